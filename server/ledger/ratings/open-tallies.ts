import { z } from 'zod';
import { frontierAt, rootOf } from '../../../content/ledger/tree.ts';
import { toHex } from '../../../content/wire/hash.ts';
import type { Log } from '../log.ts';
import type { SqlReader } from '../sql.ts';
import { ledgerHash } from './ledger-hash.ts';
import { ratingAt, recordIn } from './read-records.ts';
import { pieceOf, type RunningTallies, runningTallies } from './running-tallies.ts';
import { nodesOf } from './stored-tree.ts';
import { eachTally, type TallyMark, tallyMark } from './tally-rows.ts';

const pageSchema = z.object({ text: z.string() });
const PAGE = 2000;

/** The running tallies of a ledger of `size` records, and whether they had to be counted from the beginning. */
export interface OpenedTallies {
  readonly tallies: RunningTallies;
  readonly recounted: boolean;
}

/** Goes on from what was kept and counts only what came after it; what does not belong to this ledger is not believed. */
export const openTallies = (sql: SqlReader, size: number, log: Log): OpenedTallies => {
  const kept = restored(sql, size);
  // Where nothing was kept yet, nothing is wrong.
  if (kept === null && tallyMark(sql) !== null)
    log.warn({ event: 'tallies-recounted', size }, 'tallies are counted from the beginning');
  const tallies = kept ?? runningTallies(0, (seq) => ratingAt(sql, seq));
  countFrom(sql, tallies, size);
  return { tallies, recounted: kept === null };
};

/** The tallies as they were kept; null: there are none, they are of another ledger, or they were changed. */
const restored = (sql: SqlReader, size: number): RunningTallies | null => {
  const mark = tallyMark(sql);
  if (mark === null || !belongs(sql, mark, size)) return null;
  const tallies = runningTallies(mark.size, (seq) => ratingAt(sql, seq));
  let unread = 0;
  const isWhole = eachTally(sql, mark.sum, (row) => {
    const piece = pieceOf(row);
    if (piece === null) unread += 1;
    else tallies.restore(piece);
  });
  return isWhole && unread === 0 ? tallies : null;
};

const belongs = (sql: SqlReader, mark: TallyMark, size: number): boolean => {
  if (mark.size > size) return false;
  const frontier = frontierAt(mark.size, nodesOf(sql));
  return frontier !== null && toHex(rootOf(frontier, ledgerHash)) === mark.root;
};

/** Tallies counted from the beginning, others having their turn meanwhile: of the first `size` records at least. */
export const countAnew = async (sql: SqlReader, size: number): Promise<RunningTallies> => {
  const tallies = runningTallies(0, (seq) => ratingAt(sql, seq));
  for (let until = 0; until < size; await new Promise((next) => setImmediate(next))) {
    until = Math.min(size, until + PAGE);
    countFrom(sql, tallies, until);
  }
  return tallies;
};

/** Counts what came since. */
export const countFrom = (sql: SqlReader, tallies: RunningTallies, size: number): void => {
  for (let from = tallies.size(); from < size; from += PAGE) {
    const page = sql.all(pageSchema, 'SELECT text FROM records WHERE seq >= ? ORDER BY seq LIMIT ?', from, PAGE);
    for (const { text } of page) {
      const record = recordIn(text);
      // One that cannot be read is named by the check of the ledger; the others still count.
      if (record !== null) tallies.apply(record);
    }
  }
};
