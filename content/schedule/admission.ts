import type { Calendar } from '../time/calendar.ts';
import { type DayNumber, weekdayOf } from '../time/day-number.ts';
import type { When } from './entry.ts';

/** Why a day counts for an entry or does not; `make-up`: it counts although its weekday is not among the entry's. */
export type Admission = 'admitted' | 'make-up' | 'weekday' | 'rule' | 'day-off' | 'no-day-off';

const WORKING_WEEK = [1, 2, 3, 4, 5];

function weekdayCounts(when: When, calendar: Calendar, day: DayNumber): 'yes' | 'make-up' | 'no' {
  if (when.weekdays.length === 0 || when.weekdays.includes(weekdayOf(day))) return 'yes';
  const madeUp = when.daysOff === 'skip' && calendar.work.has(day);
  return madeUp && WORKING_WEEK.every((weekday) => when.weekdays.includes(weekday)) ? 'make-up' : 'no';
}

/** Judges a day by weekdays, rule and days-off policy, in this order (SCH-7, SCH-16 to SCH-19, SCH-22). `ruleDays` null: no rule. */
export function admission(when: When, calendar: Calendar, ruleDays: ReadonlySet<DayNumber> | null, day: DayNumber): Admission {
  const weekday = weekdayCounts(when, calendar, day);
  if (weekday === 'no') return 'weekday';
  if (ruleDays !== null && !ruleDays.has(day)) return 'rule';
  const off = calendar.off.has(day);
  if (when.daysOff === 'skip' && off) return 'day-off';
  if (when.daysOff === 'only' && !off) return 'no-day-off';
  return weekday === 'make-up' ? 'make-up' : 'admitted';
}
