import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Hash } from '../../../content/slide/slide.ts';
import type { SqlReader, SqlWriter } from '../sql.ts';

const rowSchema = z.object({ kind: z.enum(['cell', 'place', 'closed']), key: z.string(), value: z.string() });
/** A kept piece of the tallies: a unit's day, where an answer stands, or how far a unit is closed. */
export type TallyRow = z.infer<typeof rowSchema>;

/** All rows, as they stood when the ledger had `size` records under `root`. */
export interface KeptTallies {
  readonly size: number;
  readonly root: Hash;
  readonly rows: readonly TallyRow[];
}

const markSchema = z.object({ size: z.number().int(), root: z.string(), sum: z.string() });
const valueSchema = z.object({ value: z.string() });

const MODULUS = 1n << 256n;
const hashOf = ({ kind, key, value }: TallyRow): bigint => BigInt(`0x${hash('sha256', `${kind}\n${key}\n${value}`, 'hex')}`);
const hexOf = (sum: bigint): string => sum.toString(16).padStart(64, '0');

/** Of how many records under which root the tallies were kept, and the sum of the hashes of their rows. */
export type TallyMark = z.infer<typeof markSchema>;

/** Where the kept tallies say that they stand; null: nothing is kept. */
export const tallyMark = (sql: SqlReader): TallyMark | null => sql.get(markSchema, 'SELECT size, root, sum FROM tally_mark');

/** What is kept; null: nothing, or its rows are not those that were kept. */
export const readTallies = (sql: SqlReader): KeptTallies | null => {
  const mark = tallyMark(sql);
  if (mark === null) return null;
  const rows = sql.all(rowSchema, 'SELECT kind, key, value FROM tally_rows');
  // The hashes are added up, which knows no order: so a changed row costs its own hash alone.
  const sum = rows.reduce((all, row) => all + hashOf(row), 0n) % MODULUS;
  return hexOf(sum) === mark.sum ? { size: mark.size, root: mark.root, rows } : null;
};

const PAGE = 2000;
const PAGED = `SELECT kind, key, value FROM tally_rows WHERE (kind, key) > (?, ?) ORDER BY kind, key LIMIT ${PAGE}`;

/** Gives each kept row to `take`, a few at a time: a large house has hundreds of thousands. False: they are not those that were kept. */
export const eachTally = (sql: SqlReader, sum: string, take: (row: TallyRow) => void): boolean => {
  let all = 0n;
  let last = { kind: '', key: '' };
  for (;;) {
    const page = sql.all(rowSchema, PAGED, last.kind, last.key);
    for (const row of page) {
      all += hashOf(row);
      take(row);
    }
    last = page.at(-1) ?? last;
    if (page.length < PAGE) return hexOf(all % MODULUS) === sum;
  }
};

/** Replaces these rows and says where the tallies stand now. */
export const keepTallies = (sql: SqlWriter, { size, root, rows }: KeptTallies): void => {
  const mark = tallyMark(sql);
  let sum = BigInt(`0x${mark?.sum ?? '0'}`);
  for (const row of rows) {
    const before = sql.get(valueSchema, 'SELECT value FROM tally_rows WHERE kind = ? AND key = ?', row.kind, row.key);
    if (before !== null) sum -= hashOf({ ...row, value: before.value });
    sum += hashOf(row);
    sql.run(
      'INSERT INTO tally_rows (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value',
      row.kind,
      row.key,
      row.value,
    );
  }
  const rest = ((sum % MODULUS) + MODULUS) % MODULUS;
  sql.run('INSERT OR REPLACE INTO tally_mark (id, size, root, sum) VALUES (1, ?, ?, ?)', size, root, hexOf(rest));
};

/** Forgets all that is kept, before tallies that were counted from the beginning are kept. */
export const dropTallies = (sql: SqlWriter): void => {
  sql.run('DELETE FROM tally_rows');
  sql.run('DELETE FROM tally_mark');
};
