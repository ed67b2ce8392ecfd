import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeys } from '../../server/keys/keys.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import type { NewAnswer } from '../../server/ledger/ratings/answer-step.ts';
import { openLedger } from '../../server/ledger/ratings/ledger.ts';
import type { Post } from '../../server/ledger/ratings/outside-witness.ts';
import { EIGHT, nonceOf, payload } from './ledger.ts';
import { memoryLog } from './memory-log.ts';

/** An answer that tells its number, at one of three units, a minute after the one before. */
export const answerOf = (number: number, change: Partial<NewAnswer['payload']> = {}): NewAnswer => {
  const { comment: _none, ...rest } = payload({ at: EIGHT + number * 60_000, nonce: nonceOf(number) });
  return { unit: `phuong-${number % 3}`, payload: { ...rest, ...change }, comment: null };
};

/** A data folder with a ledger in it, opened as the controller does; its clock is `clock.now`. */
export const ratingHouse = (folder = mkdtempSync(join(tmpdir(), 'niem-yet-ledger-'))) => {
  const clock = { now: EIGHT };
  const now = (): number => clock.now;
  const open = async (epoch = 1, post: Post | null = null, isSteady: (now: number) => boolean = () => true) => {
    const { log, lines, events } = memoryLog();
    const journal = await openJournal(folder, log, { tables: [], now, onFailure: () => undefined });
    const keys = await openKeys(join(folder, 'keys'), now, log);
    const ledger = await openLedger({
      isSteady,
      journal,
      keys,
      folder,
      epoch: () => epoch,
      zones: () => () => 'Asia/Ho_Chi_Minh',
      post,
      now,
      log,
    });
    const close = async (): Promise<void> => {
      await ledger.close();
      await journal.close();
    };
    return { journal, keys, ledger, ratings: ledger.ratings, checkpoints: ledger.checkpoints, lines, events, close };
  };
  return {
    folder,
    clock,
    open,
    /** Opens, works, closes. */
    once: async <T>(
      work: (house: Awaited<ReturnType<typeof open>>) => Promise<T>,
      isSteady?: (now: number) => boolean,
    ): Promise<T> => {
      const house = await open(1, null, isSteady);
      try {
        return await work(house);
      } finally {
        await house.close();
      }
    },
    remove: (): void => rmSync(folder, { recursive: true, force: true }),
  };
};
