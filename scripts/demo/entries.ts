import type { Entry, Place, When } from '../../content/schedule/entry.ts';
import type { LocalDay } from '../../content/time/instant.ts';
import { DISTRICT, ROOT_UNIT } from './places.ts';
import { demoWards } from './rating-points.ts';

const WORKING_DAYS = [1, 2, 3, 4, 5];
const MORNING = { start: '07:30', end: '11:30' };
const AFTERNOON = { start: '13:30', end: '17:00' };

const everywhere: Place = { by: 'unit', id: ROOT_UNIT };
const at = (unit: string): Place => ({ by: 'unit', id: unit });

const ALWAYS: When = { from: null, until: null, weekdays: [], dayparts: [], rule: null, openHours: false, daysOff: 'play' };

type Turn = readonly [slide: string, dwell: number, weight?: number];

function entry(id: string, name: string, turns: readonly Turn[], place: Place, own: Partial<Entry> = {}): Entry {
  return {
    id,
    name,
    slides: turns.map(([slide, dwell, weight]) => ({ slide, dwell, weight: weight ?? 1 })),
    places: [place],
    zone: 'main',
    when: ALWAYS,
    rank: 'normal',
    share: 1,
    ...own,
  };
}

/** What a week in these reception areas looks like; `today` bounds the campaign. */
export const demoEntries = (today: LocalDay): Entry[] => [
  ...mottoEntries(),
  ...noticeEntries(),
  ...scoreEntries(),
  ...districtEntries(today),
];

const phrases: readonly Turn[] = Array.from({ length: 8 }, (_, index) => [`phuong-cham-a${index + 4}`, 6]);

const mottoEntries = (): Entry[] => [
  entry(
    'phuong-cham-ban-ngay',
    'Phương châm “4 xin – 4 luôn”, ban ngày',
    [
      ['phuong-cham-a1', 20],
      ['phuong-cham-a2', 12],
      ['phuong-cham-a3', 12],
    ],
    everywhere,
    { when: { ...ALWAYS, dayparts: [{ start: '05:30', end: '19:00' }] }, share: 2 },
  ),
  entry('tam-loi-nhac', 'Tám lời nhắc trong giờ làm việc', phrases, everywhere, {
    when: { ...ALWAYS, openHours: true, daysOff: 'skip' },
  }),
  entry('ban-dem', 'Phương châm trên nền dịu, ban đêm', [['phuong-cham-ban-dem', 30]], everywhere, {
    when: { ...ALWAYS, dayparts: [{ start: '19:00', end: '05:30' }] },
  }),
];

const noticeEntries = (): Entry[] => [
  entry('gio-lam-viec', 'Giờ làm việc', [['gio-lam-viec', 20]], everywhere, {
    when: { ...ALWAYS, dayparts: [{ start: '06:00', end: '18:00' }] },
  }),
  entry(
    'nghi-le',
    'Thông báo nghỉ lễ',
    [
      ['nghi-le', 30],
      ['phuong-cham-a1', 15],
    ],
    everywhere,
    {
      when: { ...ALWAYS, dayparts: [{ start: '06:00', end: '18:00' }], daysOff: 'only' },
      rank: 'priority',
    },
  ),
  entry('le-chao-co', 'Lễ chào cờ thứ Hai đầu tháng', [['le-chao-co', 20]], everywhere, {
    when: {
      ...ALWAYS,
      dayparts: [{ start: '07:00', end: '07:45' }],
      rule: { rrule: 'FREQ=MONTHLY;BYDAY=1MO', start: '2026-01-05', exdates: [] },
      daysOff: 'skip',
    },
    rank: 'priority',
  }),
  entry('da-kao-buoi-sang', 'Đa Kao: nơi trả kết quả, sáng ngày làm việc', [['tra-ket-qua-da-kao', 18]], at('da-kao'), {
    when: { ...ALWAYS, weekdays: WORKING_DAYS, dayparts: [MORNING], daysOff: 'skip' },
    share: 2,
  }),
  entry('ben-nghe-buoi-sang', 'Bến Nghé: giấy tờ cần mang theo, sáng ngày làm việc', [['giay-to-ben-nghe', 18]], at('ben-nghe'), {
    when: { ...ALWAYS, weekdays: WORKING_DAYS, dayparts: [MORNING], daysOff: 'skip' },
    share: 2,
  }),
  entry(
    'ma-qr-gop-y',
    'Mã QR góp ý trong giờ làm việc',
    [['ma-qr-gop-y', 20]],
    { by: 'tag', tag: 'sanh-cho' },
    { when: { ...ALWAYS, openHours: true } },
  ),
];

/** By day each ward shows its own score and the code to answer by; the district shows the board. */
const scoreEntries = (): Entry[] => {
  const when = { ...ALWAYS, dayparts: [{ start: '06:00', end: '19:00' }] };
  return [
    ...demoWards().map(({ id, name }) =>
      entry(
        `diem-${id}`,
        `Mức độ hài lòng và mã đánh giá, ${name}`,
        [
          [`hai-long-${id}`, 15],
          [`ma-danh-gia-${id}`, 15],
        ],
        at(id),
        { when },
      ),
    ),
    entry(
      'bang-diem',
      'Bảng mức độ hài lòng các phường',
      [['bang-hai-long', 20]],
      { by: 'display', id: `tv-${DISTRICT}` },
      { when },
    ),
  ];
};

const districtEntries = (today: LocalDay): Entry[] => [
  entry(
    'chi-so-buoi-chieu',
    'Bảng chỉ số, chiều ngày làm việc',
    [['chi-so-cai-cach', 25]],
    { by: 'display', id: `tv-${DISTRICT}` },
    {
      when: { ...ALWAYS, weekdays: WORKING_DAYS, dayparts: [AFTERNOON], daysOff: 'skip' },
    },
  ),
  entry(
    'van-hoa-cong-vu',
    'Tuyên truyền văn hóa công vụ',
    [
      ['voi-nguoi-dan-b1', 15],
      ['5-ro-g1', 15],
      ['quan-diem-k1', 20],
    ],
    at(DISTRICT),
    {
      when: {
        ...ALWAYS,
        from: `${today}T00:00`,
        until: `${laterDay(today, 90)}T00:00`,
        weekdays: WORKING_DAYS,
        dayparts: [AFTERNOON],
        daysOff: 'skip',
      },
    },
  ),
  entry('dong-ho', 'Đồng hồ ở cột bên', [['dong-ho', 3600]], at(DISTRICT), { zone: 'side' }),
  entry(
    'chay-chu',
    'Dòng chữ chạy',
    [
      ['phuong-cham-a1-led', 40],
      ['loi-chao-chay-chu', 30],
      ['voi-nguoi-dan-b1-led', 30],
    ],
    everywhere,
    { zone: 'ticker' },
  ),
];

const laterDay = (day: LocalDay, days: number): LocalDay =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
