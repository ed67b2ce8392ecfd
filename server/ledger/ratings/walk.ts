import { z } from 'zod';
import { recordProblems } from '../../../content/ledger/judge.ts';
import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { appended, emptyFrontier, rootOf, type TreeNode } from '../../../content/ledger/tree.ts';
import type { Instant } from '../../../content/time/instant.ts';
import { toHex } from '../../../content/wire/hash.ts';
import type { SqlReader } from '../sql.ts';
import type { ReadCheckpoint } from './checkpoint-rows.ts';
import { leafOfText, ledgerHash } from './ledger-hash.ts';
import { ratingAt, recordAt, recordIn } from './read-records.ts';
import { type RunningTallies, runningTallies } from './running-tallies.ts';
import { seenTokens } from './seen-tokens.ts';
import { storedNode } from './stored-tree.ts';

/**
 * What is wrong first: with record `first`, or with one of [first, until) when only that much can be told. `missing`: not there;
 * `changed`: not what its leaf hashes; `unreadable`: no record; `unsound`: cannot follow on those before it (`detail` says the rule);
 * `rewritten`: not the tree that was stored or signed; `cut`: a signed checkpoint had more records. `since`, `upto`: the time in
 * which the records in question were written, as far as it can be told.
 */
export interface Fault {
  readonly why: 'missing' | 'changed' | 'unreadable' | 'unsound' | 'rewritten' | 'cut';
  readonly first: number;
  readonly until: number;
  readonly since: Instant;
  readonly upto: Instant;
  readonly detail: string;
}

export const walkRowSchema = z.object({
  seq: z.number().int(),
  kind: z.string(),
  unit: z.string().nullable(),
  text: z.string(),
  leaf: z.instanceof(Uint8Array),
});
export type WalkRow = z.infer<typeof walkRowSchema>;

/** Between two nodes that are kept there are so many leaves. */
const BLOCK = 256;

/** A walk over the ledger that recomputes leaves, tree and tallies and compares them with what is stored and what was signed. */
export class LedgerWalk {
  frontier = emptyFrontier;
  time: Instant = 0;
  readonly tallies: RunningTallies;
  readonly #sql: SqlReader;
  readonly #signed: readonly ReadCheckpoint[];
  readonly #used = seenTokens();
  #next = 0;
  #good = { size: 0, time: 0 };

  /** `checkpoints`: of this house, their signatures checked. */
  constructor(sql: SqlReader, checkpoints: readonly ReadCheckpoint[]) {
    this.#sql = sql;
    this.#signed = [...checkpoints].sort((a, b) => a.says.size - b.says.size);
    this.tallies = runningTallies([], 0, (seq) => ratingAt(sql, seq));
  }

  /** Takes the next row; the fault ends the walk. */
  step(row: WalkRow): Fault | null {
    const size = this.frontier.size;
    if (row.seq !== size) return this.#fault('missing', size, row.seq, 'seq');
    if (Buffer.compare(leafOfText(row.text), row.leaf) !== 0) return this.#fault('changed', size, size + 1, 'leaf');
    const record = parsed(row);
    if (record === null) return this.#fault('unreadable', size, size + 1, 'form');
    const [problem] = recordProblems(record, this.#soFar(record));
    if (problem) return this.#fault('unsound', size, size + 1, problem.code);
    return this.#grow(record, row.leaf);
  }

  /** What can only be told at the end: that a checkpoint had more. */
  end(): Fault | null {
    const longest = this.#signed.at(-1)?.says;
    if (longest === undefined || longest.size <= this.frontier.size) return null;
    return { ...this.#fault('cut', this.frontier.size, longest.size, 'checkpoint'), upto: longest.time };
  }

  #soFar(record: LedgerRecord) {
    const at = 'at' in record.payload ? record.payload.at : 0;
    const use = 'use' in record.payload ? record.payload.use : null;
    return {
      size: this.frontier.size,
      time: this.time,
      tallies: this.tallies,
      recordAt: (seq: number) => recordAt(this.#sql, seq),
      // An answer is known by its nonce and its time; a ticket alone.
      isUsed: (token: string) => this.#used.has(token === use ? token : `${at}/${token}`),
    };
  }

  #grow(record: LedgerRecord, leaf: Uint8Array): Fault | null {
    const { frontier, grown } = appended(this.frontier, leaf, ledgerHash);
    for (const node of grown) {
      if (node.height > 0 && node.height % 8 === 0 && !this.#isStored(node)) {
        return this.#fault('rewritten', Math.max(this.#good.size, frontier.size - BLOCK), frontier.size, 'tree');
      }
    }
    this.frontier = frontier;
    this.time = record.time;
    this.tallies.apply(record);
    if (record.kind === 'rating' || record.kind === 'late-rating') {
      this.#used.add(`${record.payload.at}/${record.payload.nonce}`);
      if (record.payload.use !== null) this.#used.add(record.payload.use);
    }
    return this.#compare();
  }

  #isStored({ height, index, hash }: TreeNode): boolean {
    const stored = storedNode(this.#sql, height, index);
    return stored !== null && Buffer.compare(stored, hash) === 0;
  }

  #compare(): Fault | null {
    for (; ; this.#next += 1) {
      const says = this.#signed[this.#next]?.says;
      if (says === undefined || says.size > this.frontier.size) return null;
      if (toHex(rootOf(this.frontier, ledgerHash)) !== says.root) {
        return { ...this.#fault('rewritten', this.#good.size, says.size, 'checkpoint'), upto: says.time };
      }
      this.#good = { size: says.size, time: says.time };
    }
  }

  #fault(why: Fault['why'], first: number, until: number, detail: string): Fault {
    const after = this.#signed.find(({ says }) => says.size >= until)?.says.time;
    return { why, first, until, since: this.#good.time, upto: Math.max(this.time, after ?? this.time), detail };
  }
}

/** The record of a row whose columns say the same as its text; null when it is none. */
const parsed = ({ text, kind, unit }: WalkRow): LedgerRecord | null => {
  const record = recordIn(text);
  return record?.kind === kind && record.unit === unit ? record : null;
};
