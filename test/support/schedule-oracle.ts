import { Temporal } from 'temporal-polyfill';
import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import { DEFAULT_TIME_ZONE, inherited, isWithin, unitOf } from '../../content/place/tree.ts';
import { type Entry, RANKS } from '../../content/schedule/entry.ts';
import type { OpeningHours } from '../../content/time/hours.ts';
import type { ClockRange } from '../../content/time/instant.ts';

/*
 * A slow and obvious second opinion: for each minute and each entry it asks «does this play now?» with strings and Temporal, then
 * takes the highest rank. It shares no code with the resolver but the tree.
 */

/** A local minute, `2026-11-22T07:30`; such texts compare as times do. */
type Local = string;

/** For each minute of a window, what the wall clock reads; set back, it stands still until it catches up (TIM-2). */
export function wallClock(zone: string, from: number, until: number): Map<number, Local> {
  const readings = new Map<number, Local>();
  let latest = '';
  for (let time = from - 4 * 3_600_000; time < until; time += 60_000) {
    const now = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDateTime();
    const text = now.toString({ smallestUnit: 'minute' });
    if (text > latest) latest = text;
    readings.set(time, latest);
  }
  return readings;
}

export interface Clocks {
  readonly read: (zone: string, time: number) => Local;
}

/** Wall clocks of a window, each made when first asked for. */
export function clocksOf(from: number, until: number): Clocks {
  const clocks = new Map<string, Map<number, Local>>();
  return {
    read: (zone, time) => {
      const clock = clocks.get(zone) ?? wallClock(zone, from, until);
      clocks.set(zone, clock);
      return clock.get(time) ?? '';
    },
  };
}

/** Whether a daypart that starts today holds the minute `clock` of today; or one that started yesterday. */
const coversToday = (range: ClockRange, clock: string): boolean =>
  range.start <= clock && (clock < range.end || range.end <= range.start);
const coversFromYesterday = (range: ClockRange, clock: string): boolean => range.end <= range.start && clock < range.end;

const confirmed = (library: Library, day: Temporal.PlainDate, work: boolean): boolean =>
  library.daysOff.some(
    (rule) =>
      rule.status === 'confirmed' &&
      (rule.type === 'work') === work &&
      rule.d <= day.toString() &&
      day.toString() <= (rule.end ?? rule.d),
  );
const isOff = (library: Library, day: Temporal.PlainDate): boolean => confirmed(library, day, false);
const isWork = (library: Library, day: Temporal.PlainDate): boolean => !isOff(library, day) && confirmed(library, day, true);

function openOn(hours: OpeningHours, library: Library, day: Temporal.PlainDate): readonly ClockRange[] {
  const exception = hours.exceptions.find((one) => one.day === day.toString());
  if (exception) return exception.ranges;
  if (isOff(library, day)) return [];
  const begun = hours.seasons.filter((season) => (season.from ?? '') <= day.toString());
  const season = begun.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)).at(-1);
  if (!season) return [];
  if (isWork(library, day)) return season.makeUp ?? season.weekly[0] ?? [];
  return season.weekly[day.dayOfWeek - 1] ?? [];
}

/** Says for an entry whether its rule picks a day; the test that writes a rule also writes this. */
export type RuleOracle = (entry: Entry, day: Temporal.PlainDate) => boolean;

function dayCounts(entry: Entry, library: Library, day: Temporal.PlainDate, rule: RuleOracle): boolean {
  const { weekdays, daysOff } = entry.when;
  const workingWeek = [1, 2, 3, 4, 5].every((one) => weekdays.includes(one));
  const weekday = weekdays.length === 0 || weekdays.includes(day.dayOfWeek);
  const madeUp = daysOff === 'skip' && workingWeek && isWork(library, day);
  if (!weekday && !madeUp) return false;
  if (entry.when.rule && !rule(entry, day)) return false;
  if (daysOff === 'skip') return !isOff(library, day);
  return daysOff === 'play' || isOff(library, day);
}

/** What holds on a day for an entry, or for the unit's hours, is asked for every minute: remember the answer. */
function remembered<V>(make: (...key: string[]) => V): (...key: string[]) => V {
  const known = new Map<string, { readonly value: V }>();
  return (...key) => {
    const held = known.get(key.join(' ')) ?? { value: make(...key) };
    known.set(key.join(' '), held);
    return held.value;
  };
}

const isMeant = (entry: Entry, display: Display, library: Library, unit: string | null, day: string): boolean =>
  entry.places.some((place) => {
    if (place.by === 'all') return true;
    if (place.by === 'kind') return place.kind === display.kind;
    if (place.by === 'tag') return display.tags.includes(place.tag);
    if (place.by === 'display') return place.id === display.id;
    return unit !== null && isWithin(library, unit, place.id, day);
  });

/**
 * The ids of the entries that hold a zone of the display at a whole minute, sorted; none: the standing slide.
 */
export function oracle(
  library: Library,
  display: Display,
  clocks: Clocks,
  rule: RuleOracle,
): (zone: Entry['zone'], time: number) => string[] {
  const entryOf = (id: string): Entry => library.entries.find((one) => one.id === id) ?? never();
  const yesterdayOf = remembered((day = '') => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString());
  const unitOn = remembered((day = '') => {
    const unit = unitOf(display, day);
    const zone = (unit === null ? null : inherited(library, unit, day, 'timeZone')) ?? DEFAULT_TIME_ZONE;
    return { unit, zone, hours: unit === null ? null : inherited(library, unit, day, 'hours') };
  });
  const counts = remembered((id = '', day = '') => dayCounts(entryOf(id), library, Temporal.PlainDate.from(day), rule));
  const open = remembered((day = '', of = '') => {
    const { hours } = unitOn(of);
    return hours === null ? [] : openOn(hours, library, Temporal.PlainDate.from(day));
  });
  const meant = remembered((id = '', day = '') => isMeant(entryOf(id), display, library, unitOn(day).unit, day));

  /** The latest day that has begun by the clock of that day's own unit. */
  const settingAt = (time: number): { since: string; local: Local } => {
    for (let day = new Date(time + 2 * 86_400_000).toISOString().slice(0, 10); ; day = yesterdayOf(day)) {
      const local = clocks.read(unitOn(day).zone, time);
      if (local.slice(0, 10) >= day) return { since: day, local };
    }
  };
  const playsAt = ({ id, when }: Entry, since: string, local: Local): boolean => {
    if (when.from !== null && local < when.from) return false;
    if (when.until !== null && local >= when.until) return false;
    const [day, clock] = [local.slice(0, 10), local.slice(11)];
    const yesterday = yesterdayOf(day);
    const isOpen =
      open(day, since).some((range) => coversToday(range, clock)) ||
      open(yesterday, since).some((range) => coversFromYesterday(range, clock));
    if (when.openHours && unitOn(since).hours !== null && !isOpen) return false;
    const parts = when.dayparts.length > 0 ? when.dayparts : [{ start: '00:00', end: '24:00' }];
    return (
      (counts(id, day) && parts.some((part) => coversToday(part, clock))) ||
      (counts(id, yesterday) && parts.some((part) => coversFromYesterday(part, clock)))
    );
  };
  return (zone, time) => {
    const { since, local } = settingAt(time);
    const on = library.entries.filter((one) => one.zone === zone && meant(one.id, since) && playsAt(one, since, local));
    const top = Math.max(...on.map((one) => RANKS.indexOf(one.rank)));
    return on
      .filter((one) => RANKS.indexOf(one.rank) === top)
      .map((one) => one.id)
      .sort();
  };
}

function never(): Entry {
  throw new Error('no such entry');
}
