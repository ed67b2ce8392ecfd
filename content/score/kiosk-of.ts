import type { Library } from '../library.ts';
import type { Display } from '../place/display.ts';
import type { Tree } from '../place/tree.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayNumberOf } from '../time/day-number.ts';
import { localAt, type Offset } from '../time/local-clock.ts';
import { openStretches } from '../time/open-stretches.ts';
import { unionOf } from '../time/stretches.ts';
import { instantOfWall } from '../time/wall-clock.ts';
import { GRACE_MS } from './admission.ts';
import type { KioskSetup } from './kiosk-setup.ts';
import type { RatingPoint, RatingSettings } from './settings.ts';

/** The rating point of a kiosk of `unit` (SCO-70): the one chosen for it, else the unit's first; active ones of its kind only. */
export function kioskPointOf({ points }: Pick<RatingSettings, 'points'>, display: Display, unit: string): RatingPoint | null {
  const own = points.filter((point) => point.unit === unit && point.kind === 'kiosk' && point.active);
  return own.find((point) => point.id === display.point) ?? own[0] ?? null;
}

/** What must be known besides the library: days [from, until) by their offsets, days off, the tree. */
export interface KioskSurroundings {
  readonly tree: Tree;
  readonly calendar: Calendar;
  readonly from: number;
  readonly until: number;
  readonly offsets: readonly Offset[];
}

/** What a kiosk asks where it stands; null: it is no kiosk, or there is no point for it (SCO-70, SCO-71). */
export function kioskSetupOf(
  { rating }: Pick<Library, 'rating'>,
  display: Display,
  unit: string | null,
  around: KioskSurroundings,
): KioskSetup | null {
  const point = display.kind === 'kiosk' && unit !== null ? kioskPointOf(rating, display, unit) : null;
  const scale = rating.scales.find((one) => one.id === point?.scale);
  if (point === null || scale === undefined) return null;
  const { name: _name, used: _used, ...asked } = scale;
  const { coolDownSeconds, address } = rating;
  const taken = takenStretches(point.unit, around);
  const { physical } = display;
  const reached = address === null ? {} : { address };
  return { point: point.id, place: point.name, scale: asked, coolDownSeconds, physical, taken, ...reached };
}

function takenStretches(unit: string, { tree, calendar, from, until, offsets }: KioskSurroundings): KioskSetup['taken'] {
  const first = localAt(offsets, from).day;
  const hours = tree.inherited(unit, first, 'hours');
  if (hours === null) return null;
  // A session of the evening before may reach into the first day.
  const edges = openStretches(hours, calendar, dayNumberOf(first) - 1, dayNumberOf(localAt(offsets, until).day));
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at + 1 < edges.length; at += 2)
    pairs.push([instantOfWall(offsets, edges[at] ?? 0), instantOfWall(offsets, edges[at + 1] ?? 0) + GRACE_MS]);
  const all = unionOf(pairs);
  const taken: [number, number][] = [];
  for (let at = 0; at + 1 < all.length; at += 2) taken.push([all[at] ?? 0, all[at + 1] ?? 0]);
  return taken;
}
