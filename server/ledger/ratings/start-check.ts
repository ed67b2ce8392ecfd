import { z } from 'zod';
import { toHex } from '../../../content/wire/hash.ts';
import type { SqlReader } from '../sql.ts';
import type { ReadCheckpoint } from './checkpoint-rows.ts';
import { leafOfText } from './ledger-hash.ts';
import { treeProofs } from './tree-proofs.ts';
import type { Fault } from './walk.ts';

const rowSchema = z.object({ seq: z.number().int(), text: z.string(), leaf: z.instanceof(Uint8Array) });
/** So many of the newest records are hashed again at each start; the others when the whole ledger is verified. */
const TAIL = 20_000;

/**
 * What a start can see in a moment: whether the tree still is what the newest checkpoint signed, and the newest records what
 * their leaves hash. `checkpoints`: of this house, by size. Null: nothing is wrong so far.
 */
export const startFault = (sql: SqlReader, checkpoints: readonly ReadCheckpoint[]): Fault | null =>
  checkpointFault(sql, checkpoints) ?? tailFault(sql, checkpoints);

const checkpointFault = (sql: SqlReader, checkpoints: readonly ReadCheckpoint[]): Fault | null => {
  const tree = treeProofs(sql);
  const { size } = tree.head();
  const fits = ({ says }: ReadCheckpoint): boolean => tree.headAt(says.size)?.root === says.root;
  const newest = checkpoints.at(-1);
  if (newest === undefined || fits(newest)) return null;
  // What fits once fits with all that came before it.
  const firstBad = checkpoints[lowest(checkpoints.length, (at) => !isFitting(checkpoints[at], fits))] ?? newest;
  const good = checkpoints[checkpoints.indexOf(firstBad) - 1]?.says;
  const why = firstBad.says.size > size ? 'cut' : 'rewritten';
  const first = why === 'cut' ? size : (good?.size ?? 0);
  return { why, first, until: newest.says.size, since: good?.time ?? 0, upto: newest.says.time, detail: 'checkpoint' };
};

const isFitting = (checkpoint: ReadCheckpoint | undefined, fits: (checkpoint: ReadCheckpoint) => boolean): boolean =>
  checkpoint !== undefined && fits(checkpoint);

/** The lowest of 0 … count − 1 from which on `holds` is true. */
const lowest = (count: number, holds: (at: number) => boolean): number => {
  let [from, until] = [0, count];
  while (from < until) {
    const middle = (from + until) >> 1;
    if (holds(middle)) until = middle;
    else from = middle + 1;
  }
  return from;
};

const tailFault = (sql: SqlReader, checkpoints: readonly ReadCheckpoint[]): Fault | null => {
  const { size } = treeProofs(sql).head();
  const from = Math.max(0, size - TAIL);
  const rows = sql.all(rowSchema, 'SELECT seq, text, leaf FROM records WHERE seq >= ? ORDER BY seq', from);
  const since = checkpoints.filter(({ says }) => says.size <= from).at(-1)?.says.time ?? 0;
  const upto = checkpoints.at(-1)?.says.time ?? Number.MAX_SAFE_INTEGER;
  const span = { since, upto: Math.max(upto, since) };
  for (const [at, { seq, text, leaf }] of rows.entries()) {
    if (seq !== from + at) return { why: 'missing', first: from + at, until: seq, ...span, detail: 'seq' };
    if (toHex(leafOfText(text)) !== toHex(leaf)) return { why: 'changed', first: seq, until: seq + 1, ...span, detail: 'leaf' };
  }
  const count = from + rows.length;
  return count === size
    ? null
    : { why: 'missing', first: Math.min(count, size), until: Math.max(count, size), ...span, detail: 'head' };
};
