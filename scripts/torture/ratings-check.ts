import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verifyFolder } from '../../server/ledger/ratings/verify-folder.ts';
import { readOnlyDatabase } from '../../server/ledger/read-only.ts';

/** What citizens were told: numbers of answers for which they were thanked, and that were not recorded. */
export interface Told {
  readonly kept: ReadonlySet<number>;
  readonly refused: ReadonlySet<number>;
}

const rowSchema = z.object({ nonce: z.string(), times: z.number().int() });
const TIMES = `SELECT json_extract(text, '$.payload.nonce') AS nonce, count(*) AS times FROM records WHERE kind = 'rating' GROUP BY nonce`;

/**
 * Compares a folder that nobody holds with what citizens were told: every answer that was acknowledged stands there once, none that
 * was refused (unless a later try was thanked for), and the whole ledger verifies. Gives its size; throws on the first loss.
 */
export const checkRatings = async (folder: string, { kept, refused }: Told): Promise<number> => {
  if (kept.size === 0 && !existsSync(join(folder, 'journal.sqlite'))) return 0;
  const database = readOnlyDatabase(join(folder, 'journal.sqlite'));
  const times = new Map(database.all(rowSchema, TIMES).map((row) => [Number(row.nonce.replace(/^n+/, '')), row.times]));
  database.close();
  for (const number of kept) {
    if (times.get(number) !== 1)
      throw new Error(`answer ${number} was acknowledged and stands there ${times.get(number) ?? 0} times`);
  }
  for (const number of refused) {
    if (!kept.has(number) && times.has(number)) throw new Error(`answer ${number} was refused and appears later`);
  }
  const twice = [...times].find(([, count]) => count > 1);
  if (twice) throw new Error(`answer ${twice[0]} stands there ${twice[1]} times`);
  const { fault, beside, size } = await verifyFolder({ folder, witnessed: [], rootKey: null, processes: () => 0 });
  if (fault !== null || beside.length > 0) throw new Error(`the ledger does not verify: ${JSON.stringify({ fault, beside })}`);
  return size;
};
