import { z } from 'zod';
import { appendedAll, type Frontier, type NodeAt } from '../../../content/ledger/tree.ts';
import type { Instant } from '../../../content/time/instant.ts';
import type { SqlReader, SqlWriter } from '../sql.ts';
import { ledgerHash } from './ledger-hash.ts';

/** Nodes of these heights stand in the store: the leaves in their records, then every eighth. */
const STEP = 8;
const HASH_BYTES = 32;

const bytesSchema = z.instanceof(Uint8Array);
const headSchema = z.object({ size: z.number().int(), time: z.number().int(), peaks: bytesSchema });
const hashSchema = z.object({ hash: bytesSchema });

/** The whole tree in short: its peaks, and when the last record was written. */
export interface Head {
  readonly frontier: Frontier;
  readonly time: Instant;
}

/** The head that stands in the store, inside a write also with what this write has done. */
export const readHead = (sql: SqlReader): Head => {
  const row = sql.get(headSchema, 'SELECT size, time, peaks FROM tree_head');
  if (row === null) throw new Error('the ledger has no head');
  const peaks: Uint8Array[] = [];
  for (let at = 0; at < row.peaks.length; at += HASH_BYTES) peaks.push(row.peaks.slice(at, at + HASH_BYTES));
  return { frontier: { size: row.size, peaks }, time: row.time };
};

/** Puts the head in its place. */
export const writeHead = (sql: SqlWriter, { frontier, time }: Head): void => {
  sql.run('UPDATE tree_head SET size = ?, time = ?, peaks = ?', frontier.size, time, Buffer.concat(frontier.peaks));
};

/** The tree with these leaves more; keeps the nodes that they completed. */
export const grow = (sql: SqlWriter, before: Frontier, leaves: readonly Uint8Array[]): Frontier => {
  const { frontier, grown } = appendedAll(before, leaves, ledgerHash, (height) => height > 0 && height % STEP === 0);
  for (const { height, index, hash } of grown)
    sql.run('INSERT INTO tree_nodes (height, number, hash) VALUES (?, ?, ?)', height, index, hash);
  return frontier;
};

/** Nodes of any height, from those that are stored: at most 128 are read and put together. */
export const nodesOf =
  (sql: SqlReader): NodeAt =>
  (height, index) => {
    const stored = height - (height % STEP);
    const count = 2 ** (height - stored);
    const nodes = storedNodes(sql, stored, index * count, count);
    return nodes.length === count ? topOf(nodes) : null;
  };

/** A kept node; null when it is not there. `height`: a multiple of 8 above 0. */
export const storedNode = (sql: SqlReader, height: number, index: number): Uint8Array | null =>
  sql.get(hashSchema, 'SELECT hash FROM tree_nodes WHERE height = ? AND number = ?', height, index)?.hash ?? null;

const storedNodes = (sql: SqlReader, height: number, first: number, count: number): Uint8Array[] =>
  (height === 0
    ? sql.all(hashSchema, 'SELECT leaf AS hash FROM records WHERE seq >= ? AND seq < ? ORDER BY seq', first, first + count)
    : sql.all(
        hashSchema,
        'SELECT hash FROM tree_nodes WHERE height = ? AND number >= ? AND number < ? ORDER BY number',
        height,
        first,
        first + count,
      )
  ).map(({ hash }) => hash);

const topOf = (nodes: readonly Uint8Array[]): Uint8Array | null => {
  let level = nodes;
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, at) => pair(level[2 * at], level[2 * at + 1]));
  }
  return level[0] ?? null;
};

const pair = (left: Uint8Array | undefined, right: Uint8Array | undefined): Uint8Array => {
  if (left === undefined || right === undefined) throw new Error('a level of a whole subtree has an even number of nodes');
  return ledgerHash.node(left, right);
};
