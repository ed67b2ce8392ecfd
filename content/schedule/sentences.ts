import type { SentenceTable } from '../problem.ts';

/** What the room `schedule` says to people, by problem code. */
export const scheduleSentences: SentenceTable = {
  'SCH-10': {
    vi: 'Lịch kết thúc ({until}) không sau lúc bắt đầu ({from}).',
    en: 'The entry ends ({until}) no later than it begins ({from}).',
  },
  'SCH-11': {
    vi: 'Quy tắc lặp có phần «{part}» không dùng được ở đây: quy tắc chỉ chọn ngày, giờ chiếu ghi ở khung giờ.',
    en: 'The rule has the part “{part}”, which cannot be used here: a rule picks days; hours belong in the dayparts.',
  },
  'SCH-12': {
    vi: 'Quy tắc lặp phải theo ngày, tuần, tháng hoặc năm (FREQ=DAILY, WEEKLY, MONTHLY, YEARLY), không phải «{freq}».',
    en: 'The rule must repeat by day, week, month or year (FREQ=DAILY, WEEKLY, MONTHLY, YEARLY), not “{freq}”.',
  },
  'SCH-13': {
    vi: 'UNTIL của quy tắc lặp phải là một ngày có thật, ví dụ 20261231, không phải «{until}».',
    en: 'UNTIL of the rule must be a real day such as 20261231, not “{until}”.',
  },
  'SCH-14': {
    vi: 'Phần «{part}» của quy tắc lặp có giá trị không dùng được: «{value}».',
    en: 'The part “{part}” of the rule has a value that cannot be used: “{value}”.',
  },
  'SCH-15': { vi: 'Phần «{part}» đứng hai lần trong quy tắc lặp.', en: 'The part “{part}” stands twice in the rule.' },
  'SCH-24': { vi: 'Màn hình này không có vùng đó.', en: 'This display has no such zone.' },
  'SCH-26': {
    vi: 'Lịch này không còn trang nào có trong thư viện.',
    en: 'None of the slides of this entry are in the library.',
  },
  'SCH-31': { vi: 'Đang chiếu.', en: 'On the screen now.' },
  'SCH-32': { vi: 'Chiếu luân phiên với «{by}».', en: 'Takes turns with “{by}”.' },
  'SCH-33': {
    vi: 'Bị thay bởi «{by}» vì có mức ưu tiên cao hơn.',
    en: 'Replaced by “{by}”, which has a higher rank.',
  },
  'SCH-35': { vi: 'Chưa bắt đầu: chiếu từ {from}.', en: 'Has not begun: plays from {from}.' },
  'SCH-36': { vi: 'Đã kết thúc lúc {until}.', en: 'Ended at {until}.' },
  'SCH-37': {
    vi: 'Ngày {day} không thuộc các thứ trong tuần đã chọn.',
    en: 'The day {day} is not one of the chosen weekdays.',
  },
  'SCH-38': { vi: 'Quy tắc lặp không chọn ngày {day}.', en: 'The rule does not pick the day {day}.' },
  'SCH-39': {
    vi: 'Ngày {day} nghỉ {name}, lịch này chọn nghỉ cùng.',
    en: 'The day {day} is off ({name}), and this entry skips days off.',
  },
  'SCH-40': {
    vi: 'Ngày {day} không phải ngày nghỉ lễ, lịch này chỉ chiếu vào ngày nghỉ lễ.',
    en: 'The day {day} is not a public day off, and this entry plays on those only.',
  },
  'SCH-41': { vi: 'Ngoài khung giờ đã chọn ({parts}).', en: 'Outside of its dayparts ({parts}).' },
  'SCH-42': { vi: 'Ngày {day}, lúc này đơn vị không mở cửa.', en: 'On {day} the unit is closed at this time.' },
  'SCH-43': {
    vi: 'Ngày {day} nghỉ {name}, đơn vị đóng cửa.',
    en: 'The day {day} is off ({name}) and the unit is closed.',
  },
};
