import type { Slide } from '../../../content/slide/slide.ts';

const own = { name: '', theme: null, locked: null };

/** The motto of the one-stop offices: what most halls show. */
export const mottoSample: Slide = {
  ...own,
  id: 'mau-phuong-cham',
  template: 'motto',
  title: 'BỘ PHẬN MỘT CỬA',
  phrases: ['LẮNG NGHE', 'THẤU HIỂU', 'PHỤC VỤ', 'TẬN TÂM'],
  source: null,
};

/** A table: panels, quiet text and accents beside one another. */
export const hoursSample: Slide = {
  ...own,
  id: 'mau-gio-lam-viec',
  template: 'hours',
  title: 'GIỜ LÀM VIỆC',
  rows: [
    { days: 'Thứ Hai – thứ Sáu', hours: '07:30–11:30, 13:30–17:00' },
    { days: 'Thứ Bảy', hours: '07:30–11:30' },
  ],
  note: 'Xin lấy số thứ tự tại bàn hướng dẫn.',
};
