import { describe, expect, it } from 'vitest';
import { emptyTally } from '../../../content/score/tally.ts';
import { windowDays } from '../../../content/score/windows.ts';
import { trendOf } from '../../../server/ratings/behind-score.ts';
import type { Scores } from '../../../server/ratings/scores.ts';

/** Scores of a district so large that each look at a day takes some ms. */
const slow: Pick<Scores, 'isIntact' | 'tally'> = {
  isIntact: () => true,
  tally: () => {
    for (const until = performance.now() + 3; performance.now() < until; );
    return { signed: emptyTally(), addendum: emptyTally() };
  },
};

describe('the trend of a large district', () => {
  it('lets others have their turn between its days', async () => {
    let [turns, over] = [0, false];
    const counting = (async () => {
      for (; !over; turns += 1) await new Promise(setImmediate);
    })();
    const { days } = await trendOf(slow, 'district', windowDays('quarter', '2026-12-31'), '2026-12-31');
    over = true;
    await counting;
    expect(days).toHaveLength(92);
    expect(turns).toBeGreaterThan(10);
  });
});
