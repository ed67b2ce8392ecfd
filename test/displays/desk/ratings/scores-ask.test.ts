import { describe, expect, it } from 'vitest';
import { scoreAskOf, scoreIdOf, standingIdOf } from '../../../../displays/desk/ratings/scores-ask.ts';

describe('the address of a score', () => {
  it.each([
    { unit: 'ben-nghe', window: 'day', day: null },
    { unit: 'quan-1', window: 'quarter', day: '2026-08-01' },
  ] as const)('is read as it was written: $unit $window $day', (ask) => {
    const { unit, window, day = null } = scoreAskOf(scoreIdOf(ask));
    expect({ unit, window, day }).toEqual(ask);
  });

  it('keeps the standing that is asked for, with or without a day', () => {
    const ask = { unit: 'ben-nghe', window: 'week', day: null } as const;
    expect(scoreAskOf(standingIdOf(ask, 'held'))).toEqual({ unit: 'ben-nghe', window: 'week', standing: 'held' });
    expect(scoreAskOf(standingIdOf({ ...ask, day: '2026-11-01' }, 'excluded'))).toMatchObject({
      day: '2026-11-01',
      standing: 'excluded',
    });
  });

  it('leaves out what it cannot read', () => {
    expect(scoreAskOf(null)).toEqual({});
    expect(scoreAskOf('ben-nghe:decade:2026-13-45:gone')).toEqual({ unit: 'ben-nghe' });
  });
});
