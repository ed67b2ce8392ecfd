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
  'comment-missing': { vi: 'Lượt này không có ý kiến, hoặc đã xóa.', en: 'This answer has no words, or they were erased.' },
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
  'csv-empty': {
    vi: 'Tệp không có dòng đánh giá nào. Xin ghi mỗi lượt một dòng, bên dưới dòng tên cột.',
    en: 'The file has no answers. Please write one on each line below the names of the columns.',
  },
  'csv-head': {
    vi: 'Dòng đầu phải có các cột ma_ho_so, thoi_gian, muc. Dòng đầu của tệp này là: {found}. Xin sửa theo tệp mẫu.',
    en: 'The first line must have the columns ma_ho_so, thoi_gian, muc. In this file it says: {found}. Please follow the template.',
  },
  'csv-head-twice': {
    vi: 'Cột {column} có hai lần ở dòng đầu. Xin bỏ bớt một cột.',
    en: 'The column {column} stands twice in the first line. Please leave one of them out.',
  },
  'csv-broken': {
    vi: 'Dấu ngoặc kép ở khoảng dòng {line} không mở và đóng đúng, nên không đọc tiếp được. Xin sửa dòng đó, hoặc mở tệp bằng Excel rồi lưu lại.',
    en: 'Quotes near line {line} do not open and close as they should, so the rest cannot be read. Please mend that line, or open the file in Excel and save it again.',
  },
  'csv-columns': {
    vi: 'Dòng này có nhiều ô hơn dòng tên cột. Nếu ý kiến có dấu ngăn cột, xin đặt ý kiến trong ngoặc kép.',
    en: 'This line has more cells than there are columns. If a comment holds the sign between columns, please put it in quotes.',
  },
  'csv-long': {
    vi: 'Tệp có hơn {most} dòng. Xin chia thành nhiều tệp, mỗi tệp tối đa {most} dòng; chưa có gì được ghi.',
    en: 'The file has more than {most} lines. Please split it into files of at most {most}; nothing has been recorded.',
  },
  'csv-cell': {
    vi: 'Ô ở cột {column} đang trống. Xin điền rồi chọn lại tệp.',
    en: 'The cell in the column {column} is empty. Please fill it in and choose the file again.',
  },
  'csv-time': {
    vi: 'Thời gian «{text}» không đúng. Xin ghi như 23/11/2026 08:30.',
    en: 'The time “{text}” is wrong. Please write it as 23/11/2026 08:30.',
  },
  'csv-twice': { vi: 'Mã hồ sơ này có hai lần trong tệp.', en: 'This dossier stands twice in the file.' },
  'csv-changed': { vi: 'Tệp đã khác với bản xem trước.', en: 'The file differs from the one that was previewed.' },
  'export-long': {
    vi: 'Có hơn {most} lượt: xin chọn khoảng thời gian ngắn hơn. Tệp CSV chứa được nhiều hơn tệp Excel.',
    en: 'There are more than {most} answers: please choose a shorter window. CSV holds more than a workbook.',
  },
  'export-busy': {
    vi: 'Máy chủ đang lập tệp Excel khác. Xin thử lại sau ít phút, hoặc tải CSV.',
    en: 'The server is making other workbooks. Please try again in a few minutes, or download CSV.',
  },
};
