import type { SentenceTable } from '../../content/problem.ts';

/** What the doors of ratings say to people, by problem code. */
export const ratingSentences: SentenceTable = {
  'SCO-used': { vi: 'Phiếu hoặc hồ sơ này đã được đánh giá.', en: 'This ticket or dossier has answered already.' },
  'rating-unsigned': { vi: 'Thiết bị này chưa được ghép nối.', en: 'This device is not paired.' },
  'rating-unreadable': { vi: 'Không đọc được lượt đánh giá này.', en: 'This rating cannot be read.' },
  'ledger-breach': {
    vi: 'Sổ đánh giá không toàn vẹn từ bản ghi số {first} (từ {since} đến {upto}): điểm của thời gian đó không hiện con số.',
    en: 'The ledger of ratings is not sound from record {first} on ({since} to {upto}): scores over that time show no number.',
  },
  'kiosk-unreadable': {
    vi: 'Bộ nhớ của máy hỏng, không đọc lại được lượt này.',
    en: 'The tablet’s store is damaged; this answer cannot be read.',
  },
  'refused-key': {
    vi: 'Khóa ký lượt này không phải khóa hiện nay của máy.',
    en: 'It was signed with a key that is not the tablet’s key now.',
  },
  'rating-changed': {
    vi: 'Người khác vừa sửa thiết lập đánh giá. Xin xem lại trước khi lưu.',
    en: 'Someone else has just changed the rating settings. Please look at them before saving.',
  },
  'rating-setup-missing': { vi: 'Điểm đánh giá chưa được thiết lập.', en: 'No rating point is set up here.' },
  'answer-missing': { vi: 'Không có lượt đánh giá số {seq} ở đơn vị này.', en: 'This unit has no answer number {seq}.' },
  'case-missing': { vi: 'Không có đề nghị này.', en: 'There is no such proposal.' },
  'case-decided': { vi: 'Đề nghị này đã được quyết định.', en: 'This proposal has been decided.' },
  'case-same-person': {
    vi: 'Người đề nghị không được tự xác nhận. Cần một người khác.',
    en: 'Whoever proposed may not confirm. It takes another person.',
  },
  'case-declined-twice': {
    vi: 'Ông/Bà đã nêu ý kiến về việc này. Cần một người khác.',
    en: 'You have said so already. It takes another person.',
  },
  'counter-missing': { vi: 'Đơn vị này không có quầy đó.', en: 'This unit does not have that counter.' },
  'case-objector': {
    vi: 'Người khiếu nại không được đề nghị hoặc xác nhận về lượt đánh giá đó. Cần hai người khác.',
    en: 'Whoever objected may not propose or confirm about these answers. It takes two others.',
  },
  'case-standing': {
    vi: 'Lượt đánh giá số {seq} đang ở tình trạng khác, không thể làm việc này.',
    en: 'Answer number {seq} does not stand so that this could be done.',
  },
  'case-object-only': { vi: 'Khiếu nại được giải quyết bằng một đề nghị.', en: 'An objection is settled by a proposal.' },
  'import-unsigned': { vi: 'Chữ ký của yêu cầu không đúng.', en: 'The signature of the request is wrong.' },
  'import-late': {
    vi: 'Thời gian của yêu cầu lệch quá 5 phút.',
    en: 'The time of the request is more than five minutes off.',
  },
  'import-point': { vi: 'Khóa này không được gửi cho điểm «{point}».', en: 'This key may not send for the point “{point}”.' },
  'import-key-missing': { vi: 'Không có khóa này.', en: 'There is no such key.' },
  'csv-head': {
    vi: 'Dòng đầu phải có các cột ma_ho_so, thoi_gian, muc.',
    en: 'The first line must have the columns ma_ho_so, thoi_gian, muc.',
  },
  'csv-broken': { vi: 'Tệp CSV hỏng ở dòng {line}.', en: 'The CSV file is broken at line {line}.' },
  'csv-long': { vi: 'Tối đa {most} dòng một lần.', en: 'At most {most} lines at a time.' },
  'csv-time': { vi: 'Thời gian «{text}» không đúng.', en: 'The time “{text}” is wrong.' },
  'csv-twice': { vi: 'Mã hồ sơ này có hai lần trong tệp.', en: 'This dossier stands twice in the file.' },
  'csv-changed': { vi: 'Tệp đã khác với bản xem trước.', en: 'The file differs from the one that was previewed.' },
  'export-long': {
    vi: 'Quá {most} lượt: xin chọn khoảng thời gian ngắn hơn.',
    en: 'More than {most} answers: please choose a shorter window.',
  },
};
