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
  readonly scores: Pick<Scores, 'tally' | 'over'>;
  readonly ledger: { readonly checkpoints: Pick<Ledger['checkpoints'], 'newest'> };
  readonly places: () => Places;
}

/** These units in bands over the window that holds `day`, each with its change since the last comparable stretch; tampered ones and those above others apart (SCO-60 to SCO-67). */
export function rankingOf(deps: RankingDeps, units: readonly string[], window: ScoreWindow, day: LocalDay): RankingAnswer {
  const { scores, ledger, places } = deps;
  const { library, nameOf } = places();
  const days = windowDays(window, day);
  const [first, last] = [dayOfNumber(days.first), dayOfNumber(days.last)];
  const rows = new Map(units.map((unit) => [unit, { unit, unitName: nameOf(unit), score: scores.over(unit, window, days) }]));
  const told = (listed: readonly { readonly unit: string }[]) => listed.flatMap(({ unit }) => rows.get(unit) ?? []);
  // What was tampered with says nothing about its unit, and nothing about what is usual.
  const [broken, intact] = parted([...rows.values()], ({ score }) => score.shown === 'broken');
  // What others stand below counts them too: it competes with nobody of them.
  const tops = unitsAbove(places(), units, [first, last]);
  const [above, sound] = parted(intact, ({ unit }) => tops.has(unit));
  const contenders = sound.map(({ unit }) => ({
    unit,
    share: shareOf(scores.tally(unit, days).signed),
    comparable: isComparable(library, unit, first, last),
  }));
  const { ranked, notEnough, notComparable, ...how } = rankUnits(contenders, library.rating.shrinkage);
  const newest = ledger.checkpoints.newest();
  return {
    ...how,
    first,
    last,
    target: library.rating.target,
    ranked: ranked.flatMap(({ share, ...standing }) => {
      const earlier = lastComparable(deps, standing.unit, window, day);
      const change = earlier && changeOf(share, earlier.share);
      const compared = { since: earlier && earlier.first, before: earlier && earlier.share, change };
      return told([standing]).map((row) => ({
        ...standing,
        ...row,
        ...compared,
        verifiedShare: row.score.verified / share.count,
      }));
    }),
    notEnough: told(notEnough),
    notComparable: told(notComparable),
    above,
    broken,
    checkpoint: newest && {
      size: newest.says.size,
      root: newest.says.root,
      time: newest.says.time,
      note: newest.signed.note,
    },
  };
}

/** Those above any of these units on any of these days. */
function unitsAbove({ tree }: Places, units: readonly string[], days: readonly LocalDay[]): ReadonlySet<string> {
  return new Set(units.flatMap((unit) => days.flatMap((day) => tree.ancestorsOf(unit, day).filter((one) => one !== unit))));
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

/** So many stretches back are looked at: a year of quarters. */
const LOOK_BACK = 4;

/** The newest earlier sound stretch with enough answers since whose begin the unit's borders stayed as they are (SCO-65). */
function lastComparable({ scores, places }: RankingDeps, unit: string, window: ScoreWindow, day: LocalDay) {
  const last = dayOfNumber(windowDays(window, day).last);
  let at = windowBefore(window, day);
  for (let step = 0; step < LOOK_BACK; step += 1) {
    const first = dayOfNumber(at.first);
    if (!isComparable(places().library, unit, first, last)) return null;
    const share = shareOf(scores.tally(unit, at).signed);
    if (share.count >= ENOUGH && scores.over(unit, window, at).shown !== 'broken') return { first, share };
    at = windowBefore(window, first);
  }
  return null;
}

/** Points of percent, to a tenth. */
const changeOf = (share: Share, before: Share): number =>
  Math.round(1000 * (share.satisfied / share.count - before.satisfied / before.count)) / 10;
