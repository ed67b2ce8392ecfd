import type { Phrase } from '../say.ts';
import type { ColourName } from './theme-form.ts';

export const themeWords = {
  page: ['Giao diện', 'Themes'],
  intro: [
    'Màu sắc và biểu trưng mà màn hình dùng. Mỗi trang chiếu theo giao diện của đơn vị, trừ khi trang chọn riêng.',
    'The colours and the logo of the screens. A slide takes the theme of the unit unless it names its own.',
  ],
  make: ['Tạo giao diện', 'New theme'],
  mine: ['Của cơ quan', 'Of the office'],
  ready: ['Có sẵn', 'Ready made'],
  readyHint: ['Muốn sửa, xin tạo bản riêng.', 'To change one, make a copy of it.'],
  copy: ['Tạo bản riêng', 'Make a copy'],
  copyOf: ['{name} (bản riêng)', '{name} (own)'],
  fresh: ['Giao diện mới', 'New theme'],
  back: ['Các giao diện', 'All themes'],
  unnamed: ['Chưa đặt tên', 'No name yet'],
  missing: ['Không có giao diện này.', 'There is no such theme.'],
  name: ['Tên giao diện', 'Name of the theme'],
  colours: ['Màu sắc', 'Colours'],
  logo: ['Biểu trưng', 'Logo'],
  logoHint: [
    'Biểu trưng do cơ quan tải lên (nền trong suốt là đẹp nhất) và chỉ đứng ở góc. Quốc kỳ, Quốc huy không được dùng làm nền.',
    'The logo is your own (best with a transparent ground) and stands in a corner only. The national flag and emblem never serve as a background.',
  ],
  noLogo: ['Bỏ biểu trưng', 'No logo'],
  preview: ['Xem trước', 'Preview'],
  contrast: ['Độ tương phản', 'Contrast'],
  contrastHint: [
    'Đọc từ xa cần từ {far} : 1; dưới {least} : 1 thì nhiều người không đọc được.',
    'To be read from afar {far} : 1 is needed; below {least} : 1 many cannot read it.',
  ],
  ok: ['Tốt', 'Good'],
  warn: ['Khó đọc từ xa', 'Hard from afar'],
  stop: ['Quá mờ', 'Too faint'],
  users: ['Đang dùng ở', 'In use at'],
  usersNone: ['Chưa đơn vị nào dùng.', 'No unit uses it.'],
  own: ['đặt riêng', 'set there'],
  moreUnits: ['và {n} đơn vị khác', 'and {n} more'],
  slides: ['Trang chiếu dùng riêng: {names}', 'Slides that name it: {names}'],
  count: ['{n} đơn vị', '{n} {n|unit|units}'],
  publish: ['Đến trang Phát hành', 'Go to Publish'],
  remove: ['Gỡ giao diện', 'Remove'],
  discard: ['Bỏ bản nháp', 'Discard the draft'],
  restore: ['Giữ lại, không gỡ', 'Keep it'],
  isNew: ['Mới, chưa phát hành', 'New, not published'],
  isChanged: ['Đã sửa, chưa phát hành', 'Changed, not published'],
  isRemoved: ['Sẽ gỡ khi phát hành', 'Will be removed'],
  inForce: ['Đang có hiệu lực', 'In force'],
} as const satisfies Record<string, Phrase>;

/** What each colour is for. */
export const colourWords: Readonly<Record<ColourName, Phrase>> = {
  background: ['Nền', 'Ground'],
  surface: ['Mảng, khung', 'Panels'],
  ink: ['Chữ chính', 'Text'],
  muted: ['Chữ phụ', 'Quiet text'],
  accent: ['Màu nhấn', 'Accent'],
  onAccent: ['Chữ trên nhấn', 'On the accent'],
};
