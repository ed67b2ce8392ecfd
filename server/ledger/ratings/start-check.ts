import { z } from 'zod';
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
 * their leaves hash. `checkpoints`: by size; `isOurs` tells which are this house's word. Null: nothing is wrong so far.
 */
export const startFault = (
  sql: SqlReader,
  checkpoints: readonly ReadCheckpoint[],
  isOurs: (checkpoint: ReadCheckpoint) => boolean,
): Fault | null => {
  // Thousands of signatures are looked at only when something is wrong.
  let ours: readonly ReadCheckpoint[] | null = null;
  const signed = (): readonly ReadCheckpoint[] => {
    ours ??= checkpoints.filter(isOurs);
    return ours;
  };
  return checkpointFault(sql, newestOf(checkpoints, isOurs), signed) ?? tailFault(sql, signed);
};

const newestOf = (
  checkpoints: readonly ReadCheckpoint[],
  isOurs: (checkpoint: ReadCheckpoint) => boolean,
): ReadCheckpoint | null => {
  for (let at = checkpoints.length - 1; at >= 0; at -= 1) {
    const checkpoint = checkpoints[at];
    if (checkpoint !== undefined && isOurs(checkpoint)) return checkpoint;
  }
  return null;
};

const checkpointFault = (
  sql: SqlReader,
  newest: ReadCheckpoint | null,
  signed: () => readonly ReadCheckpoint[],
): Fault | null => {
  const tree = treeProofs(sql);
  const { size } = tree.head();
  const fits = ({ says }: ReadCheckpoint): boolean => tree.headAt(says.size)?.root === says.root;
  if (newest === null || fits(newest)) return null;
  const checkpoints = signed();
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

const tailFault = (sql: SqlReader, signed: () => readonly ReadCheckpoint[]): Fault | null => {
  const { size } = treeProofs(sql).head();
  const from = Math.max(0, size - TAIL);
  const rows = sql.all(rowSchema, 'SELECT seq, text, leaf FROM records WHERE seq >= ? ORDER BY seq', from);
  const wrong = tailWrong(rows, from, size);
  if (wrong === null) return null;
  const checkpoints = signed();
  const since = checkpoints.filter(({ says }) => says.size <= from).at(-1)?.says.time ?? 0;
  const upto = checkpoints.at(-1)?.says.time ?? Number.MAX_SAFE_INTEGER;
  return { ...wrong, since, upto: Math.max(upto, since) };
};

const tailWrong = (
  rows: readonly z.infer<typeof rowSchema>[],
  from: number,
  size: number,
): Pick<Fault, 'why' | 'first' | 'until' | 'detail'> | null => {
  for (const [at, { seq, text, leaf }] of rows.entries()) {
    if (seq !== from + at) return { why: 'missing', first: from + at, until: seq, detail: 'seq' };
    if (Buffer.compare(leafOfText(text), leaf) !== 0) return { why: 'changed', first: seq, until: seq + 1, detail: 'leaf' };
  }
  const count = from + rows.length;
  return count === size ? null : { why: 'missing', first: Math.min(count, size), until: Math.max(count, size), detail: 'head' };
};
