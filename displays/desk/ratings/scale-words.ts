import type { Face } from '../../../content/score/scale.ts';
import type { Phrase } from '../say.ts';

/** The words of scales in the settings. */
export const scaleWords = {
  scales: ['Thang đo', 'Scales'],
  scalesHint: [
    'Thang đã dùng thì giữ nguyên cho các lượt cũ; muốn đổi, thay bằng một thang mới. Mọi mức, kể cả «Bình thường», đều nằm trong mẫu số: không thể bỏ ra.',
    'A scale that was used stays for its answers; to change it, replace it by a new one. Every level, “Neutral” too, is in the denominator and cannot be left out.',
  ],
  asking: ['{n} điểm đang dùng', '{n} {n|point asks|points ask} with it'],
  replaced: ['Đã được thay', 'Replaced'],
  unused: ['Chưa dùng', 'Not used yet'],
  add: ['Thêm thang đo', 'Add a scale'],
  edit: ['Sửa', 'Edit'],
  replace: ['Thay bằng thang mới', 'Replace by a new one'],
  remove: ['Xóa', 'Remove'],
  begin: ['Bắt đầu từ', 'Begin with'],
  own: ['Thang riêng', 'A scale of your own'],
  editOf: ['Sửa thang «{name}»', 'Edit the scale “{name}”'],
  replaceOf: ['Thay thang «{name}»', 'Replace the scale “{name}”'],
  replaceNote: [
    'Khi lưu, {n} điểm đánh giá hỏi ngay bằng thang mới. Các lượt cũ giữ thang cũ và các con số đã ký không đổi.',
    'When you save, {n} rating {n|point asks|points ask} with the new scale at once. Old answers keep the old scale; signed figures stay.',
  ],
  nameVi: ['Tên thang (tiếng Việt)', 'Name (Vietnamese)'],
  nameEn: ['Tên thang (tiếng Anh)', 'Name (English)'],
  questionVi: ['Câu hỏi (tiếng Việt)', 'Question (Vietnamese)'],
  questionEn: ['Câu hỏi (tiếng Anh)', 'Question (English)'],
  levels: ['Các mức, từ tốt đến kém', 'Levels, from best to worst'],
  levelVi: ['Mức {n}, tiếng Việt', 'Level {n}, Vietnamese'],
  levelEn: ['Mức {n}, tiếng Anh', 'Level {n}, English'],
  face: ['Hình của mức {n}', 'Picture of level {n}'],
  satisfied: ['Tính là hài lòng', 'Counts as satisfied'],
  asksWhy: ['Hỏi lý do', 'Asks why'],
  up: ['Đưa mức {n} lên', 'Move level {n} up'],
  down: ['Đưa mức {n} xuống', 'Move level {n} down'],
  dropLevel: ['Bỏ mức {n}', 'Remove level {n}'],
  addLevel: ['Thêm mức', 'Add a level'],
  reasons: ['Lý do sau câu trả lời chưa hài lòng', 'Reasons after an unhappy answer'],
  reasonVi: ['Lý do {n}, tiếng Việt', 'Reason {n}, Vietnamese'],
  reasonEn: ['Lý do {n}, tiếng Anh', 'Reason {n}, English'],
  dropReason: ['Bỏ lý do {n}', 'Remove reason {n}'],
  addReason: ['Thêm lý do', 'Add a reason'],
  neutral: [
    'Mức không tính là hài lòng vẫn được đếm trong mẫu số.',
    'A level that does not count as satisfied still counts in the denominator.',
  ],
  save: ['Lưu thang đo', 'Save the scale'],
  saveReplaced: ['Thay thang đo', 'Replace the scale'],
  cancel: ['Thôi', 'Cancel'],
} as const satisfies Record<string, Phrase>;

export const FACE_WORDS: Readonly<Record<Face, Phrase>> = {
  'very-happy': ['Cười tươi', 'Very happy'],
  happy: ['Cười', 'Happy'],
  neutral: ['Bình thường', 'Neutral'],
  unhappy: ['Không vui', 'Unhappy'],
  'very-unhappy': ['Rất không vui', 'Very unhappy'],
};
