import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { OpeningHours } from '../../content/time/hours.ts';

/** The ward where whoever looks at the demonstration may answer at any hour. */
const OPEN_WARD = 'tan-dinh';
/** The wards in which made-up citizens answer on a tablet, while they are open. */
const WITH_CITIZENS = ['ben-nghe', 'ben-thanh', 'da-kao', OPEN_WARD];
/** What a visitor pairs with pages of their own: nobody else has its key. */
const TO_PAIR = { kiosk: 'may-mo-thu', tv: 'tv-mo-thu' } as const;

const TABLET = { widthMm: 217, heightMm: 136 };

/** The demonstration as `npm start -- --demo` shows it: one ward open day and night with its score on the screen, tablets, and two displays that wait for a visitor. */
export const withTryOut = (library: Library): Library => ({
  ...library,
  units: library.units.map((unit) => (unit.id === OPEN_WARD ? { ...unit, hours: alwaysOpen(library) } : unit)),
  entries: library.entries.map((entry) =>
    entry.id === `diem-${OPEN_WARD}` ? { ...entry, when: { ...entry.when, dayparts: [] } } : entry,
  ),
  displays: [
    ...library.displays,
    ...WITH_CITIZENS.map((unit) => tablet(`may-${unit}`, 'Máy đánh giá ở quầy số 1', unit)),
    tablet(TO_PAIR.kiosk, 'Máy đánh giá mở thử', OPEN_WARD),
    { ...television(library), id: TO_PAIR.tv, name: 'TV mở thử' },
  ],
});

/** Which of them are shown without glass, each with its own key. */
export const isWithoutGlass = ({ id }: Pick<Display, 'id'>): boolean => id !== TO_PAIR.kiosk && id !== TO_PAIR.tv;

export const isTablet = (id: string): boolean => id.startsWith('may-');

const alwaysOpen = (library: Library): OpeningHours => {
  const wholeDay = [{ start: '00:00', end: '00:00' }];
  const daysOff = new Set(library.daysOff.filter(({ type }) => type !== 'work').flatMap(({ d, end }) => daysFrom(d, end ?? d)));
  return {
    seasons: [{ from: null, weekly: Array.from({ length: 7 }, () => wholeDay), makeUp: null }],
    exceptions: [...daysOff].map((day) => ({ day, ranges: wholeDay })),
  };
};

const daysFrom = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
};

const tablet = (id: string, name: string, unit: string): Display => ({
  ...{ id, name, kind: 'kiosk', physical: TABLET, viewingDistanceM: 0.6, tags: [], key: null, point: `may-${unit}` },
  screen: { width: 1280, height: 800, zones: 'full', transition: 'cut' },
  membership: [{ unit, from: null, to: null }],
});

const television = ({ displays }: Library): Display => {
  const found = displays.find(({ id }) => id === `tv-${OPEN_WARD}`);
  if (found === undefined) throw new Error(`${OPEN_WARD} has no television`);
  return { ...found, screen: { width: 1920, height: 1080, zones: 'full', transition: 'fade' } };
};

/**
 * What one can open oneself. Tablet and television show a code that somebody types at the desk: nobody gets in without the account
 * that the set-up link makes.
 */
export const tryOutLines = (url: string): string => `
Xem thử, Phường Tân Định nhận đánh giá cả ngày / to try out; Tân Định takes answers at any hour:
  Điện thoại / phone      ${url}/r/quay-${OPEN_WARD}
  Máy đánh giá / kiosk    ${url}/kiosk/   «Máy đánh giá mở thử»
  Ti vi / television      ${url}/tv/      «TV mở thử»
Máy đánh giá và ti vi hiện mã 8 chữ: trên bàn điều khiển bấm Màn hình > Ghép màn hình mới, gõ mã, chọn tên trên, bấm Ghép màn hình.
Kiosk and television show a code of 8 letters: at the desk press Displays > Pair a display, type it, choose the name above, press Pair.
`;
