import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkpointMessageSchema, signedCheckpointSchema } from '../../../content/ledger/checkpoint.ts';
import { memoryKeep } from '../../../displays/link/memory-keep.ts';
import { witness } from '../../../displays/link/witness.ts';
import { isIntact } from '../../../server/ledger/ratings/breaches.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';
import { answerOf, ratingHouse } from '../../support/rating-house.ts';

const askSchema = z.looseObject({ from: z.number() });
const witnessedAskSchema = z.looseObject({ checkpoint: signedCheckpointSchema });

let house = ratingHouse();
beforeEach(() => {
  house = ratingHouse();
});
afterEach(() => house.remove());

type Opened = Awaited<ReturnType<typeof house.open>>;

/** A screen whose line asks this controller; `reports` is what it complained of. */
const screen = (controller: () => Opened) => {
  const keep = memoryKeep();
  const reports: string[] = [];
  const line = {
    ask: async (event: string, message: unknown) => {
      if (event !== 'witnessed') return controller().checkpoints.messageFor(askSchema.parse(message).from);
      await controller().ledger.witnessed(witnessedAskSchema.parse(message).checkpoint);
      return null;
    },
  };
  const seen = witness({
    ...{ keep, timepiece: movingTimepiece(0), report: (code) => void reports.push(code) },
    ...{ storageFailed: () => undefined, changed: () => undefined },
  });
  const offer = (message: unknown, ask: () => Promise<unknown> = async () => null) =>
    seen.offer(message, controller().keys.rootKey, { ask });
  const size = async (): Promise<number> => Number((await keep.load()).checkpoint?.note.split('\n')[1]);
  return {
    reports,
    offer,
    size,
    hear: async (message: unknown) => {
      await seen.offer(message, controller().keys.rootKey, line);
      return size();
    },
  };
};
const more = async (opened: Opened, from: number, until: number): Promise<unknown> => {
  for (let number = from; number < until; number += 1) await opened.ratings.append(answerOf(number));
  house.clock.now += 60_000;
  await opened.ledger.wake();
  return opened.checkpoints.messageFor(from);
};

