import type { Phrase } from '../say.ts';

/** The words of the page of rating settings. */
export const settingsWords = {
  page: ['Thiết lập đánh giá', 'Rating settings'],
  intro: [
    'Các con số này có hiệu lực ngay cho mọi bảng điểm. Điểm đã ký của các kỳ đã chốt không đổi.',
    'These take effect on every board at once. Signed figures of closed periods do not change.',
  ],
  target: ['Mục tiêu (%)', 'Target (%)'],
  targetHint: ['Màu của điểm so với mục tiêu này.', 'The colour of a score is judged by it.'],
  shrinkage: ['Hệ số m khi xếp nhóm', 'The m of the bands'],
  shrinkageHint: ['Công bố cùng kết quả; 30 là mức thông thường.', 'Published with the result; 30 is usual.'],
  coolDown: ['Nghỉ giữa hai lượt ở kiosk (giây)', 'Rest of a kiosk between answers (seconds)'],
  coolDownHint: ['Để một người không bấm nhiều lần liền.', 'So that nobody taps again and again.'],
  address: ['Địa chỉ công khai trong mã QR', 'Public address in QR codes'],
  addressHint: [
    'Ví dụ https://danhgia.quan1.gov.vn. Để trống: chưa dùng mã QR.',
    'For example https://danhgia.quan1.gov.vn. Empty: QR codes are not used yet.',
  ],
  general: ['Chung', 'General'],
  save: ['Lưu thay đổi', 'Save changes'],
  saved: ['Đã lưu, có hiệu lực ngay.', 'Saved and in force.'],
  again: ['Xem bản mới nhất', 'Show the newest'],
  number: ['Xin ghi một số.', 'Please write a number.'],
} as const satisfies Record<string, Phrase>;
