import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Unit } from '../../content/place/unit.ts';
import type { Slide } from '../../content/slide/slide.ts';

const hours: Unit['hours'] = {
  seasons: [
    {
      from: null,
      weekly: [1, 2, 3, 4, 5, 6, 7].map((day) =>
        day > 5
          ? []
          : [
              { start: '07:30', end: '11:30' },
              { start: '13:30', end: '17:00' },
            ],
      ),
      makeUp: null,
    },
  ],
  exceptions: [],
};

const unit = (id: string, label: string, name: string, own: Partial<Unit> = {}): Unit => ({
  id,
  label,
  name,
  validFrom: null,
  validTo: null,
  timeZone: null,
  hours: null,
  standing: null,
  theme: null,
  ...own,
});

const wards = ['Bến Nghé', 'Bến Thành', 'Cầu Kho', 'Cầu Ông Lãnh', 'Cô Giang', 'Đa Kao'];

const screens: readonly Display['screen'][] = [
  { width: 1920, height: 1080, zones: 'side-ticker', transition: 'fade' },
  { width: 1080, height: 1920, zones: 'full', transition: 'fade' },
  { width: 3840, height: 2160, zones: 'ticker', transition: 'fade' },
];

const display = (index: number, unitId: string, unitName: string): Display => ({
  id: `tv-${unitId}`,
  name: `Sảnh tiếp dân ${unitName}`,
  kind: 'tv',
  screen: screens[index % screens.length] ?? { width: 1920, height: 1080, zones: 'full', transition: 'fade' },
  physical: { widthMm: 1210, heightMm: 680 },
  viewingDistanceM: 5,
  membership: [{ unit: unitId, from: null, to: null }],
  tags: index % 2 === 0 ? ['sanh-chinh'] : [],
  key: index === 5 ? null : { public: 'A'.repeat(43), since: 1_700_000_000_000 },
});

const own = { theme: null, locked: null };
const slides: readonly Slide[] = [
  {
    ...own,
    id: 'phuong-cham',
    name: 'Phương châm “4 xin – 4 luôn”',
    locked: { pack: 'phuong-cham', slide: 'A2' },
    template: 'motto',
    title: '4 XIN',
    phrases: ['Xin chào', 'Xin lỗi', 'Xin cảm ơn', 'Xin phép'],
    source: 'Công văn 2762/UBND-NV ngày 01/11/2019, UBND Quận 1',
  },
  {
    ...own,
    id: 'tiep-dan',
    name: 'Lịch tiếp công dân',
    template: 'hours',
    title: 'GIỜ LÀM VIỆC',
    rows: [
      { days: 'Thứ Hai – thứ Sáu', hours: '07:30–11:30, 13:30–17:00' },
      { days: 'Thứ Bảy, Chủ nhật', hours: 'Nghỉ' },
    ],
    note: null,
  },
  {
    ...own,
    id: 'thong-bao',
    name: 'Thông báo nộp hồ sơ trực tuyến',
    template: 'notice',
    title: 'Nộp hồ sơ trực tuyến',
    body: 'Ông/Bà có thể nộp hồ sơ tại nhà qua Cổng Dịch vụ công. Bộ phận Một cửa sẵn sàng hướng dẫn.',
    footer: null,
  },
  { ...own, id: 'dong-ho', name: 'Đồng hồ', template: 'clock', title: null, date: true },
  { ...own, id: 'chay-chu', name: 'Dòng chữ chạy', template: 'ticker', text: 'Xin chào, xin lỗi, xin cảm ơn, xin phép.' },
];

const when = { from: null, until: null, weekdays: [], dayparts: [], rule: null, openHours: false, daysOff: 'play' } as const;

/** A district with six wards, a display each, four slides and a schedule: what the fake desk server begins with. */
export const deskLibrary = (): Library => ({
  schema: 1,
  generation: 3,
  epoch: 1,
  units: [
    unit('quan-1', 'Quận', 'Quận 1', { timeZone: 'Asia/Ho_Chi_Minh', hours, standing: 'phuong-cham' }),
    ...wards.map((name, index) => unit(`phuong-${index + 1}`, 'Phường', `Phường ${name}`)),
  ],
  parents: wards.map((_, index) => ({ child: `phuong-${index + 1}`, parent: 'quan-1', from: null, to: null })),
  successions: [],
  displays: [display(0, 'quan-1', 'Quận 1'), ...wards.map((name, index) => display(index + 1, `phuong-${index + 1}`, name))],
  themes: [],
  slides: [...slides],
  entries: [
    {
      id: 'phuong-cham-moi-ngay',
      name: 'Phương châm trong giờ làm việc',
      slides: [
        { slide: 'phuong-cham', dwell: 15, weight: 2 },
        { slide: 'tiep-dan', dwell: 12, weight: 1 },
      ],
      places: [{ by: 'unit', id: 'quan-1' }],
      zone: 'main',
      when: { ...when, weekdays: [1, 2, 3, 4, 5], openHours: true, daysOff: 'skip' },
      rank: 'normal',
      share: 1,
    },
    {
      id: 'dong-chu',
      name: 'Dòng chữ chạy cả ngày',
      slides: [{ slide: 'chay-chu', dwell: 60, weight: 1 }],
      places: [{ by: 'all' }],
      zone: 'ticker',
      when,
      rank: 'normal',
      share: 1,
    },
    {
      id: 'dong-ho-ben',
      name: 'Đồng hồ cột bên',
      slides: [{ slide: 'dong-ho', dwell: 60, weight: 1 }],
      places: [{ by: 'all' }],
      zone: 'side',
      when,
      rank: 'normal',
      share: 1,
    },
  ],
  daysOff: [
    { d: '2026-01-01', name: 'Tết Dương lịch', type: 'off', status: 'confirmed' },
    { d: '2026-02-16', end: '2026-02-20', name: 'Tết Nguyên đán Bính Ngọ', type: 'off', status: 'confirmed' },
    { d: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', type: 'off', status: 'confirmed' },
    { d: '2027-01-01', name: 'Tết Dương lịch', type: 'off', status: 'law' },
    { d: '2027-02-04', end: '2027-02-10', name: 'Tết Nguyên đán Đinh Mùi', type: 'off', status: 'unverified' },
  ],
});
