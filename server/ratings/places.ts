import type { Library } from '../../content/library.ts';
import { DEFAULT_TIME_ZONE, type Tree, treeOf } from '../../content/place/tree.ts';
import type { Scale } from '../../content/score/scale.ts';
import type { RatingPoint } from '../../content/score/settings.ts';
import { type Calendar, calendarOf } from '../../content/time/calendar.ts';
import { type DayNumber, dayOfNumber } from '../../content/time/day-number.ts';
import type { Instant, LocalDay } from '../../content/time/instant.ts';
import { minutesAt, type Offset } from '../../content/time/local-clock.ts';
import { openStretches } from '../../content/time/open-stretches.ts';
import { instantOf, isTimeZone, offsetsBetween } from '../../content/time/zone.ts';

/** The wall clock of a unit. */
export interface UnitClock {
  /** Minutes that it is ahead of UTC at that instant. */
  offsetAt(at: Instant): number;
  dayAt(at: Instant): LocalDay;
  /** The first instant of a local day. */
  startOf(day: DayNumber): Instant;
}

/** What ratings have to know of a library; worked out once for each that is in force. */
export interface Places {
  readonly library: Library;
  readonly tree: Tree;
  point(id: string): RatingPoint | null;
  scaleOf(point: RatingPoint): Scale | null;
  /** What a counter of this unit is called; null: there is none. */
  counterName(unit: string, counter: string): string | null;
  clockOf(unit: string): UnitClock;
  /** Whether the unit receives people then; a unit without hours always does. */
  isOpen(unit: string, at: Instant): boolean;
  nameOf(unit: string): string;
  /** Whether units stand or stood below it: its score is theirs too (SCO-16). */
  hasBelow(unit: string): boolean;
  /** The unit and all above it now: whose scores an answer touches. */
  lineage(unit: string, at: Instant): readonly string[];
}

const YEAR_MS = 366 * 86_400_000;
const DAY_MS = 86_400_000;

/** The places of whatever library is in force. */
export function placesOf(library: { current(): Library }): () => Places {
  let known: Places | null = null;
  return () => {
    const current = library.current();
    if (known?.library !== current) known = placesIn(current);
    return known;
  };
}

function placesIn(library: Library): Places {
  const tree = treeOf(library);
  const calendar = calendarOf(library.daysOff);
  const points = new Map(library.rating.points.map((one) => [one.id, one]));
  const scales = new Map(library.rating.scales.map((one) => [one.id, one]));
  const counters = new Map(library.rating.counters.map(({ unit, id, name }) => [`${unit}/${id}`, name]));
  const tops = new Set(library.parents.map(({ parent }) => parent));
  const clocks = new Map<string, UnitClock>();
  const open = new Map<string, boolean>();
  const clockOf = (unit: string): UnitClock => {
    const known = clocks.get(unit) ?? clockIn(tree, unit);
    clocks.set(unit, known);
    return known;
  };
  return {
    library,
    tree,
    point: (id) => points.get(id) ?? null,
    scaleOf: (point) => scales.get(point.scale) ?? null,
    counterName: (unit, counter) => counters.get(`${unit}/${counter}`) ?? null,
    clockOf,
    isOpen: (unit, at) => {
      const minute = Math.floor(at / 60_000);
      const key = `${unit} ${minute}`;
      const known = open.get(key);
      if (known !== undefined) return known;
      if (open.size > 10_000) open.clear();
      const found = isOpenIn(tree, calendar, clockOf(unit), unit, at);
      open.set(key, found);
      return found;
    },
    nameOf: (unit) => tree.unit(unit)?.name ?? unit,
    hasBelow: (unit) => tops.has(unit),
    lineage: (unit, at) => [unit, ...tree.ancestorsOf(unit, clockOf(unit).dayAt(at)).filter((one) => one !== unit)],
  };
}

function clockIn(tree: Tree, unit: string): UnitClock {
  const zones = new Map<number, readonly Offset[]>();
  const zoneOn = (at: Instant): string => {
    const named = tree.inherited(unit, dayOfNumber(Math.floor(at / DAY_MS)), 'timeZone');
    return named !== null && isTimeZone(named) ? named : DEFAULT_TIME_ZONE;
  };
  const offsetAt = (at: Instant): number => {
    const day = Math.floor(at / DAY_MS);
    const known = zones.get(day) ?? offsetsBetween(day * DAY_MS, (day + 1) * DAY_MS, zoneOn(at));
    if (zones.size > YEAR_MS / DAY_MS) zones.clear();
    zones.set(day, known);
    return minutesAt(known, at);
  };
  return {
    offsetAt,
    dayAt: (at) => dayOfNumber(Math.floor((at + offsetAt(at) * 60_000) / DAY_MS)),
    startOf: (day) => instantOf(`${dayOfNumber(day)}T00:00`, zoneOn(day * DAY_MS)),
  };
}

function isOpenIn(tree: Tree, calendar: Calendar, clock: UnitClock, unit: string, at: Instant): boolean {
  const hours = tree.inherited(unit, clock.dayAt(at), 'hours');
  if (hours === null) return true;
  const wall = Math.floor((at + clock.offsetAt(at) * 60_000) / 60_000);
  const day = Math.floor(wall / 1440);
  // A session of the evening before may reach into this day.
  return openStretches(hours, calendar, day - 1, day).filter((edge) => edge <= wall).length % 2 === 1;
}
