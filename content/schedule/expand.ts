import type { Calendar } from '../time/calendar.ts';
import { type DayNumber, MINUTES_A_DAY, type WallMinute, wallMinuteOf } from '../time/day-number.ts';
import { rangeMinutes } from '../time/open-stretches.ts';
import { intersectionOf, type Stretches, unionOf } from '../time/stretches.ts';
import { admission } from './admission.ts';
import type { When } from './entry.ts';

/** What an entry's days are judged against. Days [first, last] with a margin, so that what begins the day before is seen. */
export interface DayGrid {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly calendar: Calendar;
  /** When the unit is open, in wall minutes; null: its hours are not known, so nothing is cut. */
  readonly open: Stretches | null;
}

type Pair = readonly [WallMinute, WallMinute];

/** The dayparts of any day, in minutes from its midnight, before any cut; without dayparts the whole day. */
export const partsOf = (when: When): Pair[] =>
  when.dayparts.length === 0 ? [[0, MINUTES_A_DAY]] : when.dayparts.map(rangeMinutes);

/** The bounds [from, until) of an entry as one stretch of wall minutes. */
export const boundsOf = (when: When): Stretches => [
  when.from === null ? Number.NEGATIVE_INFINITY : wallMinuteOf(when.from),
  when.until === null ? Number.POSITIVE_INFINITY : wallMinuteOf(when.until),
];

/** When an entry plays, in wall minutes: admitted days, their dayparts, cut to opening hours and to [from, until) (SCH-7 to SCH-9, SCH-20). */
export function expand(when: When, ruleDays: ReadonlySet<DayNumber> | null, grid: DayGrid): Stretches {
  const pairs: Pair[] = [];
  const dayparts = partsOf(when);
  for (let day = grid.first; day <= grid.last; day += 1) {
    const answer = admission(when, grid.calendar, ruleDays, day);
    if (answer !== 'admitted' && answer !== 'make-up') continue;
    const midnight = day * MINUTES_A_DAY;
    for (const [from, until] of dayparts) pairs.push([midnight + from, midnight + until]);
  }
  const parts = unionOf(pairs);
  const open = when.openHours && grid.open !== null ? intersectionOf(parts, grid.open) : parts;
  return when.from === null && when.until === null ? open : intersectionOf(open, boundsOf(when));
}
