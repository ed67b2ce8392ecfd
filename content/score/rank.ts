import { ENOUGH, wilson } from './score.ts';
import type { Share } from './tally.ts';

/** A unit to be ranked; `comparable` false: its borders changed in the period. */
export interface Contender {
  readonly unit: string;
  readonly share: Share;
  readonly comparable: boolean;
}

/**
 * Where a unit stands: `value` the shrunk share with its interval `low` to `high` (in [0, 1], of n + m answers; the plain interval is that of
 * its score), band from 1 on, and the places that it may have as far as these intervals tell.
 */
export interface Standing {
  readonly unit: string;
  readonly share: Share;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly band: number;
  readonly best: number;
  readonly worst: number;
}

/** `pooled`: the share of all that are ranked; `shrinkage`: the m that was used, to be published with the ranking. */
export interface Ranking {
  readonly pooled: number;
  readonly shrinkage: number;
  readonly ranked: readonly Standing[];
  readonly notEnough: readonly Contender[];
  readonly notComparable: readonly Contender[];
}

/** Units in bands by (k + mP)/(n + m), those with fewer than thirty answers or changed borders apart (SCO-60 to SCO-64). */
export function rankUnits(contenders: readonly Contender[], shrinkage: number): Ranking {
  const byUnit = [...contenders].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const notComparable = byUnit.filter(({ comparable }) => !comparable);
  const notEnough = byUnit.filter(({ comparable, share }) => comparable && share.count < ENOUGH);
  const enough = byUnit.filter(({ comparable, share }) => comparable && share.count >= ENOUGH);
  const pooled = pooledShare(enough);
  const valued = enough
    .map(({ unit, share }): Valued => {
      const shrunk = { count: share.count + shrinkage, satisfied: share.satisfied + shrinkage * pooled };
      return { unit, share, value: shrunk.satisfied / shrunk.count, ...wilson(shrunk) };
    })
    .sort((one, other) => other.value - one.value || (one.unit < other.unit ? -1 : 1));
  return { pooled, shrinkage, ranked: placed(valued), notEnough, notComparable };
}

function pooledShare(contenders: readonly Contender[]): number {
  const sum = contenders.reduce((all, { share }) => ({ k: all.k + share.satisfied, n: all.n + share.count }), { k: 0, n: 0 });
  return sum.n === 0 ? 0 : sum.k / sum.n;
}

type Valued = Omit<Standing, 'band' | 'best' | 'worst'>;

/** A band holds everybody whose interval overlaps that of its first unit; a place is sure only against intervals that lie apart. */
function placed(valued: readonly Valued[]): Standing[] {
  let band = 0;
  let first: Valued | null = null;
  return valued.map((one) => {
    if (first === null || !overlaps(first, one)) {
      band += 1;
      first = one;
    }
    const above = valued.filter((other) => other.low > one.high).length;
    const below = valued.filter((other) => other.high < one.low).length;
    return { ...one, band, best: above + 1, worst: valued.length - below };
  });
}

const overlaps = (a: Valued, b: Valued): boolean => a.low <= b.high && b.low <= a.high;
