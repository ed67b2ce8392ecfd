import { dayOfNumber } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import type { LiveScore } from './live-score.ts';
import { type Share, shareOf, type Tally } from './tally.ts';
import type { DayRange, ScoreWindow } from './windows.ts';

/** From here on a percentage may be shown at all, and with its interval. */
const FEW = 10;
export const ENOUGH = 30;

/** 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson's 95 % interval of a share, in [0, 1]; of no answers the whole range (SCO-3). */
export function wilson({ count, satisfied }: Share): { readonly low: number; readonly high: number } {
  if (count === 0) return { low: 0, high: 1 };
  const share = satisfied / count;
  const spread = Z * Math.sqrt((share * (1 - share)) / count + (Z * Z) / (4 * count * count));
  const whole = 1 + (Z * Z) / count;
  const middle = share + (Z * Z) / (2 * count);
  const low = satisfied === 0 ? 0 : Math.max(0, (middle - spread) / whole);
  return { low, high: satisfied === count ? 1 : Math.min(1, (middle + spread) / whole) };
}

/**
 * What a score is made of: signed tally of the window, and what came or changed after its days were closed. `intact` false: the ledger
 * of these days was tampered with. `target` in percent, `offset` in minutes.
 */
export interface ScoreBasis {
  readonly unitName: string;
  readonly window: ScoreWindow;
  readonly days: DayRange;
  readonly tally: Tally;
  readonly addendum: Tally;
  readonly target: number;
  readonly updated: Instant;
  readonly offset: number;
  readonly stale: boolean;
  readonly intact: boolean;
}

/** The share as a whole percentage: 100 only when all are satisfied, 0 only when none is (SCO-4). */
export function wholePercent({ count, satisfied }: Share): number {
  const rounded = Math.round((100 * satisfied) / count);
  if (rounded === 100 && satisfied < count) return 99;
  return rounded === 0 && satisfied > 0 ? 1 : rounded;
}

const shownOf = (count: number): LiveScore['shown'] => {
  if (count === 0) return 'none';
  if (count < FEW) return 'counts';
  return count < ENOUGH ? 'few' : 'full';
};

/** Keeps what is whole but for the last bits of a float. */
const LAST_BITS = 1e-9;

/** The interval in whole percent, rounded outwards: it never says more than is known (SCO-5). */
const wholeInterval = (share: Share): { readonly low: number; readonly high: number } => {
  const { low, high } = wilson(share);
  return { low: Math.floor(low * 100 + LAST_BITS), high: Math.ceil(high * 100 - LAST_BITS) };
};

/** Above when the whole interval reaches the target, below when none of it does, as its digits say (SCO-5). `target` in percent. */
export function colourOf(share: Share, target: number): NonNullable<LiveScore['colour']> {
  const { low, high } = wholeInterval(share);
  if (low >= target) return 'above';
  return high < target ? 'below' : 'between';
}

/** What may be said of a tally (SCO-2): the one place that decides it. */
export function scoreOf(basis: ScoreBasis): LiveScore {
  const { tally, addendum, days, intact, ...rest } = basis;
  const share = intact ? shareOf(tally) : NO_ANSWERS;
  const shown = intact ? shownOf(share.count) : 'broken';
  const full = shown === 'full' ? wholeInterval(share) : null;
  return {
    ...rest,
    first: dayOfNumber(days.first),
    last: dayOfNumber(days.last),
    shown,
    ...share,
    percent: shown === 'few' || full ? wholePercent(share) : null,
    low: full && full.low,
    high: full && full.high,
    colour: full && colourOf(share, basis.target),
    ...(intact ? besideShare(tally, addendum) : NOTHING_BESIDE),
  };
}

const NO_ANSWERS: Share = { count: 0, satisfied: 0 };
const NOTHING_BESIDE = { verified: 0, atPlace: 0, held: 0, excluded: 0, added: 0 } as const;

/** What was held back or excluded after the close stands among the held and excluded ones; the signed share stays (SCO-28). */
const besideShare = ({ classes, held, excluded }: Tally, addendum: Tally) => ({
  verified: classes.verified.count,
  atPlace: classes['at-place'].count,
  held: held + addendum.held,
  excluded: excluded + addendum.excluded,
  added: shareOf(addendum).count,
});
