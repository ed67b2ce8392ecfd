import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedCheckpoint } from '../../../../content/ledger/checkpoint.ts';
import { answerOf, ratingHouse } from '../../../support/rating-house.ts';

/* A house that was put back as it stood yesterday, and what somebody kept of the day that is lost: three checkpoints. */
let house = ratingHouse();
let yesterday = '';
let kept: SignedCheckpoint[] = [];
beforeEach(async () => {
  house = ratingHouse();
  yesterday = mkdtempSync(join(tmpdir(), 'niem-yet-witnessed-'));
  kept = [];
  const add = (from: number) =>
    house.once(async ({ ratings, ledger, checkpoints }) => {
      for (let number = from; number < from + 3; number += 1) await ratings.append(answerOf(number));
      house.clock.now += 60_000;
      await ledger.wake();
      const newest = checkpoints.newest();
      if (newest !== null) kept.push(newest.signed);
    });
  await add(0);
  cpSync(house.folder, yesterday, { recursive: true });
  for (const from of [3, 6, 9]) await add(from);
});
afterEach(() => {
  house.remove();
  rmSync(yesterday, { recursive: true });
});

const opened = (epoch: number) => {
  const restored = ratingHouse(yesterday);
  restored.clock.now = house.clock.now;
  return restored.open(epoch);
};

describe('what somebody outside kept', () => {
  it('makes one breach of a stretch that is lost, however many witnesses speak of it', async () => {
    const { ledger, close } = await opened(1);
    const [good, , , last] = kept;
    if (good === undefined || last === undefined) throw new Error('nothing was kept');
    const forged = { ...last, note: last.note.replace('\n12\n', '\n99\n') };
    for (const one of [good, forged]) expect(await ledger.witnessed(one)).toBe(false);
    expect(ledger.breaches()).toEqual([]);
    expect(await ledger.witnessed(last)).toBe(true);
    for (const one of kept) expect(await ledger.witnessed(one)).toBe(false);
    expect(ledger.breaches()).toMatchObject([{ why: 'cut', first: 3, until: 12 }]);
    await close();
  });

  it('is no breach once two people have raised the epoch: that was told when it was done', async () => {
    const { ledger, close } = await opened(2);
    for (const one of kept) expect(await ledger.witnessed(one)).toBe(false);
    expect(ledger.breaches()).toEqual([]);
    await close();
  });
});
