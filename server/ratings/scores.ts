import type { WindowTally } from '../../content/score/fold.ts';
import { standingWithin, tallyWithin, type UnitDays } from '../../content/score/gather.ts';
import type { LiveScore } from '../../content/score/live-score.ts';
import { scoreOf } from '../../content/score/score.ts';
import { CLOSE_GRACE_MS, type DayRange, type ScoreWindow, windowDays } from '../../content/score/windows.ts';
import type { Instant, LocalDay } from '../../content/time/instant.ts';
import type { Ledger } from '../ledger/ratings/ledger.ts';
import type { Places } from './places.ts';

/** Scores as everybody sees them: boards, staff and leaders read them here. */
export interface Scores {
  /** A unit's score over the window that holds `day`; null: today on the unit's clock. */
  of(unit: string, window: ScoreWindow, day: LocalDay | null): LiveScore;
  /** A unit's score over these days. */
  over(unit: string, window: ScoreWindow, days: DayRange): LiveScore;
  /** Whether the ledger of a unit's days holds. */
  isIntact(unit: string, days: DayRange): boolean;
  /** The answers of a unit and of those below it. */
  tally(unit: string, days: DayRange): WindowTally;
  /** The unit and those that stood below it, each in the days when it did: whose answers its score counts. */
  within(unit: string, days: DayRange): readonly UnitDays[];
  /** The days of the window that holds `day`; null: today on the unit's clock. */
  days(unit: string, window: ScoreWindow, day: LocalDay | null): DayRange;
}

export interface ScoresDeps {
  readonly ledger: Pick<Ledger, 'ratings' | 'intact'>;
  readonly places: () => Places;
  readonly now: () => Instant;
}

export function scoresOn({ ledger, places, now }: ScoresDeps): Scores {
  const tally = (unit: string, days: DayRange): WindowTally =>
    places().hasBelow(unit) ? tallyWithin(ledger.ratings, places().library, unit, days) : ledger.ratings.tally(unit, days);
  const daysOf = (unit: string, window: ScoreWindow, day: LocalDay | null): DayRange =>
    windowDays(window, day ?? places().clockOf(unit).dayAt(now()));
  const isIntact = (unit: string, { first, last }: DayRange): boolean => {
    const clock = places().clockOf(unit);
    return ledger.intact(clock.startOf(first), clock.startOf(last + 1) + CLOSE_GRACE_MS);
  };
  const over = (unit: string, window: ScoreWindow, days: DayRange): LiveScore => {
    const held = places();
    const clock = held.clockOf(unit);
    const { signed, addendum } = tally(unit, days);
    return scoreOf({
      unitName: held.nameOf(unit),
      window,
      days,
      tally: signed,
      addendum,
      target: held.library.rating.target,
      updated: now(),
      offset: clock.offsetAt(now()),
      stale: false,
      intact: isIntact(unit, days),
    });
  };
  const within = (unit: string, days: DayRange): readonly UnitDays[] =>
    places().hasBelow(unit) ? standingWithin(places().library, ledger.ratings.units(), unit, days) : [{ unit, days }];
  return {
    over,
    isIntact,
    tally,
    within,
    days: daysOf,
    of: (unit, window, day) => over(unit, window, daysOf(unit, window, day)),
  };
}
