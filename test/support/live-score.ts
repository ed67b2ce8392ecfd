import type { LiveScore } from '../../content/score/live-score.ts';

/** A full score of a ward today, unless overridden. */
export const liveScore = (change: Partial<LiveScore> = {}): LiveScore => ({
  ...{ unitName: 'Phường Bến Nghé', window: 'day', first: '2026-11-23', last: '2026-11-23', shown: 'full' },
  ...{ count: 40, satisfied: 37, percent: 93, low: 80, high: 97, colour: 'between', target: 90 },
  ...{ verified: 5, atPlace: 30, held: 0, excluded: 0, added: 0, updated: Date.UTC(2026, 10, 23, 2), offset: 420, stale: false },
  ...change,
});
