import type { ReportItem } from '../../../content/wire/display-messages.ts';
import { type Phrase, say } from '../say.ts';

const reports: Readonly<Record<ReportItem['code'], Phrase>> = {
  'delivery-unsigned': ['Bỏ qua một gói nội dung không có chữ ký', 'Ignored an unsigned delivery'],
  'delivery-foreign': ['Bỏ qua một gói nội dung của hệ thống khác', 'Ignored a delivery of another system'],
  'delivery-older': ['Bỏ qua một gói nội dung cũ hơn', 'Ignored an older delivery'],
  'delivery-expired': ['Bỏ qua một gói nội dung đã hết hạn', 'Ignored an expired delivery'],
  'delivery-damaged': ['Bỏ qua một gói nội dung bị hỏng', 'Ignored a damaged delivery'],
  'slide-failed': ['Không hiện được một trang, đã bỏ qua', 'A slide could not be shown and was skipped'],
  'lease-ended': ['Nội dung đang giữ đã hết hạn', 'The held content has expired'],
  'clock-behind': ['Đồng hồ của màn hình chạy lùi', 'The clock of the display went back'],
  'checkpoint-unsigned': ['Bỏ qua một bản niêm phong sổ không có chữ ký', 'Ignored an unsigned checkpoint of the ledger'],
  'ledger-forked': [
    'Báo động: sổ đánh giá đã bị sửa, không còn khớp với bản niêm phong màn hình này giữ',
    'Alarm: the ledger was rewritten and no longer fits the checkpoint that this display holds',
  ],
  'ledger-restored': [
    'Sổ đánh giá ngắn hơn bản niêm phong màn hình này giữ (có thể đã khôi phục bản cũ)',
    'The ledger is shorter than the checkpoint that this display holds (an older copy may have been restored)',
  ],
  'storage-failed': ['Không lưu được vào bộ nhớ của màn hình', 'The storage of the display failed'],
};

/** What a display's report says to people; an unknown code is named. */
export const reportWords = (code: string): string => {
  const known = Object.entries(reports).find(([name]) => name === code)?.[1];
  return known ? say(known) : code;
};
