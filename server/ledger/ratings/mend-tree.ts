import { z } from 'zod';
import { emptyFrontier } from '../../../content/ledger/tree.ts';
import type { Database, SqlWriter } from '../sql.ts';
import { recordCount } from './read-records.ts';
import { grow, readHead, writeHead } from './stored-tree.ts';

const leafSchema = z.object({ seq: z.number().int(), leaf: z.instanceof(Uint8Array) });
const PAGE = 5000;
const NO_LEAF = new Uint8Array(32);

/**
 * Somebody cut records off or put some behind the last, beside the program: then nothing could be appended any more. The tree is
 * made anew over what is there, so that the house goes on; that it is not what was signed is another's to tell. Gives how many
 * records the head spoke of and how many there are; null: head and records agree.
 */
export const mendTree = async (database: Database): Promise<{ readonly said: number; readonly found: number } | null> => {
  const said = readHead(database).frontier.size;
  const found = recordCount(database);
  if (said === found) return null;
  await database.write((sql) => growAnew(sql, found));
  return { said, found };
};

const growAnew = (sql: SqlWriter, size: number): void => {
  const { time } = readHead(sql);
  sql.run('DELETE FROM tree_nodes');
  let frontier = emptyFrontier;
  while (frontier.size < size) {
    const from = frontier.size;
    const rows = sql.all(leafSchema, 'SELECT seq, leaf FROM records WHERE seq >= ? AND seq < ? ORDER BY seq', from, from + PAGE);
    const leaves = new Map(rows.map(({ seq, leaf }) => [seq, leaf]));
    const count = Math.min(size, from + PAGE) - from;
    frontier = grow(
      sql,
      frontier,
      Array.from({ length: count }, (_, at) => leaves.get(from + at) ?? NO_LEAF),
    );
  }
  writeHead(sql, { frontier, time });
  sql.run('DELETE FROM record_units');
  sql.run('UPDATE tree_head SET placed = 0');
};
