import type { SentenceTable } from './problem.ts';

/** What `libraryProblems` and `libraryWarnings` say to people, by problem code. */
export const librarySentences: SentenceTable = {
  'LIB-1': { vi: 'Không có giao diện nào mang mã «{theme}».', en: 'There is no theme with the id “{theme}”.' },
  'LIB-2': { vi: 'Không có trang nào mang mã «{slide}».', en: 'There is no slide with the id “{slide}”.' },
  'LIB-3': {
    vi: 'Dòng chạy chữ «{slide}» không thể làm trang chờ: trang này phải lấp đầy màn hình.',
    en: 'The ticker line “{slide}” cannot be a standing slide: that has to fill the screen.',
  },
  'LIB-4': { vi: 'Không có đơn vị nào mang mã «{unit}».', en: 'There is no unit with the id “{unit}”.' },
  'LIB-5': {
    vi: 'Dòng chạy chữ «{slide}» chỉ chiếu được ở vùng chạy chữ.',
    en: 'The ticker line “{slide}” plays in the ticker zone only.',
  },
  'LIB-6': {
    vi: 'Vùng chạy chữ chỉ nhận dòng chạy chữ; «{slide}» là trang thường.',
    en: 'The ticker zone takes ticker lines only; “{slide}” is another kind of slide.',
  },
  'LIB-7': { vi: 'Không có màn hình nào mang mã «{display}».', en: 'There is no display with the id “{display}”.' },
  'LIB-8': {
    vi: 'Màn hình «{display}» không có vùng «{zone}».',
    en: 'The display “{display}” has no zone “{zone}”.',
  },
  'LIB-9': {
    vi: 'Lịch «{entry}» hôm nay không tới màn hình nào có vùng «{zone}».',
    en: 'The entry “{entry}” reaches no display with the zone “{zone}” today.',
  },
  'LIB-10': {
    vi: 'Đợt nghỉ «{name}» kết thúc ({end}) trước ngày bắt đầu ({d}).',
    en: 'The days off “{name}” end ({end}) before they begin ({d}).',
  },
  'LIB-14': {
    vi: 'Đợt nghỉ «{name}» dài {days} ngày, tối đa là {most} ngày. Xin xem lại ngày cuối.',
    en: 'The days off “{name}” last {days} days; {most} is the most. Please look at the last day.',
  },
  'LIB-11': {
    vi: 'Dòng {row} của bảng có {cells} ô, bảng có {columns} cột.',
    en: 'Row {row} of the table has {cells} cells; the table has {columns} columns.',
  },
};
