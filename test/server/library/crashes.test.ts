import { describe, expect, it } from 'vitest';
import { crashWorlds } from '../../../scripts/torture/crash-worlds.ts';
import { run } from '../../../scripts/torture/kill-publishes.ts';

/* Short counts; `npm run torture` runs the full ones. A loss names the seed that replays it. */
const SEED = 20_261_122;

describe('worlds on a simulated disk', () => {
  for (const end of ['power-cut', 'kill', 'disk-full', 'disk-error'] as const) {
    it(`${end}: nothing acknowledged is lost, old or new, never mixed, nothing half-written (300 worlds, seed ${SEED})`, async () => {
      expect(await crashWorlds({ end, honest: true }, 300, SEED)).toEqual([]);
    });
  }

  it('control: a store that acknowledges before fsync is caught', async () => {
    const losses = await crashWorlds({ end: 'power-cut', honest: false }, 100, SEED);
    expect(losses.length).toBeGreaterThan(20);
  });
});

it(`kill -9 during publishes, 20 times (seed ${SEED}): old or new, nothing acknowledged lost`, async () => {
  await run({ count: 20, seed: SEED });
});
