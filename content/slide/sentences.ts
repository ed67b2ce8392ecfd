import type { SentenceTable } from '../problem.ts';

/** What the room `slide` says to people, by problem code. */
export const slideSentences: SentenceTable = {
  'LAY-7': {
    vi: 'Nội dung quá dài: cần {needs} dòng nhưng chỉ đủ chỗ cho {has} dòng ở cỡ chữ nhỏ nhất ({size}). Hãy rút gọn hoặc chia thành hai trang.',
    en: 'The text is too long: it needs {needs} lines, and only {has} fit at the smallest size ({size}). Shorten it or make two slides of it.',
  },
  'LAY-8': {
    vi: 'Phông chữ không có ký tự «{character}» ({codepoint}). Hãy thay bằng ký tự khác.',
    en: 'The font lacks the character «{character}» ({codepoint}). Please use another one.',
  },
  'LEG-1': {
    vi: 'Độ tương phản của «{words}» là {ratio}:1, nên từ {least}:1 trở lên (màu chữ {ink}, màu nền {ground}).',
    en: 'The contrast of «{words}» is {ratio}:1; it should be {least}:1 or more (ink {ink}, ground {ground}).',
  },
  'LEG-2': {
    vi: 'Chữ nhỏ nhất («{words}») cao {height} mm, đọc thoải mái từ khoảng {readable} m; người xem đứng cách {distance} m nên chữ cần cao {needed} mm.',
    en: 'The smallest words («{words}») are {height} mm high and read with ease from {readable} m; people stand {distance} m away, which needs {needed} mm.',
  },
  'LEG-3': {
    vi: 'Chưa biết kích thước màn hình hoặc khoảng cách người xem, nên chưa kiểm tra được cỡ chữ.',
    en: 'The size of the screen or the viewing distance is not known, so letter heights were not checked.',
  },
  'LEG-4': {
    vi: 'Người xem cần khoảng {needs} giây để đọc {syllables} tiếng, nhưng trang chỉ hiện {dwell} giây.',
    en: 'Reading {syllables} syllables takes about {needs} seconds, but the slide stands for {dwell} seconds.',
  },
  'LEG-6': {
    vi: 'Hình ảnh chưa có lời mô tả cho người dùng trình đọc màn hình («{alt}»).',
    en: 'The picture has no description for people who use a screen reader («{alt}»).',
  },
  'LEG-7': {
    vi: 'Mã QR rộng {side} mm, quét được từ khoảng {reach} m; người xem đứng cách {distance} m sẽ phải lại gần.',
    en: 'The QR code is {side} mm wide and scans from about {reach} m; people {distance} m away have to come closer.',
  },
  'LEG-8': {
    vi: 'Ảnh {width} × {height} điểm bị phóng to {factor} lần trên màn hình này; nên dùng ảnh rộng ít nhất {needs} điểm.',
    en: 'The picture of {width} × {height} pixels is blown up {factor} times on this screen; use one at least {needs} pixels wide.',
  },
};
