import type { SentenceTable } from '../problem.ts';

/** What the room `wire` says to people, by problem code: what displays report about deliveries, and what the hub saw. */
export const wireSentences: SentenceTable = {
  'delivery-unsigned': {
    vi: 'Màn hình bỏ qua một gói nội dung không có chữ ký hợp lệ.',
    en: 'The display ignored a delivery without a valid signature.',
  },
  'delivery-foreign': {
    vi: 'Màn hình bỏ qua một gói nội dung không phải của hệ thống này hoặc của màn hình khác.',
    en: 'The display ignored a delivery from another system or for another display.',
  },
  'delivery-older': {
    vi: 'Màn hình bỏ qua một gói nội dung cũ hơn nội dung đang giữ.',
    en: 'The display ignored a delivery older than what it holds.',
  },
  'delivery-expired': {
    vi: 'Màn hình bỏ qua một gói nội dung ngoài thời hạn hiệu lực.',
    en: 'The display ignored a delivery that is not in force at this time.',
  },
  'delivery-damaged': {
    vi: 'Màn hình bỏ qua một gói nội dung bị hỏng.',
    en: 'The display ignored a damaged delivery.',
  },
  'live-unsigned': {
    vi: 'Màn hình bỏ qua số liệu trực tiếp không có chữ ký hợp lệ.',
    en: 'The display ignored live values without a valid signature.',
  },
  'live-foreign': {
    vi: 'Màn hình bỏ qua số liệu trực tiếp không phải của hệ thống này.',
    en: 'The display ignored live values from another system.',
  },
  'live-older': {
    vi: 'Màn hình bỏ qua số liệu trực tiếp cũ hơn số liệu đang hiện.',
    en: 'The display ignored live values older than those it shows.',
  },
  'live-expired': {
    vi: 'Màn hình bỏ qua số liệu trực tiếp đã quá hạn.',
    en: 'The display ignored live values that are no longer fresh.',
  },
  'live-damaged': {
    vi: 'Màn hình bỏ qua số liệu trực tiếp bị hỏng.',
    en: 'The display ignored damaged live values.',
  },
  'slide-failed': { vi: 'Một trang không hiển thị được và đã được bỏ qua.', en: 'A slide could not be shown and was skipped.' },
  'lease-ended': {
    vi: 'Nội dung đang giữ đã hết hạn; màn hình hiện trang chờ.',
    en: 'What the display holds has expired; it shows the standing slide.',
  },
  'clock-behind': {
    vi: 'Đồng hồ của màn hình chạy lùi; màn hình hiện trang chờ cho đến khi liên lạc được.',
    en: 'The clock of the display stands before the last time seen; it shows the standing slide until contact.',
  },
  'storage-failed': {
    vi: 'Màn hình không lưu được nội dung vào bộ nhớ của nó.',
    en: 'The display could not keep its content in its own storage.',
  },
  'checkpoint-unsigned': {
    vi: 'Màn hình bỏ qua một điểm kiểm tra sổ đánh giá không có chữ ký hợp lệ.',
    en: 'The display ignored a checkpoint of the ledger without a valid signature.',
  },
  'ledger-forked': {
    vi: 'CẢNH BÁO: sổ đánh giá không còn nối tiếp điểm kiểm tra mà màn hình đang giữ. Dữ liệu đã bị sửa hoặc cắt bỏ.',
    en: 'ALARM: the ledger does not extend the checkpoint that the display holds. Records were changed or cut off.',
  },
  'ledger-unproven': {
    vi: 'CẢNH BÁO: màn hình hỏi nhiều lần mà không nhận được bằng chứng rằng sổ đánh giá nối tiếp điểm kiểm tra nó đang giữ.',
    en: 'ALARM: asked again and again, the controller gave no proof that the ledger extends the checkpoint that the display holds.',
  },
  'ledger-restored': {
    vi: 'CẢNH BÁO: sổ đánh giá được lập lại từ đầu hoặc từ bản sao lưu; một số bản ghi mà màn hình từng biết không còn nữa.',
    en: 'ALARM: the ledger was begun anew or restored from a backup; records that the display knew of are gone.',
  },
  'key-twice': {
    vi: 'Hai thiết bị đang dùng chung một khóa màn hình. Hãy thu hồi khóa và ghép lại.',
    en: 'Two devices use one display key. Revoke it and pair again.',
  },
};
