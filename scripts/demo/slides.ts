import { readFileSync } from 'node:fs';
import { packSlides, packTickers } from '../../content/packs/official.ts';
import { filledSlide } from '../../content/packs/placeholders.ts';
import { type Slide, slideSchema } from '../../content/slide/slide.ts';

/** Marks everything that the demonstration has made up. */
const MADE_UP = 'Nội dung minh họa';

const readPacks = (): unknown => JSON.parse(readFileSync(new URL('../../content/packs/packs.json', import.meta.url), 'utf8'));

/** The official texts, their one blank filled in, the motto's ticker line and night copy, and what the district wrote itself. */
export function demoSlides(): Slide[] {
  const packs = readPacks();
  const official = packSlides(packs).map((slide) => slideSchema.parse(filledSlide(slide, { hotline: '1022' })));
  const motto = official.filter((slide) => slide.id === 'phuong-cham-a1');
  return [
    ...official,
    ...packTickers(packs).filter((slide) => ['phuong-cham-a1-led', 'voi-nguoi-dan-b1-led'].includes(slide.id)),
    ...motto.map((slide) => ({
      ...slide,
      id: 'phuong-cham-ban-dem',
      name: 'A1 · Phương châm, nền dịu ban đêm',
      theme: 'xanh-diu',
    })),
    ...ownSlides(),
  ];
}

const own = (id: string, name: string) => ({ id, name, theme: null, locked: null });

const ownSlides = (): Slide[] => [
  ...notices(),
  {
    ...own('gio-lam-viec', 'Giờ làm việc'),
    template: 'hours',
    title: 'GIỜ LÀM VIỆC',
    rows: [
      { days: 'Thứ Hai – thứ Sáu', hours: '7:30 – 11:30 và 13:30 – 17:00' },
      { days: 'Thứ Bảy', hours: '7:30 – 11:30' },
      { days: 'Chủ nhật', hours: 'Nghỉ' },
    ],
    note: 'Nghỉ các ngày lễ, Tết theo quy định.',
  },
  {
    ...own('ma-qr-gop-y', 'Mã QR góp ý'),
    template: 'qr',
    title: 'GÓP Ý VỀ THÁI ĐỘ PHỤC VỤ',
    text: 'Quét mã để gửi ý kiến về việc thực hiện phương châm “4 xin – 4 luôn”.\nĐịa chỉ minh họa.',
    url: 'https://example.com/gop-y/quan-1',
  },
  { ...own('dong-ho', 'Đồng hồ và ngày'), template: 'clock', title: null, date: true },
  {
    ...own('loi-chao-chay-chu', 'Dòng chữ chào'),
    template: 'ticker',
    text: 'Bộ phận Tiếp nhận và Trả kết quả Quận 1 kính chào Ông/Bà. Vui lòng lấy số thứ tự và chờ đến lượt.',
  },
  indexTable(),
];

const notices = (): Slide[] => [
  notice('tra-ket-qua-da-kao', 'Đa Kao: nơi trả kết quả', 'NƠI TRẢ KẾT QUẢ', [
    'Hồ sơ hộ tịch: quầy số 2.',
    'Hồ sơ chứng thực: quầy số 3.',
    'Ông/Bà vui lòng mang theo giấy hẹn.',
  ]),
  notice('giay-to-ben-nghe', 'Bến Nghé: giấy tờ cần mang theo', 'TRƯỚC KHI NỘP HỒ SƠ', [
    'Ông/Bà vui lòng mang theo giấy tờ tùy thân còn hạn và bản chính để đối chiếu.',
    'Cần hướng dẫn, xin hỏi công chức tại quầy số 1.',
  ]),
  notice('le-chao-co', 'Lễ chào cờ đầu tháng', 'LỄ CHÀO CỜ ĐẦU THÁNG', [
    '7:30 thứ Hai đầu tiên của tháng.',
    'Bộ phận Tiếp nhận và Trả kết quả bắt đầu nhận hồ sơ lúc 7:45.',
  ]),
  notice('nghi-le', 'Thông báo nghỉ lễ', 'HÔM NAY NGHỈ LỄ', [
    'Bộ phận Tiếp nhận và Trả kết quả nghỉ theo lịch nghỉ lễ, Tết.',
    'Mong Ông/Bà thông cảm và quay lại vào ngày làm việc kế tiếp.',
  ]),
];

const notice = (id: string, name: string, title: string, lines: readonly string[]): Slide => ({
  ...own(id, name),
  template: 'notice',
  title,
  body: lines.join('\n'),
  footer: MADE_UP,
});

/** A table as Hoàn Kiếm published one in 2019; units real, every figure made up and labelled so. */
const indexTable = (): Slide => ({
  ...own('chi-so-cai-cach', 'Bảng Chỉ số cải cách hành chính (số liệu minh họa)'),
  template: 'table',
  title: 'CHỈ SỐ CẢI CÁCH HÀNH CHÍNH',
  columns: [
    { label: 'Hạng', align: 'center' },
    { label: 'Đơn vị', align: 'start' },
    { label: 'Điểm', align: 'end' },
  ],
  rows: [
    ['1', 'Phường Bến Nghé', '91,20'],
    ['2', 'Phường Tân Định', '90,75'],
    ['3', 'Phường Đa Kao', '90,10'],
    ['4', 'Phường Bến Thành', '89,65'],
    ['5', 'Phường Nguyễn Thái Bình', '88,90'],
    ['6', 'Phường Phạm Ngũ Lão', '88,40'],
    ['7', 'Phường Cô Giang', '87,95'],
    ['8', 'Phường Cầu Ông Lãnh', '87,30'],
    ['9', 'Phường Nguyễn Cư Trinh', '86,85'],
    ['10', 'Phường Cầu Kho', '86,20'],
  ],
  source: 'Số liệu minh họa, không phải kết quả thật',
});
