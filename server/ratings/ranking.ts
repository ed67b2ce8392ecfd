import { isComparable } from '../../content/score/gather.ts';
import { rankUnits } from '../../content/score/rank.ts';
import { ENOUGH } from '../../content/score/score.ts';
import { type Share, shareOf } from '../../content/score/tally.ts';
import { type ScoreWindow, windowBefore, windowDays } from '../../content/score/windows.ts';
import { dayOfNumber } from '../../content/time/day-number.ts';
import type { LocalDay } from '../../content/time/instant.ts';
import type { RankingAnswer } from '../../content/wire/rating-api.ts';
import type { Ledger } from '../ledger/ratings/ledger.ts';
import type { Places } from './places.ts';
import type { Scores } from './scores.ts';

export interface RankingDeps {
  readonly scores: Scores;
  readonly ledger: Pick<Ledger, 'ratings' | 'checkpoints'>;
  readonly places: () => Places;
}

/** These units in bands over the window that holds `day`, each with its change since the stretch before (SCO-60 to SCO-64). */
export function rankingOf(deps: RankingDeps, units: readonly string[], window: ScoreWindow, day: LocalDay): RankingAnswer {
  const { scores, ledger, places } = deps;
  const { library, nameOf } = places();
  const [days, earlier] = [windowDays(window, day), windowBefore(window, day)];
  const [first, last] = [dayOfNumber(days.first), dayOfNumber(days.last)];
  const contenders = units.map((unit) => ({
    unit,
    share: shareOf(scores.tally(unit, days).signed),
    comparable: isComparable(library, unit, first, last),
  }));
  const { ranked, notEnough, notComparable, ...how } = rankUnits(contenders, library.rating.shrinkage);
  const told = (unit: string) => ({ unit, unitName: nameOf(unit), score: scores.over(unit, window, days) });
  const newest = ledger.checkpoints.newest();
  return {
    ...how,
    first,
    last,
    target: library.rating.target,
    ranked: ranked.map(({ share, ...standing }) => {
      const before = isComparable(library, standing.unit, dayOfNumber(earlier.first), last)
        ? shareOf(scores.tally(standing.unit, earlier).signed)
        : null;
      const row = told(standing.unit);
      return { ...standing, ...row, before, change: changeOf(share, before), verifiedShare: row.score.verified / share.count };
    }),
    notEnough: notEnough.map(({ unit }) => told(unit)),
    notComparable: notComparable.map(({ unit }) => told(unit)),
    checkpoint: newest && {
      size: newest.says.size,
      root: newest.says.root,
      time: newest.says.time,
      note: newest.signed.note,
    },
  };
}

/** Points of percent, to a tenth; nothing is said where there was too little before. */
function changeOf(share: Share, before: Share | null): number | null {
  if (before === null || before.count < ENOUGH) return null;
  return Math.round(1000 * (share.satisfied / share.count - before.satisfied / before.count)) / 10;
}
