import { describe, expect, it } from 'vitest';
import { ratingFaults } from '../../../../scripts/torture/ratings-faults.ts';
import { run as kills } from '../../../../scripts/torture/ratings-kill.ts';
import { run as powerCuts } from '../../../../scripts/torture/ratings-power.ts';

/* Short counts; `npm run torture` runs the full ones. A loss names what replays it. */
const SEED = 20_261_122;

describe('answers that were acknowledged are there once, refused ones never', () => {
  it(`kill -9 under answers, 5 times (seed ${SEED})`, async () => {
    await kills({ count: 5, seed: SEED });
  });

  it('one call of the disk fails, or all from it on: every fourth write, sync and truncation of the first twelve', async (context) => {
    const said = await ratingFaults(12, 4);
    context.skip(said.includes('skipped'), said);
    expect(said).toMatch(/\d+ lives of a ledger/);
  });

  it(`power cuts of a real file system, its control without fsync, read-only, full (seed ${SEED})`, async () => {
    await powerCuts({ count: 2, seed: SEED });
  });
});
