import type { Display, Screen } from '../../content/place/display.ts';
import type { Unit, UnitParent } from '../../content/place/unit.ts';
import type { OpeningHours } from '../../content/time/hours.ts';

/** The ten wards of Quận 1 as they stood in 2019 (ten until 2025), with the screen that hangs in each reception area here. */
const WARDS: readonly (readonly [id: string, name: string, glass: Glass])[] = [
  ['ben-nghe', 'Bến Nghé', 'wide'],
  ['ben-thanh', 'Bến Thành', 'tall'],
  ['cau-kho', 'Cầu Kho', 'small'],
  ['cau-ong-lanh', 'Cầu Ông Lãnh', 'wide'],
  ['co-giang', 'Cô Giang', 'wide'],
  ['da-kao', 'Đa Kao', 'tall'],
  ['nguyen-cu-trinh', 'Nguyễn Cư Trinh', 'wide'],
  ['nguyen-thai-binh', 'Nguyễn Thái Bình', 'fine'],
  ['pham-ngu-lao', 'Phạm Ngũ Lão', 'wide'],
  ['tan-dinh', 'Tân Định', 'line'],
];

type Glass = 'wide' | 'tall' | 'small' | 'fine' | 'line' | 'all-zones';

const GLASSES: Readonly<Record<Glass, Screen>> = {
  wide: { width: 1920, height: 1080, zones: 'full', transition: 'fade' },
  tall: { width: 1080, height: 1920, zones: 'full', transition: 'fade' },
  small: { width: 1366, height: 768, zones: 'full', transition: 'cut' },
  fine: { width: 3840, height: 2160, zones: 'full', transition: 'fade' },
  line: { width: 1920, height: 1080, zones: 'ticker', transition: 'fade' },
  'all-zones': { width: 1920, height: 1080, zones: 'side-ticker', transition: 'fade' },
};

/** The sides of the glass of a 43-, a 55- and a 75-inch television in mm, long side first. */
const INCH_43 = [941, 529] as const;
const INCH_55 = [1210, 680] as const;
const INCH_75 = [1650, 928] as const;

export const ROOT_UNIT = 'minh-hoa-2019';
export const DISTRICT = 'quan-1';

const morning = { start: '07:30', end: '11:30' };
const afternoon = { start: '13:30', end: '17:00' };

/** Two sessions on weekdays, the morning on Saturday. */
export const DEMO_HOURS: OpeningHours = {
  seasons: [
    {
      from: null,
      weekly: [...Array.from({ length: 5 }, () => [morning, afternoon]), [morning], []],
      makeUp: null,
    },
  ],
  exceptions: [],
};

/** The scenario, its district and ten wards. The root says what this is: a demonstration, not today's map. */
export const demoUnits = (theme: string, standing: string): Unit[] => [
  unit(ROOT_UNIT, 'Kịch bản', 'Kịch bản minh họa (Quận 1 năm 2019)', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hours: DEMO_HOURS,
    standing,
    theme,
  }),
  unit(DISTRICT, 'Quận', 'Quận 1'),
  ...WARDS.map(([id, name]) => unit(id, 'Phường', `Phường ${name}`)),
];

export const demoParents = (): UnitParent[] => [below(DISTRICT, ROOT_UNIT), ...WARDS.map(([id]) => below(id, DISTRICT))];

/** One television in each of the eleven reception areas, not yet paired. */
export const demoDisplays = (): Display[] => [
  television(DISTRICT, 'Quận 1', 'all-zones'),
  ...WARDS.map(([id, name, glass]) => television(id, `Phường ${name}`, glass)),
];

function unit(id: string, label: string, name: string, own: Partial<Unit> = {}): Unit {
  return { id, label, name, validFrom: null, validTo: null, timeZone: null, hours: null, standing: null, theme: null, ...own };
}

const below = (child: string, parent: string): UnitParent => ({ child, parent, from: null, to: null });

function television(unitId: string, unitName: string, glass: Glass): Display {
  const screen = GLASSES[glass];
  const upright = screen.height > screen.width;
  const [long, short] = glass === 'small' ? INCH_43 : glass === 'all-zones' ? INCH_75 : INCH_55;
  return {
    id: `tv-${unitId}`,
    name: `TV sảnh tiếp dân ${unitName}`,
    kind: 'tv',
    screen,
    physical: upright ? { widthMm: short, heightMm: long } : { widthMm: long, heightMm: short },
    viewingDistanceM: glass === 'small' ? 3 : 4,
    membership: [{ unit: unitId, from: null, to: null }],
    tags: upright ? ['sanh-cho', 'man-hinh-doc'] : ['sanh-cho'],
    key: null,
  };
}
