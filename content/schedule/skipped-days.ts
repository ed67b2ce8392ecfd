import { type DayNumber, dayOfNumber, MINUTES_A_DAY } from '../time/day-number.ts';
import type { Explanation } from '../wire/schedule-api.ts';
import { admission } from './admission.ts';
import type { Entry } from './entry.ts';
import { boundsOf } from './expand.ts';
import { closedOn, type Scene } from './judge-entry.ts';

/** Whether a day off keeps the entry from playing on a day on which it otherwise would. */
function skips(entry: Entry, scene: Scene, day: DayNumber): boolean {
  const [from = 0, until = 0] = boundsOf(entry.when);
  if ((day + 1) * MINUTES_A_DAY <= from || day * MINUTES_A_DAY >= until) return false;
  const { calendar, ruleDaysOf } = scene.compiled;
  const answer = admission(entry.when, calendar, ruleDaysOf(entry), day);
  return answer === 'day-off' || (answer === 'admitted' && entry.when.openHours && closedOn(scene, day));
}

/** The days from `first` to `last` that entries skip, with the name of the day off: by day, then by entry (SCH-45). */
export function skippedDays(entries: readonly Entry[], scene: Scene, first: DayNumber, last: DayNumber): Explanation['skipped'] {
  const skipped: Explanation['skipped'] = [];
  for (let day = first; day <= last; day += 1) {
    const name = scene.compiled.calendar.off.get(day);
    if (name === undefined) continue;
    for (const entry of entries) if (skips(entry, scene, day)) skipped.push({ entry: entry.id, day: dayOfNumber(day), name });
  }
  return skipped;
}
