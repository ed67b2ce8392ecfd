import { describe, expect, it } from 'vitest';
import type { RankingAnswer } from '../../../../content/wire/rating-api.ts';
import { bandsOf } from '../../../../displays/desk/ratings/leader-bands.ts';
import { score } from '../../../support/slide-means.ts';

const row = (unit: string, band: number): RankingAnswer['ranked'][number] => ({
  ...{ unit, unitName: `Phường ${unit}`, score: score({ count: 100, satisfied: 90 }), value: 0.9, low: 0.8, high: 0.95, band },
  ...{ best: 1, worst: 3, since: null, before: null, change: null, verifiedShare: 0 },
});

describe('bands for leaders', () => {
  it('go by their number, the units in them by Vietnamese name, whatever order they came in', () => {
    const ranked = [row('Đa Kao', 2), row('Cô Giang', 1), row('Bến Nghé', 2), row('An Khánh', 2)];
    for (const order of [ranked, [...ranked].reverse()]) {
      const bands = bandsOf({ ranked: order });
      expect(bands.map(({ band, rows }) => [band, rows.map(({ unit }) => unit)])).toEqual([
        [1, ['Cô Giang']],
        [2, ['An Khánh', 'Bến Nghé', 'Đa Kao']],
      ]);
    }
  });
});
