import { describe, expect, it } from 'vitest';
import type { LiveBody } from '../../../content/wire/live.ts';
import { scoresUnless } from '../../../displays/link/scores-unless.ts';
import { liveScore } from '../../support/live-score.ts';

const BODY: LiveBody = {
  epoch: 1,
  time: 1,
  freshUntil: 2,
  records: 9,
  tokens: { a: 'b' },
  scores: { 'ben-nghe/day': liveScore() },
};

describe('scores on a screen that refuses the ledger', () => {
  it('have no number as long as it does, and stand again as they came when it is over', () => {
    let refused = false;
    const live = scoresUnless(
      () => refused,
      () => BODY,
    );
    expect(live()).toBe(BODY);
    refused = true;
    expect(live()?.scores['ben-nghe/day']).toMatchObject({
      ...{ shown: 'broken', percent: null, count: 0, satisfied: 0, low: null, high: null, verified: 0, atPlace: 0 },
      unitName: 'Phường Bến Nghé',
    });
    expect(live()?.tokens).toEqual({ a: 'b' });
    expect(live()).toBe(live());
    refused = false;
    expect(live()).toBe(BODY);
  });

  it('are none where none came', () => {
    const live = scoresUnless(
      () => true,
      () => null,
    );
    expect(live()).toBeNull();
  });
});
