import type { LedgerRecord } from '../../../content/ledger/record.ts';
import type { Instant } from '../../../content/time/instant.ts';
import type { Database, SqlWriter } from '../sql.ts';
import { StoreError } from '../store-error.ts';
import { type AnswerOutcome, keepAnswers, type NewAnswer } from './answer-step.ts';
import type { Kept } from './append-records.ts';
import type { RunningTallies } from './running-tallies.ts';

/** A piece of work on the ledger: what it appended and what it gives. */
interface Done<T> {
  readonly value: T;
  readonly kept: readonly Kept[];
}

/**
 * The only way in for what tallies count: work is done in the order in which it came, tallies follow each commit before its caller
 * hears of it, and answers that wait together are one write.
 */
export interface Line {
  answer(answer: NewAnswer): Promise<AnswerOutcome>;
  /** `work` runs inside a write, when all that came before is on disk and counted: it may read the tallies. */
  alone<T>(work: (sql: SqlWriter) => Done<T>): Promise<T>;
  /** Resolves when all that came before is settled. */
  idle(): Promise<void>;
}

interface WaitingAnswer {
  readonly answer: NewAnswer;
  readonly resolve: (outcome: AnswerOutcome) => void;
  readonly reject: (error: unknown) => void;
}
type Waiting = WaitingAnswer | { readonly work: () => Promise<void> };

/** So many answers at most in one write, and in the line: beyond it they are refused as crowded. */
const LARGEST_WRITE = 1000;
const LONGEST_LINE = 50_000;
const MOST_TURNS = 4;

export interface LineDeps {
  readonly database: Database;
  /** Those that are in force: a recount replaces them. */
  readonly tallies: () => Pick<RunningTallies, 'apply' | 'closedThrough'>;
  readonly now: () => Instant;
  /** Told after each commit, tallies counted. */
  readonly counted: (records: readonly LedgerRecord[]) => void;
}

export const lineOn = ({ database, tallies, now, counted }: LineDeps): Line => {
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  const settle = (kept: readonly Kept[]): void => {
    if (kept.length === 0) return;
    const records = kept.map(({ record }) => record);
    for (const record of records) tallies().apply(record);
    counted(records);
  };
  const keep = async (group: readonly WaitingAnswer[]): Promise<void> => {
    const answers = group.map(({ answer }) => answer);
    try {
      const { outcomes, kept } = await database.write((sql) => keepAnswers(sql, answers, tallies().closedThrough, now()));
      settle(kept);
      outcomes.forEach((outcome, at) => group[at]?.resolve(outcome));
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  };
  /** A commit costs as much as many answers: while more come with each turn of the loop, they are let into the group. */
  const gathered = async (): Promise<void> => {
    for (let [turn, length] = [0, 0]; turn < MOST_TURNS && waiting.length > length; turn += 1) {
      length = waiting.length;
      await new Promise((next) => setImmediate(next));
    }
  };
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      await gathered();
      const group = answersAhead(waiting);
      const first = group.length > 0 ? null : waiting.shift();
      await (first && 'work' in first ? first.work() : keep(group));
    }
    running = null;
  };
  const enter = (one: Waiting): void => {
    waiting.push(one);
    running ??= run();
  };
  return {
    answer: (answer) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= LONGEST_LINE) return reject(new StoreError('STORE-crowded'));
        enter({ answer, resolve, reject });
      }),
    alone: (work) =>
      new Promise((resolve, reject) => {
        const whole = async (): Promise<void> => {
          try {
            const { value, kept } = await database.write(work);
            settle(kept);
            resolve(value);
          } catch (cause) {
            reject(cause);
          }
        };
        enter({ work: whole });
      }),
    idle: async () => {
      while (running !== null) await running;
    },
  };
};

/** Takes the answers that stand at the front of the line. */
const answersAhead = (waiting: Waiting[]): WaitingAnswer[] => {
  const group: WaitingAnswer[] = [];
  for (const one of waiting) {
    if (!('answer' in one) || group.length === LARGEST_WRITE) break;
    group.push(one);
  }
  waiting.splice(0, group.length);
  return group;
};
