import { z } from 'zod';
import { recordProblems } from '../../../content/ledger/judge.ts';
import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { appended, emptyFrontier, type Frontier, rootOf, type TreeNode } from '../../../content/ledger/tree.ts';
import type { Instant } from '../../../content/time/instant.ts';
import { toHex } from '../../../content/wire/hash.ts';
import type { SqlReader } from '../sql.ts';
import { BLOCK, BLOCK_HEIGHT, type BlockDigest, NO_ANSWER } from './block-digest.ts';
import type { ReadCheckpoint } from './checkpoint-rows.ts';
import { type BlockHands, type CountingHands, countingHands } from './counting-hands.ts';
import { leafOfText, ledgerHash } from './ledger-hash.ts';
import { ratingAt, recordAt, recordIn } from './read-records.ts';
import { type RunningTallies, runningTallies } from './running-tallies.ts';
import { seenTokens, tokenOf } from './seen-tokens.ts';
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
const NODE_SPAN = 256;
const isKeptHeight = (height: number): boolean => height > 0 && height % 8 === 0;

/**
 * A walk over the ledger that recomputes leaves, tree and tallies and compares them with what is stored and what was signed: row by
 * row, which names what is wrong, or block by block, which only says whether all is well.
 */
export class LedgerWalk {
  frontier = emptyFrontier;
  time: Instant = 0;
  readonly tallies: RunningTallies;
  /** The acts that are leaves, with the hashes that the leaves name. */
  readonly acts = new Map<number, string>();
  readonly #sql: SqlReader;
  readonly #counted: (size: number) => void;
  readonly #signed: readonly ReadCheckpoint[];
  readonly #used = seenTokens();
  readonly #hands: CountingHands;
  #next = 0;
  #good = { size: 0, time: 0 };

  /** `checkpoints`: of this house, their signatures checked; `counted` is told of each size at which the tallies stand. */
  constructor(sql: SqlReader, checkpoints: readonly ReadCheckpoint[], counted: (size: number) => void) {
    this.#sql = sql;
    this.#counted = counted;
    this.#signed = [...checkpoints].sort((a, b) => a.says.size - b.says.size);
    this.tallies = runningTallies(0, (seq) => ratingAt(sql, seq));
    this.#hands = countingHands(this.tallies);
  }

