import type { RatingPoint } from '../../../content/score/settings.ts';
import type { Phrase } from '../say.ts';

export const pointsWords = {
  page: ['Điểm đặt máy và mã QR', 'Rating points'],
  intro: [
    'Mỗi điểm là một nơi người dân đánh giá: một máy tính bảng, mã QR đổi từng phút trên màn hình, hoặc mã QR in trên giấy.',
    'Each point is a place where citizens answer: a tablet, the changing QR on a screen, or a QR on paper.',
  ],
  add: ['Thêm điểm', 'Add a point'],
  edit: ['Sửa', 'Edit'],
  editOf: ['Sửa điểm «{name}»', 'Edit the point “{name}”'],
  name: ['Tên điểm (người dân đọc được)', 'Name (citizens read it)'],
  nameHint: ['Ví dụ: Quầy số 3, Bộ phận Một cửa', 'For example: Counter 3'],
  unit: ['Đơn vị', 'Unit'],
  kind: ['Cách đánh giá', 'Way of answering'],
  scale: ['Thang đánh giá', 'Scale'],
  counter: ['Quầy', 'Counter'],
  counterHint: ['Các điểm cùng quầy được cộng chung.', 'Points of the same counter are added up.'],
  noCounter: ['Không thuộc quầy nào', 'None'],
  newCounter: ['Quầy mới…', 'A new counter…'],
  counterName: ['Tên quầy', 'Name of the counter'],
  counterNameHint: ['Ví dụ: Quầy số 3', 'For example: Counter 3'],
  counterRenameHint: [
    'Đổi tên ở đây là đổi cho mọi điểm của quầy; số liệu đã có vẫn thuộc quầy này.',
    'A new name holds for all points of the counter; what it gathered stays its own.',
  ],
  save: ['Lưu', 'Save'],
  poster: ['In mã QR', 'Print the QR'],
  off: ['Ngừng dùng', 'Switch off'],
  on: ['Dùng lại', 'Use again'],
  isOff: ['Đã ngừng', 'Switched off'],
  none: ['Chưa có điểm đánh giá nào', 'No rating points yet'],
  noneHint: [
    'Thêm một điểm cho mỗi quầy hoặc sảnh, rồi in mã QR hoặc ghép máy tính bảng ở trang /kiosk/.',
    'Add one for each counter or hall, then print its QR or pair a tablet at /kiosk/.',
  ],
  noAddress: [
    'Chưa đặt địa chỉ công khai, nên mã QR chưa dẫn tới đâu.',
    'The public address is not set, so QR codes lead nowhere yet.',
  ],
  setAddress: ['Đặt địa chỉ', 'Set the address'],
  kiosks: ['{n} máy tính bảng', '{n} {n|tablet|tablets}'],
  print: ['In', 'Print'],
  close: ['Đóng', 'Close'],
  scan: ['Quét mã bằng máy ảnh điện thoại hoặc Zalo', 'Scan with the phone’s camera or Zalo'],
  check: [
    'Trang mở ra phải ghi đúng tên đơn vị trên tờ này.',
    'The page that opens must bear the name of the unit on this sheet.',
  ],
  anonymous: [
    'Ẩn danh, không cần đăng nhập. Số liệu tự đánh giá tại chỗ, không phải Chỉ số SIPAS.',
    'Anonymous, no login. Figures collected on the spot; not the SIPAS index.',
  ],
} as const satisfies Record<string, Phrase>;

export const KIND_WORDS: Readonly<Record<RatingPoint['kind'], Phrase>> = {
  kiosk: ['Máy tính bảng', 'Tablet'],
  screen: ['Mã QR đổi từng phút trên màn hình', 'Changing QR on a screen'],
  printed: ['Mã QR in trên giấy', 'QR on paper'],
  import: ['Phần mềm khác gửi đến', 'Another system'],
};