describe('a screen as witness of the ledger', () => {
  it('keeps each checkpoint that extends the one it holds, and asks for the proof that it lacks', () =>
    house.once(async (opened) => {
      const tv = screen(() => opened);
      expect(await tv.hear(await more(opened, 0, 5))).toBe(5);
      expect(await tv.hear(await more(opened, 5, 9))).toBe(9);
      await more(opened, 9, 20);
      expect(await tv.hear(await more(opened, 20, 31))).toBe(31);
      expect(tv.reports).toEqual([]);
    }));

  it('never goes back to an older checkpoint whose proof was long in coming', () =>
    house.once(async (opened) => {
      const tv = screen(() => opened);
      const first = await more(opened, 0, 5);
      await tv.hear(first);
      const older = checkpointMessageSchema.parse(await more(opened, 5, 9));
      const newer = await more(opened, 9, 20);
      const sentNewer = checkpointMessageSchema.parse(opened.checkpoints.messageFor(5));
      let answer: (message: unknown) => void = () => undefined;
      const slow = tv.offer({ ...older, from: 0 }, () => new Promise((resolve) => (answer = resolve)));
      const quick = tv.offer(sentNewer, async () => newer);
      setTimeout(() => answer(older), 20);
      await Promise.all([slow, quick]);
      expect(await tv.size()).toBe(20);
    }));

  it('refuses a ledger that does not extend what it holds, and raises the alarm', async () => {
    const first = await house.open();
    let current = first;
    const tv = screen(() => current);
    const held = await more(first, 0, 9);
    await tv.hear(held);
    await first.close();
    const other = ratingHouse();
    const second = await other.open();
    try {
      // Another ledger under the same key, as somebody with root on the server makes one.
      const keys = first.keys;
      current = { ...second, keys };
      for (let number = 1; number < 20; number += 1) await second.ratings.append(answerOf(number));
      const { checkpointsOn } = await import('../../../server/ledger/ratings/checkpoints.ts');
      const file = { append: () => undefined, all: () => [], newest: () => [] };
      const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const now = () => house.clock.now + 60_000;
      const { database } = second.journal;
      const forged = checkpointsOn({ database, tree: second.ratings, keys, file, epoch: () => 1, now, log });
      await forged.sign();
      current = { ...current, checkpoints: forged };
      expect(await tv.hear(forged.messageFor(0))).toBe(9);
      expect(tv.reports).toEqual(['ledger-forked']);
      expect(await tv.hear({ ...checkpointMessageSchema.parse(held), from: 3 })).toBe(9);
    } finally {
      await second.close();
      other.remove();
    }
  });

  it("LDG-20 shows a controller that was set back to yesterday's folder what is lost: scores since then are not intact", async () => {
    const yesterday = mkdtempSync(join(tmpdir(), 'niem-yet-yesterday-'));
    const first = await house.open();
    let current = first;
    const tv = screen(() => current);
    try {
      await tv.hear(await more(first, 0, 5));
      const signedThen = house.clock.now;
      cpSync(house.folder, yesterday, { recursive: true });
      await tv.hear(await more(first, 5, 9));
      const signedLast = house.clock.now;
      await first.close();
      const restored = ratingHouse(yesterday);
      restored.clock.now = house.clock.now + 1000;
      current = await restored.open();
      // Nothing was added yet: what it offers is only older, and no alarm; but it learns of what is lost at once.
      expect(await tv.hear(current.checkpoints.messageFor(0))).toBe(9);
      await expect
        .poll(() => current.ledger.breaches())
        .toMatchObject([{ why: 'cut', first: 5, until: 9, since: signedThen, upto: signedLast }]);
      const { ledger } = current;
      const intact = (from: number, until: number): boolean => isIntact(ledger.breaches(), from, until);
      expect([intact(signedThen, signedThen + 1), intact(0, signedThen)]).toEqual([false, true]);
      expect(tv.reports).toEqual([]);
      await current.ratings.append(answerOf(20));
      restored.clock.now += 60_000;
      await current.ledger.wake();
      expect(await tv.hear(current.checkpoints.messageFor(5))).toBe(9);
      expect(tv.reports).toEqual(['ledger-forked']);
      for (let number = 21; number < 30; number += 1) await current.ratings.append(answerOf(number));
      restored.clock.now += 60_000;
      await current.ledger.wake();
      expect(await tv.hear(current.checkpoints.messageFor(0))).toBe(9);
      expect(current.ledger.breaches()).toHaveLength(1);
    } finally {
      await current.close();
      rmSync(yesterday, { recursive: true });
    }
  });

  it('LDG-20 makes no breach of a checkpoint that the ledger extends, or of one that another house signed', () =>
    house.once(async (opened) => {
      const first = checkpointMessageSchema.parse(await more(opened, 0, 5));
      await more(opened, 5, 9);
      const strange = { ...first.checkpoint, note: first.checkpoint.note.replace('\n5\n', '\n50\n') };
      expect([await opened.ledger.witnessed(first.checkpoint), await opened.ledger.witnessed(strange)]).toEqual([false, false]);
      expect(opened.ledger.breaches()).toEqual([]);
    }));

  it('ignores what is not signed by this house', () =>
    house.once(async (opened) => {
      const tv = screen(() => opened);
      const message = checkpointMessageSchema.parse(await more(opened, 0, 5));
      const note = message.checkpoint.note.replace('\n5\n', '\n6\n');
      await tv.hear({ ...message, checkpoint: { ...message.checkpoint, note } });
      await tv.hear({ nonsense: true });
      expect(tv.reports).toEqual(['checkpoint-unsigned', 'checkpoint-unsigned']);
    }));
});
