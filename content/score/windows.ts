import { z } from 'zod';
import { type DayNumber, dayNumberOf, dayOfNumber } from '../time/day-number.ts';
import type { LocalDay } from '../time/instant.ts';

/** The stretches of time that scores are told for: today, seven days with today, calendar month, calendar quarter. */
export const scoreWindowSchema = z.enum(['day', 'week', 'month', 'quarter']);
export type ScoreWindow = z.infer<typeof scoreWindowSchema>;

/** Days by number, both inclusive: days of the unit's zone. */
export interface DayRange {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

/** A day stays open for this long after its midnight: kiosks that lost the line for a moment are still in time. */
export const CLOSE_GRACE_MS = 30 * 60_000;

/** The key of a unit's score in `LiveValues.scores`. */
export const scoreKey = (unit: string, window: ScoreWindow): string => `${unit}/${window}`;

const monthStart = (year: number, month: number): DayNumber => Math.round(Date.UTC(year, month, 1) / 86_400_000);

/** A calendar stretch of `months` months that holds the day, whole, also the part that is still to come. */
function calendarStretch(day: LocalDay, months: number): DayRange {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  const from = month - (month % months);
  return { first: monthStart(year, from), last: monthStart(year, from + months) - 1 };
}

/** The days of a window seen from `day` (SCO-6); month and quarter are whole, so that they have one name and one close. */
export function windowDays(window: ScoreWindow, day: LocalDay): DayRange {
  const today = dayNumberOf(day);
  switch (window) {
    case 'day':
      return { first: today, last: today };
    case 'week':
      return { first: today - 6, last: today };
    case 'month':
      return calendarStretch(day, 1);
    case 'quarter':
      return calendarStretch(day, 3);
    default: {
      const none: never = window;
      return none;
    }
  }
}

/** The stretch of the same kind just before: yesterday, the seven days before, last month, last quarter. */
export function windowBefore(window: ScoreWindow, day: LocalDay): DayRange {
  const { first } = windowDays(window, day);
  return windowDays(window, dayOfNumber(first - 1));
}
