import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../../content/library.ts';
import { defaultRating, type RatingPoint } from '../../../content/score/settings.ts';
import type { OpeningHours } from '../../../content/time/hours.ts';
import { keyPairFrom } from '../../../content/wire/signing.ts';
import type { RatingLimits } from '../../../server/ratings/limits.ts';
import { display, library, unit } from '../../support/schedule-library.ts';
import { type Edge, startEdge } from '../http/edge.ts';

/** Monday, 23 November 2026, 9:00 in Việt Nam, as the edge's clock begins. */
export const NINE = Date.UTC(2026, 10, 23, 2, 0);
export const KIOSK_KEYS = keyPairFrom(new Uint8Array(32).fill(3));
/** The secret of the edge's ratings. */
export const SECRET = new Uint8Array(32).fill(7);

const HOURS: OpeningHours = {
  seasons: [{ from: null, weekly: [1, 2, 3, 4, 5].map(() => [{ start: '07:30', end: '17:00' }]).concat([[], []]), makeUp: null }],
  exceptions: [],
};

const pointOf = (id: string, kind: RatingPoint['kind'], change: Partial<RatingPoint> = {}): RatingPoint => ({
  ...{ id, unit: 'ben-nghe', name: `Điểm ${id}`, counter: null, scale: 'nam-muc', kind, active: true },
  ...change,
});

/** Two wards below a district, with a point of each kind in the first, and a kiosk that is paired. */
export const ratingLibrary = (): Library =>
  library({
    units: [
      { ...unit('district'), hours: HOURS },
      { ...unit('ben-nghe'), name: 'Phường Bến Nghé' },
      { ...unit('da-kao'), name: 'Phường Đa Kao' },
    ],
    parents: ['ben-nghe', 'da-kao'].map((child) => ({ child, parent: 'district', from: null, to: null })),
    displays: [
      { ...display('kiosk-1', 'ben-nghe'), kind: 'kiosk', key: { public: KIOSK_KEYS.public, since: NINE - 1000 } },
      display('tv-1', 'ben-nghe'),
    ],
    rating: {
      ...defaultRating(),
      address: 'https://danhgia.example.vn',
      counters: [
        { id: 'quay-1', unit: 'ben-nghe', name: 'Quầy số 1' },
        { id: 'quay-2', unit: 'ben-nghe', name: 'Quầy số 2' },
        { id: 'quay-1', unit: 'da-kao', name: 'Quầy Đa Kao' },
      ],
      points: [
        pointOf('ban', 'kiosk', { counter: 'quay-1' }),
        pointOf('man-hinh', 'screen'),
        pointOf('to-giay', 'printed'),
        pointOf('mot-cua', 'import'),
        pointOf('cu', 'printed', { active: false }),
        pointOf('ban-da-kao', 'kiosk', { unit: 'da-kao' }),
      ],
    },
  });

/** The pages in small: the state, the hidden pass, the receipt. */
const PAGE = `<!doctype html><html lang="{{lang}}"><style>p{color:red}</style>
{{#form}}<form action="{{action}}">{{question}}<input name="pass" value="{{pass}}">{{#levels}}<i class="{{id}}">{{label}}</i>{{/levels}}</form>{{/form}}
<b>{{unitName}} / {{place}}</b>{{#atPlace}}<u>tại chỗ</u>{{/atPlace}}<q>{{comment}}</q>
{{#thanks}}<p>receipt={{receipt}}{{#again}} again{{/again}}</p>{{/thanks}}
{{#notRecorded}}notRecorded{{/notRecorded}}{{#closed}}closed{{/closed}}{{#inactive}}inactive{{/inactive}}{{#scanAgain}}scanAgain{{/scanAgain}}
{{#used}}used{{/used}}{{#ticketWrong}}ticketWrong{{/ticketWrong}}{{#missing}}missing{{/missing}}{{#tooMany}}tooMany{{/tooMany}}</html>`;
export const SMALL_PAGES: Readonly<Record<string, string>> = { 'index.html': PAGE };

/** The real edge with rating points; `pages` writes the public pages into a folder. */
export async function startRatingEdge(
  pages: (folder: string) => void,
  change: { readonly limits?: Partial<RatingLimits>; readonly library?: Library } = {},
): Promise<Edge> {
  const rate = mkdtempSync(join(tmpdir(), 'rate-pages-'));
  pages(rate);
  const edge = await startEdge({ library: change.library ?? ratingLibrary(), rate, limits: change.limits ?? {} });
  const end = edge.close;
  const close = async (): Promise<void> => {
    await end();
    rmSync(rate, { recursive: true, force: true });
  };
  return Object.defineProperty(edge, 'close', { value: close });
}
