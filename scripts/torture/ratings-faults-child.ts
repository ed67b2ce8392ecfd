import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { openKeys } from '../../server/keys/keys.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import { openLedger } from '../../server/ledger/ratings/ledger.ts';
import { StoreError } from '../../server/ledger/store-error.ts';
import { armShim, type DiskFault, shimHits } from './fault-shim.ts';
import { answerNumber, tortureTime } from './ratings-answer.ts';
import { checkRatings, type Told } from './ratings-check.ts';

/*
 * Runs with the shim before its C library: a short life of a ledger for every call that may fail, each looked at afterwards as the
 * next start would. Prints `LIVES <count>` at the end; throws on the first loss.
 */
const settings = z.object({ FAULT_CONTROL: z.string(), FAULT_DIR: z.string() }).parse(process.env);
const faults = z
  .array(
    z.object({
      op: z.enum(['write', 'sync', 'truncate']),
      mode: z.enum(['EIO', 'ENOSPC', 'EROFS', 'short', 'pretend']),
      lasts: z.enum(['once', 'its-sort', 'everything']),
    }),
  )
  .parse(JSON.parse(process.argv[2] ?? '[]'));
const [most = 1000, stride = 1] = process.argv.slice(3).map(Number);
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const GROUPS = [3, 1, 5, 2];

/** The disk died in the middle of a commit and took nothing after it: the citizen was told that nobody knows. */
const isUnsure = (cause: unknown): boolean => cause instanceof StoreError && cause.code === 'STORE-unsure';

/** Opened without faults, then armed; answers in groups with a wake-up between, then closed. Gives what citizens were told. */
const live = async (folder: string, fault: DiskFault): Promise<Told> => {
  const told = { kept: new Set<number>(), refused: new Set<number>() };
  const journal = await openJournal(folder, quiet, { tables: [], now: tortureTime, onFailure: () => undefined });
  const keys = await openKeys(join(folder, 'keys'), tortureTime, quiet);
  const ledger = await openLedger({
    isSteady: () => true,
    journal,
    keys,
    folder,
    epoch: () => 1,
    zones: () => () => 'Asia/Ho_Chi_Minh',
    post: null,
    now: tortureTime,
    log: quiet,
  });
  await ledger.ratings.append(answerNumber(0));
  told.kept.add(0);
  armShim(settings.FAULT_CONTROL, fault);
  let number = 1;
  for (const size of GROUPS) {
    await Promise.all(
      Array.from({ length: size }, async () => {
        const mine = number++;
        await ledger.ratings.append(answerNumber(mine)).then(
          () => told.kept.add(mine),
          (cause: unknown) => isUnsure(cause) || told.refused.add(mine),
        );
      }),
    );
    await ledger.wake().catch(() => 'a wake-up may fail');
  }
  await ledger.close().catch(() => 'so may a close');
  await journal.close().catch(() => 'and this one');
  return told;
};

/** One life; false when nothing went wrong in it any more. */
const lifeHit = async (fault: DiskFault): Promise<boolean> => {
  const folder = join(settings.FAULT_DIR, 'life');
  const copy = join(settings.FAULT_DIR, '..', 'copy');
  for (const path of [folder, copy]) rmSync(path, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  armShim(settings.FAULT_CONTROL, null);
  const told = await live(folder, fault);
  const hits = shimHits(settings.FAULT_CONTROL);
  armShim(settings.FAULT_CONTROL, null);
  cpSync(folder, copy, { recursive: true });
  try {
    await checkRatings(copy, told);
  } catch (cause) {
    throw new Error(`${JSON.stringify(fault)}, told ${[...told.kept].join()} / ${[...told.refused].join()}`, { cause });
  }
  await turn();
  return hits > 0;
};

let lives = 0;
for (const fault of faults) {
  for (let at = 1; at <= most; at += stride) {
    lives += 1;
    if (!(await lifeHit({ ...fault, at }))) break;
  }
}
console.log(`LIVES ${lives}`);
