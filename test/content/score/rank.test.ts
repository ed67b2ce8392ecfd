import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contender, rankUnits } from '../../../content/score/rank.ts';

const unit = (name: string, count: number, satisfied: number, comparable = true): Contender => ({
  unit: name,
  share: { count, satisfied },
  comparable,
});
const contenders = fc
  .array(fc.record({ count: fc.nat(600), satisfied: fc.nat(600) }), { maxLength: 20 })
  .map((all) => all.map(({ count, satisfied }, at) => unit(`u${at}`, Math.max(count, satisfied), satisfied)));

describe('ranking of units', () => {
  it('SCO-60 ranks by (k + mP)/(n + m): few answers are drawn towards what all have together', () => {
    const { ranked, pooled, shrinkage } = rankUnits([unit('small', 30, 30), unit('large', 600, 588), unit('low', 600, 480)], 30);
    expect(pooled).toBeCloseTo((30 + 588 + 480) / 1230, 12);
    expect(shrinkage).toBe(30);
    expect(ranked.map((one) => one.unit)).toEqual(['large', 'small', 'low']);
    expect(ranked[1]?.value).toBeCloseTo((30 + 30 * pooled) / 60, 12);
    expect(rankUnits([unit('small', 30, 30), unit('large', 600, 588)], 0).ranked[0]?.unit).toBe('small');
  });

  it('SCO-61 fewer than thirty answers are not ranked and not counted into the pooled share', () => {
    const ranking = rankUnits([unit('a', 29, 0), unit('b', 30, 27), unit('c', 0, 0)], 30);
    expect(ranking.ranked.map((one) => one.unit)).toEqual(['b']);
    expect(ranking.notEnough.map((one) => one.unit)).toEqual(['a', 'c']);
    expect(ranking.pooled).toBe(0.9);
  });

  it('SCO-62 units whose intervals overlap that of the first of their band stand together; places tell what intervals allow', () => {
    const { ranked } = rankUnits([unit('a', 1000, 980), unit('b', 1000, 975), unit('c', 1000, 900), unit('d', 40, 38)], 30);
    expect(ranked.map(({ unit: name, band, best, worst }) => [name, band, best, worst])).toEqual([
      ['a', 1, 1, 3],
      ['b', 1, 1, 3],
      ['d', 1, 1, 4],
      ['c', 2, 3, 4],
    ]);
  });

  it('SCO-62 a band is judged by its own first unit, not by that of the one before', () => {
    const { ranked } = rankUnits(
      [unit('a', 3000, 2940), unit('b', 3000, 2700), unit('c', 3000, 2690), unit('d', 3000, 2400)],
      30,
    );
    expect(ranked.map(({ unit: name, band }) => [name, band])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 3],
    ]);
  });

  it('SCO-63 the order of the records does not matter, and equal units share a band', () => {
    fc.assert(
      fc.property(contenders, fc.integer({ min: 0, max: 100 }), (all, m) => {
        const ranking = rankUnits(all, m);
        expect(rankUnits([...all].reverse(), m)).toEqual(ranking);
        expect(ranking.ranked.length + ranking.notEnough.length).toBe(all.length);
        ranking.ranked.forEach((one, at) => {
          const next = ranking.ranked[at + 1];
          expect(one.best <= at + 1 && at + 1 <= one.worst).toBe(true);
          if (next && next.share.count === one.share.count && next.share.satisfied === one.share.satisfied)
            expect(next.band).toBe(one.band);
          if (next) expect([0, 1]).toContain(next.band - one.band);
        });
      }),
    );
  });

  it('SCO-64 a unit whose borders changed in the period is listed apart', () => {
    const ranking = rankUnits([unit('a', 100, 90), unit('b', 100, 90, false)], 30);
    expect(ranking.notComparable.map((one) => one.unit)).toEqual(['b']);
    expect(ranking.ranked).toHaveLength(1);
    const few = rankUnits([unit('a', 100, 90), unit('b', 12, 9, false)], 30);
    expect([few.notComparable.map((one) => one.unit), few.notEnough]).toEqual([['b'], []]);
  });
});
