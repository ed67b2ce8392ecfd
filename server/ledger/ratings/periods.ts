import { figuresOf } from '../../../content/ledger/judge.ts';
import { CLOSE_GRACE_MS, windowDays } from '../../../content/score/windows.ts';
import { type DayNumber, dayNumberOf, dayOfNumber } from '../../../content/time/day-number.ts';
import type { Instant, LocalDay } from '../../../content/time/instant.ts';
import { localDayOf } from '../../../content/time/zone.ts';
import type { NewRecord } from './append-records.ts';
import type { Ratings } from './ratings.ts';

/** Of a unit that was never closed, days are looked at as far back as this. */
const LOOK_BACK = 92;
const PERIODS = ['day', 'month', 'quarter'] as const;
type Period = (typeof PERIODS)[number];
interface Stretch {
  readonly first: LocalDay;
  readonly last: LocalDay;
}

/**
 * Closes days, months and quarters of units that have answers in them and are over, as far as they are not closed. Says what time it
 * is; a wake-up that comes late closes all that it missed, in order.
 */
export interface PeriodCloser {
  /** How many periods it has closed. */
  close(now: Instant): Promise<number>;
}

/** `zones` gives the time zone of a unit, as the library has it now. */
export const periodCloser = (ratings: Ratings, zones: () => (unit: string) => string): PeriodCloser => {
  const looked = new Map<string, DayNumber>();
  return {
    close: async (now) => {
      const zoneOf = zones();
      const due = ratings.units().flatMap((unit) => {
        const last = dayNumberOf(localDayOf(now - CLOSE_GRACE_MS, zoneOf(unit))) - 1;
        return looked.get(unit) === last ? [] : [{ unit, last }];
      });
      if (due.length === 0) return 0;
      const closed = await ratings.recordWhenCounted(() => due.flatMap(({ unit, last }) => closesOf(ratings, unit, last)));
      for (const { unit, last } of due) looked.set(unit, last);
      return closed.length;
    },
  };
};

type Figures = Pick<Ratings, 'tally' | 'closedThrough'>;

/**
 * The closes by which a unit is closed through `day`, also one of a day without answers: what comes to it from another unit, where it
 * was signed already, then stands in the addendum and is not signed twice.
 */
export const closesThrough = (ratings: Figures, unit: string, day: DayNumber): NewRecord[] => {
  if ((ratings.closedThrough(unit) ?? Number.NEGATIVE_INFINITY) >= day) return [];
  const last = dayOfNumber(day);
  const closes = closesOf(ratings, unit, day);
  if (closes.some(({ kind, payload }) => kind === 'period-closed' && payload.last === last)) return closes;
  return [...closes, closing(ratings, unit, 'day', { first: last, last })];
};

const closesOf = (ratings: Figures, unit: string, last: DayNumber): NewRecord[] => {
  const closes: NewRecord[] = [];
  for (let day = (ratings.closedThrough(unit) ?? last - LOOK_BACK) + 1; day <= last; day += 1) {
    closes.push(...PERIODS.flatMap((period) => closeOf(ratings, unit, period, day)));
  }
  return closes;
};

/** The close of the period that ends with this day and has answers. */
const closeOf = (ratings: Figures, unit: string, period: Period, day: DayNumber): NewRecord[] => {
  const days = windowDays(period, dayOfNumber(day));
  if (days.last !== day) return [];
  const close = closing(ratings, unit, period, { first: dayOfNumber(days.first), last: dayOfNumber(days.last) });
  const { figures } = close.payload;
  return figures.count + figures.held + figures.excluded === 0 ? [] : [close];
};

const closing = (ratings: Figures, unit: string, period: Period, { first, last }: Stretch) => ({
  kind: 'period-closed' as const,
  unit,
  payload: { period, first, last, figures: figuresOf(ratings, unit, first, last) },
});
