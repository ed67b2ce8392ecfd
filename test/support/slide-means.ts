import { readFileSync } from 'node:fs';
import { parseFontSet } from '../../content/fonts/font-set.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import { type LiveScore } from '../../content/score/live-score.ts';
import { scoreOf } from '../../content/score/score.ts';
import { emptyTally } from '../../content/score/tally.ts';
import { type ScoreWindow, windowDays } from '../../content/score/windows.ts';
import { DEFAULT_THEME } from '../../content/slide/default-theme.ts';
import type { FontSet, LiveValues, Mark } from '../../content/slide/drawing.ts';
import type { Slide, Template } from '../../content/slide/slide.ts';
import { inkOf } from '../../content/slide/type/measure.ts';

const baked = (weight: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../content/fonts/be-vietnam-pro-${weight}.json`, import.meta.url), 'utf8'));

/** The committed fonts, read from disk. */
export const bakedFonts = (): FontSet =>
  parseFontSet({ medium: baked('medium'), bold: baked('bold'), extrabold: baked('extrabold') });

/** A score of the ward as `scoreOf` gives it for these counts on Sunday 22 November 2026; `change` is laid over it. */
export function score(
  counts: { readonly count: number; readonly satisfied: number; readonly intact?: boolean; readonly window?: ScoreWindow },
  change: Partial<LiveScore> = {},
): LiveScore {
  const { count, satisfied, intact = true, window = 'quarter' } = counts;
  const tally = emptyTally();
  const verified = Math.floor(count / 3);
  tally.classes['at-place'] = { count: count - verified, satisfied: Math.max(0, satisfied - verified) };
  tally.classes.verified = { count: verified, satisfied: Math.min(verified, satisfied) };
  const basis = {
    unitName: 'UBND phường Bến Nghé',
    window,
    days: windowDays(window, '2026-11-22'),
    tally,
    addendum: emptyTally(),
  };
  const times = { updated: Date.UTC(2026, 10, 22, 1, 5), offset: 420, stale: false };
  return { ...scoreOf({ ...basis, ...times, target: 90, intact }), ...change };
}

/** Sunday 22 November 2026, 08:05, with one score for each state. */
export const liveValues: LiveValues = {
  local: { day: '2026-11-22', hour: 8, minute: 5 },
  scores: {
    'none/quarter': score({ count: 0, satisfied: 0 }, { unitName: 'UBND phường Đa Kao' }),
    'counts/quarter': score({ count: 6, satisfied: 5 }, { unitName: 'UBND phường Cầu Kho' }),
    'few/quarter': score({ count: 15, satisfied: 10 }, { unitName: 'UBND phường Cầu Ông Lãnh' }),
    'many/quarter': score({ count: 1214, satisfied: 1153 }, { excluded: 3 }),
    'many/day': score({ count: 42, satisfied: 37, window: 'day' }),
    'bad/quarter': score({ count: 240, satisfied: 180 }, { unitName: 'UBND phường Nguyễn Thái Bình' }),
    'old/quarter': score({ count: 40, satisfied: 31 }, { stale: true, unitName: 'UBND phường Phạm Ngũ Lão' }),
    'broken/quarter': score({ count: 40, satisfied: 31, intact: false }, { unitName: 'UBND phường Tân Định' }),
  },
};

export const means = () => ({ fonts: bakedFonts(), theme: DEFAULT_THEME, live: liveValues });

const common = { id: 'one', name: 'Một', theme: null, locked: null };
const SOURCE = 'Công văn 2762/UBND-NV ngày 01/11/2019, UBND Quận 1';
const picture = { hash: 'a'.repeat(64), width: 1600, height: 1000, alt: 'Trụ sở phường' };
const EIGHT = [
  'Xin chào',
  'Xin lỗi',
  'Xin cảm ơn',
  'Xin phép',
  'Luôn mỉm cười',
  'Luôn nhẹ nhàng',
  'Luôn lắng nghe',
  'Luôn giúp đỡ',
];

/** A sound slide of each template, in official words. */
export const sampleSlides: { readonly [T in Template]: Extract<Slide, { template: T }> } = {
  motto: { ...common, template: 'motto', title: 'PHƯƠNG CHÂM “4 XIN – 4 LUÔN”', phrases: EIGHT, source: SOURCE },
  statement: {
    ...common,
    template: 'statement',
    title: 'VỚI ĐỒNG NGHIỆP',
    lines: ['Có tinh thần hợp tác, tương trợ', 'trong thực hiện nhiệm vụ, công vụ'],
    source: 'Bài “Cán bộ, công chức phải “4 xin, 4 luôn” khi làm việc với dân”, 11/02/2019',
  },
  notice: {
    ...common,
    template: 'notice',
    title: 'THÔNG BÁO',
    body: 'Bộ phận Một cửa nghỉ Tết Dương lịch từ ngày 01/01/2027 đến hết ngày 03/01/2027.\nLàm việc trở lại ngày 04/01/2027.',
    footer: 'UBND phường Bến Nghé',
  },
  hours: {
    ...common,
    template: 'hours',
    title: 'GIỜ LÀM VIỆC',
    rows: [
      { days: 'Thứ Hai – Thứ Sáu', hours: '07:30 – 11:30; 13:00 – 17:00' },
      { days: 'Thứ Bảy', hours: '07:30 – 11:30' },
      { days: 'Chủ nhật, ngày lễ', hours: 'Nghỉ' },
    ],
    note: 'Nộp hồ sơ trực tuyến trên Cổng Dịch vụ công quốc gia',
  },
  captioned: { ...common, template: 'captioned', picture, caption: 'Trụ sở mới mở cửa từ ngày 01 tháng 12 năm 2026' },
  picture: { ...common, template: 'picture', picture, fit: 'contain' },
  video: { ...common, template: 'video', video: picture, poster: null, fit: 'contain' },
  table: {
    ...common,
    template: 'table',
    title: 'CHỈ SỐ CẢI CÁCH HÀNH CHÍNH QUÝ III/2026',
    columns: [
      { label: 'Hạng', align: 'center' },
      { label: 'Đơn vị', align: 'start' },
      { label: 'Điểm', align: 'end' },
    ],
    rows: [
      ['1', 'Phường Bến Nghé', '97,50'],
      ['2', 'Phường Cầu Ông Lãnh', '96,15'],
      ['3', 'Phường Nguyễn Cư Trinh', '94,80'],
    ],
    source: 'Số liệu đến ngày 30/9/2026',
  },
  qr: {
    ...common,
    template: 'qr',
    title: 'KÊNH TIẾP NHẬN PHẢN ÁNH',
    text: 'Quét mã QR hoặc gọi 1022',
    url: 'https://example.vn/phan-anh?o=ben-nghe',
  },
  score: { ...common, template: 'score', title: 'MỨC ĐỘ HÀI LÒNG', unit: 'many', window: 'quarter' },
  board: {
    ...common,
    template: 'board',
    title: 'MỨC ĐỘ HÀI LÒNG CÁC PHƯỜNG',
    units: ['many', 'bad', 'few', 'counts', 'none', 'old', 'broken'],
    window: 'quarter',
  },
  clock: { ...common, template: 'clock', title: null, date: true },
  ticker: {
    ...common,
    template: 'ticker',
    text: 'Phương châm “4 xin – 4 luôn”: Xin chào, xin lỗi, xin cảm ơn, xin phép; luôn mỉm cười, luôn nhẹ nhàng.',
  },
  led: {
    ...common,
    template: 'led',
    ticker: plainTicker('Kính mời số 25 đến quầy 3. Bây giờ là {{time}}, {{date}}.'),
    score: null,
  },
};

export type TextMark = Extract<Mark, { kind: 'text' }>;
export const textsOf = (marks: readonly Mark[]): TextMark[] => marks.filter((mark): mark is TextMark => mark.kind === 'text');

/** Where the ink of a run stands, in drawing units. */
export function inkBox(fonts: FontSet, mark: TextMark) {
  const font = fonts[mark.font];
  const ink = inkOf(font, mark.words, mark.tracking);
  const em = mark.size / font.unitsPerEm;
  return {
    left: mark.x + ink.left * em,
    right: mark.x + ink.right * em,
    top: mark.y + ink.top * em,
    bottom: mark.y + ink.bottom * em,
  };
}
