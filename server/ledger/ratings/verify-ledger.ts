import { z } from 'zod';
import { rootOf } from '../../../content/ledger/tree.ts';
import type { Hash } from '../../../content/slide/slide.ts';
import { toHex } from '../../../content/wire/hash.ts';
import type { SqlReader } from '../sql.ts';
import { firstBrokenAct } from '../verify-acts.ts';
import { BLOCK } from './block-digest.ts';
import type { BlockReader } from './block-readers.ts';
import type { ReadCheckpoint } from './checkpoint-rows.ts';
import { commitmentOf } from './comments.ts';
import { ledgerHash } from './ledger-hash.ts';
import { readHead } from './stored-tree.ts';
import { readTallies, tallyMark } from './tally-rows.ts';
import { type Fault, LedgerWalk, walkRowSchema } from './walk.ts';

/** What stands beside the records and does not fit them: the kept head or tallies, an act, words of a comment. */
export interface Beside {
  readonly what: 'head' | 'tallies' | 'act' | 'comment';
  readonly about: string;
}

/** What a whole walk found: the size and root of the ledger as recomputed, the first fault, and what does not fit beside it. */
export interface Verdict {
  readonly size: number;
  readonly root: Hash;
  readonly fault: Fault | null;
  readonly beside: readonly Beside[];
}

/** The records of a ledger to be verified: how many there are, and who takes in their blocks. */
interface LedgerBlocks extends Pick<BlockReader, 'digest'> {
  readonly size: number;
}

const ROWS = 'SELECT seq, kind, unit, text, leaf FROM records WHERE seq >= ? ORDER BY seq LIMIT ?';

/** Recomputes everything from what the database holds, block by block; a block in which something is amiss row by row. Reads only. */
export const verifyLedger = async (
  sql: SqlReader,
  checkpoints: readonly ReadCheckpoint[],
  blocks: LedgerBlocks,
): Promise<Verdict> => {
  const byRow = new Set<number>();
  for (;;) {
    const found = await walkOnce(sql, checkpoints, blocks, byRow);
    if (typeof found === 'object') return found;
    // Counted half: what is wrong in this block is told by a walk that takes it row by row.
    byRow.add(found);
  }
};

/** The verdict, or where the block begins that has to be taken row by row. */
const walkOnce = async (
  sql: SqlReader,
  checkpoints: readonly ReadCheckpoint[],
  { size, digest }: LedgerBlocks,
  byRow: ReadonlySet<number>,
): Promise<Verdict | number> => {
  const kept = readTallies(sql);
  const beside: Beside[] = kept === null && tallyMark(sql) !== null ? [{ what: 'tallies', about: 'sum' }] : [];
  const walk = new LedgerWalk(sql, checkpoints, (counted) => {
    if (kept?.size === counted && !sameTallies(walk, kept.rows)) beside.push({ what: 'tallies', about: 'rows' });
  });
  for (let from = 0; from < size; from += BLOCK) {
    const until = Math.min(from + BLOCK, size);
    const found = byRow.has(from) ? null : await digest(from, until);
    if (found !== null) {
      if (!walk.take(found)) return from;
      continue;
    }
    const fault = rowFault(sql, walk, until);
    if (fault !== null) return { ...headOf(walk), fault, beside };
  }
  return {
    ...headOf(walk),
    fault: walk.end(),
    beside: [...beside, ...headFaults(sql, walk), ...actFaults(sql, walk), ...commentFaults(sql)],
  };
};

const rowFault = (sql: SqlReader, walk: LedgerWalk, until: number): Fault | null => {
  for (const row of sql.all(walkRowSchema, ROWS, walk.frontier.size, until - walk.frontier.size)) {
    const fault = walk.step(row);
    if (fault !== null) return fault;
  }
  return null;
};

const headOf = ({ frontier }: LedgerWalk): { readonly size: number; readonly root: Hash } => ({
  size: frontier.size,
  root: toHex(rootOf(frontier, ledgerHash)),
});

const sameTallies = ({ tallies }: LedgerWalk, rows: readonly { kind: string; key: string; value: string }[]): boolean => {
  const kept = new Map(rows.map(({ kind, key, value }) => [`${kind}\n${key}`, value]));
  const counted = tallies.changed();
  return counted.length === kept.size && counted.every(({ kind, key, value }) => kept.get(`${kind}\n${key}`) === value);
};

const headFaults = (sql: SqlReader, { frontier }: LedgerWalk): Beside[] => {
  const head = readHead(sql);
  const same = head.frontier.size === frontier.size && Buffer.concat(head.frontier.peaks).equals(Buffer.concat(frontier.peaks));
  return same ? [] : [{ what: 'head', about: String(head.frontier.size) }];
};

const actRow = z.object({ seq: z.number().int(), hash: z.string() });

/** From the first act in the tree on, each act is one leaf, with the hash that the chain of acts has. */
const actFaults = (sql: SqlReader, { acts }: LedgerWalk): Beside[] => {
  const chain = firstBrokenAct((after, limit) =>
    sql.all(
      z.unknown(),
      'SELECT seq, time, actor, kind, detail, hash FROM acts WHERE seq > ? ORDER BY seq LIMIT ?',
      after,
      limit,
    ),
  );
  if (chain !== null) return [{ what: 'act', about: `${chain.seq} ${chain.why}` }];
  const [first] = acts.keys();
  if (first === undefined) return [];
  const kept = new Map(
    sql.all(actRow, 'SELECT seq, hash FROM acts WHERE seq >= ? ORDER BY seq', first).map(({ seq, hash }) => [seq, hash]),
  );
  const loose = [...kept.keys(), ...acts.keys()].find((seq) => kept.get(seq) !== acts.get(seq));
  return loose === undefined ? [] : [{ what: 'act', about: `${loose} leaf` }];
};

const commentRow = z.object({
  seq: z.number().int(),
  salt: z.string(),
  words: z.string(),
  commitment: z.string().nullable(),
});

const commentFaults = (sql: SqlReader): Beside[] =>
  sql
    .all(
      commentRow,
      `SELECT comments.seq, salt, comments.text AS words, json_extract(records.text, '$.payload.comment') AS commitment
       FROM comments LEFT JOIN records USING (seq)`,
    )
    .filter(({ salt, words, commitment }) => commitmentOf(salt, words) !== commitment)
    .slice(0, 1)
    .map(({ seq }) => ({ what: 'comment', about: String(seq) }));