  /** Takes the next row; the fault ends the walk. */
  step(row: WalkRow): Fault | null {
    const size = this.frontier.size;
    if (row.seq !== size) return this.#fault('missing', size, row.seq, 'seq');
    if (Buffer.compare(leafOfText(row.text), row.leaf) !== 0) return this.#fault('changed', size, size + 1, 'leaf');
    const record = parsed(row);
    if (record === null) return this.#fault('unreadable', size, size + 1, 'form');
    const [problem] = recordProblems(record, this.#soFar(record, size, this.time));
    if (problem) return this.#fault('unsound', size, size + 1, problem.code);
    return this.#grow(record, row.leaf);
  }

  /**
   * Takes the next block, which begins at a multiple of `BLOCK`. False: something in it is amiss; this walk is of no more use, and
   * another one has to take the block row by row.
   */
  take(digest: BlockDigest): boolean {
    if (digest.from !== this.frontier.size || digest.firstTime < this.time) return false;
    const frontier = this.#withBlock(digest);
    if (frontier === null || !this.#isSigned(digest) || !this.#count(digest)) return false;
    this.frontier = frontier;
    this.time = digest.lastTime;
    return true;
  }

  /** What can only be told at the end: that a checkpoint had more. */
  end(): Fault | null {
    const longest = this.#signed.at(-1)?.says;
    if (longest === undefined || longest.size <= this.frontier.size) return null;
    return { ...this.#fault('cut', this.frontier.size, longest.size, 'checkpoint'), upto: longest.time };
  }

  #soFar(record: LedgerRecord, size: number, time: Instant) {
    const at = 'at' in record.payload ? record.payload.at : 0;
    const use = 'use' in record.payload ? record.payload.use : null;
    return {
      size,
      time,
      tallies: this.tallies,
      recordAt: (seq: number) => recordAt(this.#sql, seq),
      // An answer is known by its nonce and its time; a ticket alone.
      isUsed: (text: string) =>
        this.#used.has(tokenOf(text === use ? text : `${at}/${text}`)) &&
        isAnswered(this.#sql, size, text === use ? `"use":"${text}"` : `"nonce":"${text}"`, text === use ? '' : `"at":${at},`),
    };
  }

  /** The tree with the block; null: a node above it is not the one that is kept. */
  #withBlock({ from, count, peaks }: BlockDigest): Frontier | null {
    const [top] = peaks;
    if (count < BLOCK || top === undefined) return { size: from + count, peaks: [...this.frontier.peaks, ...peaks] };
    const { frontier, grown } = appended({ size: from / BLOCK, peaks: this.frontier.peaks }, top, ledgerHash);
    const above = grown.map((node) => ({ ...node, height: node.height + BLOCK_HEIGHT }));
    const isKept = above.every((node) => !isKeptHeight(node.height) || this.#isStored(node));
    return isKept ? { size: from + count, peaks: frontier.peaks } : null;
  }

  #isSigned({ from, count, marks }: BlockDigest): boolean {
    for (; ; this.#next += 1) {
      const says = this.#signed[this.#next]?.says;
      if (says === undefined || says.size > from + count) return true;
      const mark = marks.find(({ size }) => size === says.size);
      if (mark === undefined) return false;
      const root = rootOf({ size: says.size, peaks: [...this.frontier.peaks, ...mark.peaks] }, ledgerHash);
      if (toHex(root) !== says.root) return false;
      this.#good = { size: says.size, time: says.time };
    }
  }

  #count(digest: BlockDigest): boolean {
    const others = digest.others.values();
    const hands = this.#hands.of(digest);
    for (let at = 0; at < digest.count; at += 1) {
      const isOther = digest.sort[at] === NO_ANSWER;
      if (!(isOther ? this.#countOther(others.next().value) : this.#countAnswer(digest, at, hands))) return false;
      this.#counted(digest.from + at + 1);
    }
    return true;
  }

  #countOther(record: LedgerRecord | undefined): boolean {
    if (record === undefined || recordProblems(record, this.#soFar(record, record.seq, record.time)).length > 0) return false;
    this.#apply(record);
    return true;
  }

  /** As LDG-13 and LDG-14 want it. */
  #countAnswer({ sort, sorts, unit, at, once, use }: BlockDigest, index: number, hands: BlockHands): boolean {
    const [one, time, token] = [sort[index] ?? 0, at[index], use[index]];
    const count = hands(unit[index] ?? 0, one);
    if (count === null || time === undefined || token === undefined) return false;
    if (count(time) !== sorts[one]?.late) return false;
    return this.#used.add(once[index] ?? 0) && (token === 0 || this.#used.add(token));
  }

  #grow(record: LedgerRecord, leaf: Uint8Array): Fault | null {
    const { frontier, grown } = appended(this.frontier, leaf, ledgerHash);
    for (const node of grown) {
      if (isKeptHeight(node.height) && !this.#isStored(node)) {
        return this.#fault('rewritten', Math.max(this.#good.size, frontier.size - NODE_SPAN), frontier.size, 'tree');
      }
    }
    this.frontier = frontier;
    this.time = record.time;
    this.#apply(record);
    if (record.kind === 'rating' || record.kind === 'late-rating') {
      this.#used.add(tokenOf(`${record.payload.at}/${record.payload.nonce}`));
      if (record.payload.use !== null) this.#used.add(tokenOf(record.payload.use));
    }
    this.#counted(frontier.size);
    return this.#compare();
  }

  #apply(record: LedgerRecord): void {
    this.tallies.apply(record);
    if (record.kind === 'act') this.acts.set(record.payload.act, record.payload.hash);
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

const ANSWERED = `SELECT seq FROM records WHERE seq < ? AND kind IN ('rating', 'late-rating') AND instr(text, ?) > 0 AND instr(text, ?) > 0
  LIMIT 1`;

/** Whether an answer before `size` says both: for the rare token that looks like one that was seen. */
const isAnswered = (sql: SqlReader, size: number, one: string, other: string): boolean =>
  sql.get(z.object({ seq: z.number() }), ANSWERED, size, one, other) !== null;
