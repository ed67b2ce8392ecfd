import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { z } from 'zod';
import { verifyFolder } from '../../server/ledger/ratings/verify-folder.ts';
import { readOnlyDatabase } from '../../server/ledger/read-only.ts';

/** What citizens were told: numbers of answers for which they were thanked, and that were not recorded. */
export interface Told {
  readonly kept: ReadonlySet<number>;
  readonly refused: ReadonlySet<number>;
}

/** A promise to a citizen was broken: what the control without syncs has to end with, and nothing else may. */
export class BrokenPromise extends Error {}

const rowSchema = z.object({ nonce: z.string(), times: z.number().int() });
const tableSchema = z.object({ name: z.string() });
const TIMES = `SELECT json_extract(text, '$.payload.nonce') AS nonce, count(*) AS times FROM records WHERE kind IN ('rating', 'late-rating') GROUP BY nonce`;

/**
 * Compares a folder that nobody holds with what citizens were told: every answer that was acknowledged stands there once, none that
 * was refused (unless a later try was thanked for), and the whole ledger verifies. Gives its size; throws on the first loss.
 */
export const checkRatings = async (folder: string, { kept, refused }: Told): Promise<number> => {
  rollBack(join(folder, 'journal.sqlite'));
  const times = timesIn(folder);
  if (times === null && kept.size > 0) throw new BrokenPromise(`all of ${kept.size} acknowledged answers are gone`);
  if (times === null) return 0;
  for (const number of kept) {
    if (times.get(number) !== 1)
      throw new BrokenPromise(`answer ${number} was acknowledged and stands there ${times.get(number) ?? 0} times`);
  }
  for (const number of refused) {
    if (!kept.has(number) && times.has(number)) throw new BrokenPromise(`answer ${number} was refused and appears later`);
  }
  const twice = [...times].find(([, count]) => count > 1);
  if (twice) throw new BrokenPromise(`answer ${twice[0]} stands there ${twice[1]} times`);
  const { fault, beside, size } = await verifyFolder({ folder, witnessed: [], rootKey: null, processes: () => 0 });
  if (fault !== null || beside.length > 0)
    throw new BrokenPromise(`the ledger does not verify: ${JSON.stringify({ fault, beside })}`);
  return size;
};

/** A process that died while its file was no write-ahead log leaves a journal of its own, which the next start rolls back: so does this. */
const rollBack = (file: string): void => {
  if (!existsSync(`${file}-journal`)) return;
  const connection = new DatabaseSync(file);
  connection.exec('BEGIN IMMEDIATE; ROLLBACK');
  connection.close();
};

/** How often each answer stands there; null: there is no ledger yet, or the process was killed while it made one. */
const timesIn = (folder: string): Map<number, number> | null => {
  const file = join(folder, 'journal.sqlite');
  if (!existsSync(file)) return null;
  const database = readOnlyDatabase(file);
  try {
    if (database.get(tableSchema, `SELECT name FROM sqlite_schema WHERE name = 'records'`) === null) return null;
    return new Map(database.all(rowSchema, TIMES).map((row) => [Number(row.nonce.replace(/^n+/, '')), row.times]));
  } finally {
    database.close();
  }
};
