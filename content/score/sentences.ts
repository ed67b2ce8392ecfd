import type { SentenceTable } from '../problem.ts';

/** What the room `score` says to people, by problem code: to officers about settings, to citizens about an answer that is not taken. */
export const scoreSentences: SentenceTable = {
  'SCO-1': {
    vi: 'Thang đo «{scale}» phải xếp các mức từ tốt đến kém, có mức hài lòng và mức không hài lòng, không mã nào trùng.',
    en: 'The scale “{scale}” has to go from best to worst, with satisfied and other levels, and no id twice.',
  },
  'SCO-8': {
    vi: 'Điểm đánh giá «{point}» dùng thang đo «{scale}» không tồn tại.',
    en: 'The rating point “{point}” uses the scale “{scale}”, which does not exist.',
  },
  'SCO-9': {
    vi: 'Điểm đánh giá «{point}» ghi quầy «{counter}» không có ở đơn vị của điểm.',
    en: 'The rating point “{point}” names the counter “{counter}”, which its unit does not have.',
  },
  'SCO-10': {
    vi: 'Thang đo «{scale}» đã được dùng nên không sửa được. Xin thay bằng một thang đo mới.',
    en: 'The scale “{scale}” has been used, so it is not rewritten. Please replace it by a new one.',
  },
  'SCO-18': {
    vi: 'Mã «{id}» ở thang đo «{scale}» nói khác với cùng mã ở một thang đo khác.',
    en: 'In the scale “{scale}” the id “{id}” says something else than in another scale.',
  },
  'SCO-19': {
    vi: '«{name}» đã có lượt đánh giá nên không xóa được. Xin ngừng dùng hoặc đổi tên.',
    en: '“{name}” has taken answers, so it is not removed. Please switch it off or rename it.',
  },
  'SCO-no-point': { vi: 'Điểm đánh giá này không còn hoạt động.', en: 'This rating point is no longer in use.' },
  'SCO-no-level': { vi: 'Mức đánh giá này không có trong thang đo.', en: 'This answer is not on the scale.' },
  'SCO-no-reason': { vi: 'Lý do này không có trong danh sách.', en: 'This reason is not on the list.' },
  'SCO-scan-again': {
    vi: 'Mã QR đã đổi. Mong Ông/Bà quét lại mã đang hiện trên màn hình.',
    en: 'The QR code has changed. Please scan the one on the screen again.',
  },
  'SCO-no-proof': { vi: 'Thiết bị này chưa được phép gửi đánh giá.', en: 'This device may not send ratings.' },
  'SCO-no-time': {
    vi: 'Thời gian của lượt đánh giá nằm ở tương lai hoặc đã quá 35 ngày.',
    en: 'The time of this rating lies ahead, or more than 35 days back.',
  },
  'SCO-closed': {
    vi: 'Ngoài giờ làm việc, chưa nhận đánh giá. Mong Ông/Bà thông cảm.',
    en: 'Ratings are not taken outside opening hours.',
  },
  'SCO-too-soon': { vi: 'Xin chờ vài giây rồi đánh giá tiếp.', en: 'Please wait a few seconds before the next rating.' },
  'SCO-ticket': { vi: 'Mã phiếu không đúng. Mong Ông/Bà kiểm tra lại.', en: 'This ticket code is not right. Please check it.' },
  'SCO-ticket-over': { vi: 'Phiếu này đã quá hạn đánh giá.', en: 'This ticket can no longer be used.' },
};
