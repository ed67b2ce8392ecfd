import { z } from 'zod';
import { rootOf } from '../../../content/ledger/tree.ts';
import type { Hash } from '../../../content/slide/slide.ts';
import { toHex } from '../../../content/wire/hash.ts';
import type { SqlReader } from '../sql.ts';
import { firstBrokenAct } from '../verify-acts.ts';
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

const PAGE = 1000;
const ROWS = 'SELECT seq, kind, unit, text, leaf FROM records WHERE seq >= ? ORDER BY seq LIMIT ?';

/**
 * Recomputes everything from what the database holds; yields after each page how many records are good, so that a caller may let
 * others work in between. Reads only.
 */
export function* verifyLedger(sql: SqlReader, checkpoints: readonly ReadCheckpoint[]): Generator<number, Verdict> {
  const walk = new LedgerWalk(sql, checkpoints);
  const kept = readTallies(sql);
  const beside: Beside[] = kept === null && tallyMark(sql) !== null ? [{ what: 'tallies', about: 'sum' }] : [];
  for (;;) {
    const rows = sql.all(walkRowSchema, ROWS, walk.frontier.size, PAGE);
    for (const row of rows) {
      const fault = walk.step(row);
      if (fault !== null) return { ...headOf(walk), fault, beside };
      if (kept?.size === walk.frontier.size && !sameTallies(walk, kept.rows)) beside.push({ what: 'tallies', about: 'rows' });
    }
    if (rows.length < PAGE) break;
    yield walk.frontier.size;
  }
  return {
    ...headOf(walk),
    fault: walk.end(),
    beside: [...beside, ...headFaults(sql, walk), ...actFaults(sql), ...commentFaults(sql)],
  };
}

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

const actRow = z.object({ seq: z.number().int() });
/** From the first act in the tree on, each act is one leaf, in order, with the hash that the chain of acts has. */
const LOOSE_ACT = `
SELECT acts.seq FROM acts LEFT JOIN (
  SELECT json_extract(text, '$.payload.act') AS act, json_extract(text, '$.payload.hash') AS hash FROM records WHERE kind = 'act'
) AS leaves ON leaves.act = acts.seq
WHERE acts.seq >= (SELECT min(json_extract(text, '$.payload.act')) FROM records WHERE kind = 'act')
  AND leaves.hash IS NOT acts.hash ORDER BY acts.seq LIMIT 1`;
const LOST_ACT = `
SELECT json_extract(text, '$.payload.act') AS seq FROM records
WHERE kind = 'act' AND json_extract(text, '$.payload.act') NOT IN (SELECT seq FROM acts) ORDER BY seq LIMIT 1`;

const actFaults = (sql: SqlReader): Beside[] => {
  const chain = firstBrokenAct((after, limit) =>
    sql.all(
      z.unknown(),
      'SELECT seq, time, actor, kind, detail, hash FROM acts WHERE seq > ? ORDER BY seq LIMIT ?',
      after,
      limit,
    ),
  );
  if (chain !== null) return [{ what: 'act', about: `${chain.seq} ${chain.why}` }];
  const loose = sql.get(actRow, LOOSE_ACT) ?? sql.get(actRow, LOST_ACT);
  return loose === null ? [] : [{ what: 'act', about: `${loose.seq} leaf` }];
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
