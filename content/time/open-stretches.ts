import type { Calendar } from './calendar.ts';
import { clockMinutes, type DayNumber, dayOfNumber, MINUTES_A_DAY, type WallMinute, weekdayOf } from './day-number.ts';
import type { OpeningHours } from './hours.ts';
import type { ClockRange } from './instant.ts';
import { type Stretches, unionOf } from './stretches.ts';

/** A clock range in minutes from its day's midnight; `end` at or before `start` reaches into the next day (TIM-3). */
export function rangeMinutes(range: ClockRange): readonly [number, number] {
  const start = clockMinutes(range.start);
  const end = clockMinutes(range.end);
  return [start, end <= start ? end + MINUTES_A_DAY : end];
}

/** A clock range on its day, in wall minutes. */
function rangeOn(day: DayNumber, range: ClockRange): readonly [WallMinute, WallMinute] {
  const [start, end] = rangeMinutes(range);
  return [day * MINUTES_A_DAY + start, day * MINUTES_A_DAY + end];
}

/** The season that holds on a day: the one that began last; null before the first. */
function seasonOn(hours: OpeningHours, day: string): OpeningHours['seasons'][number] | null {
  let found: OpeningHours['seasons'][number] | null = null;
  for (const season of hours.seasons) {
    if (season.from !== null && season.from > day) continue;
    if (found === null || (season.from ?? '') >= (found.from ?? '')) found = season;
  }
  return found;
}

/** The opening ranges of a day: its exception, else none on a confirmed day off, else the make-up or weekly pattern (TIM-6). */
export function openRangesOn(hours: OpeningHours, calendar: Calendar, day: DayNumber): readonly ClockRange[] {
  const name = dayOfNumber(day);
  const exception = hours.exceptions.find((one) => one.day === name);
  if (exception !== undefined) return exception.ranges;
  if (calendar.off.has(day)) return [];
  const season = seasonOn(hours, name);
  if (season === null) return [];
  if (calendar.work.has(day)) return season.makeUp ?? season.weekly[0] ?? [];
  return season.weekly[weekdayOf(day) - 1] ?? [];
}

/** When the place is open on the days [first, last], in wall minutes. */
export function openStretches(hours: OpeningHours, calendar: Calendar, first: DayNumber, last: DayNumber): Stretches {
  const pairs: (readonly [WallMinute, WallMinute])[] = [];
  for (let day = first; day <= last; day += 1)
    for (const range of openRangesOn(hours, calendar, day)) pairs.push(rangeOn(day, range));
  return unionOf(pairs);
}
