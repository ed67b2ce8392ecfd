import { type DayNumber, MINUTES_A_DAY } from '../time/day-number.ts';
import type { Stretches } from '../time/stretches.ts';

/** When one entry plays within one day: minutes of that day, [from, until, …]. */
export interface DayPattern {
  readonly entry: number;
  readonly minutes: Stretches;
}

/** The different days of entries, numbered: days on which the same entries have the same patterns are the same. */
export interface PatternTable {
  /** By number. */
  readonly patterns: readonly DayPattern[];
  /** Adds an entry's stretches of wall minutes, once for each entry; answers on which day which pattern is on: [day, number, …]. */
  readonly add: (entry: number, stretches: Stretches) => readonly number[];
}

/** Cuts stretches at the midnights: each day's part, in minutes of that day. */
function byDay(stretches: Stretches): Map<DayNumber, number[]> {
  const days = new Map<DayNumber, number[]>();
  for (let index = 0; index < stretches.length; index += 2) {
    const until = stretches[index + 1] ?? 0;
    for (let from = stretches[index] ?? 0; from < until; ) {
      const day = Math.floor(from / MINUTES_A_DAY);
      const midnight = day * MINUTES_A_DAY;
      const end = Math.min(until, midnight + MINUTES_A_DAY);
      const minutes = days.get(day);
      if (minutes) minutes.push(from - midnight, end - midnight);
      else days.set(day, [from - midnight, end - midnight]);
      from = end;
    }
  }
  return days;
}

/** An empty table; its days are counted from `first`, and what lies on others than these `days` is left out. */
export function patternTable(first: DayNumber, days: number): PatternTable {
  const patterns: DayPattern[] = [];
  return {
    patterns,
    add: (entry, stretches) => {
      const own = new Map<string, number>();
      const on: number[] = [];
      for (const [number, minutes] of byDay(stretches)) {
        const day = number - first;
        if (day < 0 || day >= days) continue;
        const text = minutes.join();
        const pattern = own.get(text) ?? patterns.push({ entry, minutes }) - 1;
        own.set(text, pattern);
        on.push(day, pattern);
      }
      return on;
    },
  };
}
