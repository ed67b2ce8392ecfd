import { type DayNumber, dayNumberOf } from './day-number.ts';
import type { DayOff } from './day-off.ts';
import type { LocalDay } from './instant.ts';

/** What the confirmed rules make of single days: the name of the day off, or of the make-up working day. */
export interface Calendar {
  readonly off: ReadonlyMap<DayNumber, string>;
  readonly work: ReadonlyMap<DayNumber, string>;
}

/** The confirmed days only (TIM-5). A day that is both off and make-up is off; of two names the first in the alphabet counts. */
export function calendarOf(daysOff: readonly DayOff[]): Calendar {
  const off = new Map<DayNumber, string>();
  const work = new Map<DayNumber, string>();
  for (const rule of daysOff) {
    if (rule.status !== 'confirmed') continue;
    const days = rule.type === 'work' ? work : off;
    for (let day = dayNumberOf(rule.d); day <= dayNumberOf(rule.end ?? rule.d); day += 1) {
      const name = days.get(day);
      if (name === undefined || rule.name < name) days.set(day, rule.name);
    }
  }
  for (const day of off.keys()) work.delete(day);
  return { off, work };
}

/** The days off that nobody has confirmed and that touch [from, to], both inclusive: they do not act yet. Sorted by day. */
export const proposals = (daysOff: readonly DayOff[], from: LocalDay, to: LocalDay): DayOff[] =>
  daysOff
    .filter((rule) => rule.status !== 'confirmed' && rule.d <= to && (rule.end ?? rule.d) >= from)
    .sort((a, b) => (a.d < b.d ? -1 : a.d > b.d ? 1 : 0));
