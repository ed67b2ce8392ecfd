import { describe, expect, it } from 'vitest';
import { emptyTally } from '../../../content/score/tally.ts';
import { dayOfNumber } from '../../../content/time/day-number.ts';
import { placesOf } from '../../../server/ratings/places.ts';
import { rankingOf } from '../../../server/ratings/ranking.ts';
import type { Scores } from '../../../server/ratings/scores.ts';
import { liveScore } from '../../support/live-score.ts';
import { library, unit } from '../../support/schedule-library.ts';

/** Answers of a quarter by its first day. */
type Quarters = Readonly<Record<string, readonly [count: number, satisfied: number]>>;

/** The units in the fourth quarter of 2026; `broken`: first days of quarters over which the ledger does not hold. */
function rankingIn(quarters: Quarters, merged: string | null = null, broken: readonly string[] = []) {
  const scores: Pick<Scores, 'tally' | 'over'> = {
    tally: (_unit, days) => {
      const [count, satisfied] = quarters[dayOfNumber(days.first)] ?? [0, 0];
      const signed = emptyTally();
      signed.classes.unverified = { count, satisfied };
      return { signed, addendum: emptyTally() };
    },
    over: (_unit, window, days) =>
      broken.includes(dayOfNumber(days.first))
        ? liveScore({ window, shown: 'broken', verified: 0, count: 0 })
        : liveScore({ window, verified: 10 }),
  };
  const arrow = { old: 'v', new: 'u', kind: 'merge' as const, share: null, legalBasis: 'Nghị quyết' };
  const held = library({
    units: [unit('u'), unit('v')],
    successions: merged === null ? [] : [{ ...arrow, effective: merged }],
  });
  const places = placesOf({ current: () => held });
  const ledger = { checkpoints: { newest: () => null } };
  return rankingOf({ scores, ledger, places }, ['u'], 'quarter', '2026-11-23');
}
const rowOf = (...given: Parameters<typeof rankingIn>) => rankingIn(...given).ranked[0];

describe('the change of a unit', () => {
  it('SCO-65 is told against the newest of four quarters before that has thirty answers', () => {
    const now = { '2026-10-01': [100, 90] } as const;
    expect(rowOf({ ...now, '2026-07-01': [200, 170] })).toMatchObject({ since: '2026-07-01', change: 5, verifiedShare: 0.1 });
    expect(rowOf({ ...now, '2026-07-01': [29, 29], '2026-04-01': [30, 15] })).toMatchObject({ since: '2026-04-01', change: 40 });
    expect(rowOf({ ...now, '2025-10-01': [100, 91] })).toMatchObject({ since: '2025-10-01', change: -1 });
    expect(rowOf({ ...now, '2025-07-01': [100, 91] })).toMatchObject({ since: null, before: null, change: null });
  });

  it('SCO-65 is not told across a change of borders', () => {
    const quarters: Quarters = { '2026-10-01': [100, 90], '2026-07-01': [10, 9], '2026-04-01': [100, 50] };
    expect(rowOf(quarters, '2026-04-01')).toMatchObject({ since: '2026-04-01' });
    expect(rowOf(quarters, '2026-05-01')).toMatchObject({ since: null, change: null });
  });

  it('SCO-66 is not told against a quarter over which the ledger does not hold; in such a one nothing is told', () => {
    const quarters: Quarters = { '2026-10-01': [100, 90], '2026-07-01': [200, 170], '2026-04-01': [100, 50] };
    expect(rowOf(quarters, null, ['2026-07-01'])).toMatchObject({ since: '2026-04-01', change: 40 });
    const { ranked, notEnough, pooled, broken } = rankingIn(quarters, null, ['2026-10-01']);
    expect([ranked, notEnough, pooled, broken.map(({ unit: id }) => id)]).toEqual([[], [], 0, ['u']]);
  });
});

describe('a unit above others', () => {
  it('SCO-67 stands apart, has no part in P, and leaves the others their bands', () => {
    const counts: Readonly<Record<string, readonly [number, number]>> = { quan: [300, 150], an: [100, 90], binh: [100, 80] };
    const tallyOf = (id: string) => {
      const [count, satisfied] = counts[id] ?? [0, 0];
      const signed = emptyTally();
      signed.classes.unverified = { count, satisfied };
      return { signed, addendum: emptyTally() };
    };
    const link = (child: string) => ({ child, parent: 'quan', from: null, to: null });
    const held = library({ units: [unit('quan'), unit('an'), unit('binh')], parents: [link('an'), link('binh')] });
    const places = placesOf({ current: () => held });
    const scores = { tally: tallyOf, over: () => liveScore({ window: 'quarter' }) };
    const deps = { scores, places, ledger: { checkpoints: { newest: () => null } } };
    const { ranked, above, pooled } = rankingOf(deps, ['quan', 'an', 'binh'], 'quarter', '2026-11-23');
    expect([ranked.map((one) => one.unit).sort(), above.map((one) => one.unit), pooled]).toEqual([
      ['an', 'binh'],
      ['quan'],
      0.85,
    ]);
    expect(rankingOf(deps, ['quan'], 'quarter', '2026-11-23').above).toEqual([]);
  });
});
