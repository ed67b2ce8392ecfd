import type { Phrase } from '../say.ts';

/** The words of the LED line's form. */
export const ledWords = {
  runs: ['Các đoạn chữ, mỗi đoạn một màu', 'Words, each part in one colour'],
  text: ['Đoạn chữ {n}', 'Words {n}'],
  colour: ['Màu của đoạn {n}', 'Colour of part {n}'],
  addRun: ['Thêm đoạn màu khác', 'Add a part in another colour'],
  liveHint: [
    'Có thể chèn: {{date}} ngày, {{time}} giờ, {{lunar}} ngày âm lịch, {{score}} mức độ hài lòng.',
    'May hold: {{date}}, {{time}}, {{lunar}} (lunar date), {{score}} (satisfaction).',
  ],
  motion: ['Cách chạy', 'Movement'],
  left: ['Chạy sang trái', 'To the left'],
  right: ['Chạy sang phải', 'To the right'],
  up: ['Chạy lên', 'Upwards'],
  page: ['Lật từng trang', 'Page by page'],
  still: ['Đứng yên', 'Standing still'],
  rows: ['Cỡ chữ (số hàng điểm)', 'Letters (rows of dots)'],
  rowsAuto: ['Lớn nhất vừa bảng', 'The largest that fit'],
  speed: ['Tốc độ (tiếng mỗi giây)', 'Speed (syllables a second)'],
  blink: ['Nhấp nháy', 'Blinking'],
  noBlink: ['Không nhấp nháy', 'None'],
  blinks: ['{n} lần mỗi giây', '{n} a second'],
  scoreOf: ['Số liệu hài lòng của đơn vị', 'Satisfaction of'],
  noScore: ['Không dùng', 'None'],
  window: ['Khoảng thời gian', 'Period'],
} as const satisfies Record<string, Phrase>;
