import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { frontierAt, rootOf } from '../../../content/ledger/tree.ts';
import type { Instant } from '../../../content/time/instant.ts';
import { toHex } from '../../../content/wire/hash.ts';
import type { Acts, NewAct } from '../acts.ts';
import type { Log } from '../log.ts';
import type { Database, SqlWriter } from '../sql.ts';
import type { AnswerOutcome, NewAnswer } from './answer-step.ts';
import { appendWithin, type Kept, type NewRecord } from './append-records.ts';
import { type Comment, commentsOf, eraseComment } from './comments.ts';
import { ledgerHash } from './ledger-hash.ts';
import { lineOn } from './line.ts';
import { countAnew, countFrom, openTallies } from './open-tallies.ts';
import { placeRecords, recordAt, recordsOfKinds, recordsOfUnit, recordsPlaced } from './read-records.ts';
import type { RunningTallies } from './running-tallies.ts';
import { nodesOf, readHead } from './stored-tree.ts';
import { dropTallies, keepTallies } from './tally-rows.ts';
import { type TreeProofs, treeProofs } from './tree-proofs.ts';

/** A page of records, newest first, from before the record `before` (null: from the newest). */
export interface RecordPage {
  readonly before: number | null;
  readonly limit: number;
}

type NotableKind = Exclude<LedgerRecord['kind'], 'rating' | 'act'>;

/** The ledger of ratings: on disk before the answer; tallies and tree follow each commit. Rejects with StoreError. */
export interface Ratings extends Pick<RunningTallies, 'tally' | 'closedThrough' | 'placeOf' | 'units'>, TreeProofs {
  /** Resolves when the answer is on disk, or says that it stood there already. */
  append(answer: NewAnswer): Promise<AnswerOutcome>;
  /**
   * Appends records about answers, with the act of who did it, in one commit; `check` runs first, when all that came before is
   * counted: it may throw to keep nothing, and write what stands beside them.
   */
  record(
    records: readonly NewRecord[] | (() => readonly NewRecord[]),
    act: NewAct | null,
    check?: (sql: SqlWriter) => void,
  ): Promise<LedgerRecord[]>;
  /** The same, with records made when all that came before is counted. */
  recordWhenCounted(make: () => readonly NewRecord[]): Promise<LedgerRecord[]>;
  recordAt(seq: number): LedgerRecord | null;
  recordsOfUnit(unit: string, page: RecordPage): LedgerRecord[];
  recordsOfKinds(kinds: readonly NotableKind[], page: RecordPage): LedgerRecord[];
  /** Words that stand beside these records and were not erased. */
  comments(seqs: readonly number[]): Comment[];
  /** Erases the words beside a record, with the act of who did it; false: there were none. */
  eraseComment(seq: number, act: NewAct): Promise<boolean>;
  /** Told after each commit, when tallies are counted; gives the way to stop. */
  onRecords(listen: (records: readonly LedgerRecord[]) => void): () => void;
  /** Counts everything from the records anew, because what was kept is not what they say, with the act that tells it. */
  recount(act: NewAct): Promise<void>;
  /** Keeps the tallies as they stand, so that the next start counts only what comes after. */
  keepTallies(): Promise<void>;
  /** Waits for what is under way and keeps the tallies. Call before the journal is closed. */
  close(): Promise<void>;
}

export interface RatingsDeps {
  readonly database: Database;
  readonly acts: Pick<Acts, 'within'>;
  readonly now: () => Instant;
  readonly log: Log;
}

/** So many records get their place in the list of their unit in one write: whoever answers meanwhile waits for no more than that. */
const PLACES = 1000;

/** Opens the ledger in this database, whose tables are `journalTables`. */
export const openRatings = ({ database, acts, now, log }: RatingsDeps): Ratings => {
  const opened = openTallies(database, readHead(database).frontier.size, log);
  let { tallies, recounted } = opened;
  let placed = recordsPlaced(database);
  let keptSize = recounted ? -1 : tallies.size();
  const listeners = new Set<(records: readonly LedgerRecord[]) => void>();
  const counted = (records: readonly LedgerRecord[]): void => {
    for (const listen of listeners) {
      try {
        listen(records);
      } catch (error) {
        log.error({ event: 'records-unheard', error }, 'a listener of the ledger failed');
      }
    }
  };
  const line = lineOn({ database, tallies: () => tallies, now, counted });
  const append = (sql: SqlWriter, records: readonly NewRecord[]): { value: LedgerRecord[]; kept: Kept[] } => {
    const kept = appendWithin(sql, records, now());
    return { value: kept.map(({ record }) => record), kept };
  };
  const placeSome = (): Promise<boolean> =>
    line
      .alone((sql) => {
        const until = Math.min(tallies.size(), placed + PLACES);
        placeRecords(sql, placed, until);
        return { value: until, kept: [] };
      })
      .then((until) => {
        placed = until;
        return placed < tallies.size();
      });
  const keep = (): Promise<void> =>
    line
      .alone((sql) => {
        const size = tallies.size();
        const frontier = frontierAt(size, nodesOf(sql));
        if (frontier === null) throw new Error('the ledger lacks a node');
        if (recounted) dropTallies(sql);
        keepTallies(sql, { size, root: toHex(rootOf(frontier, ledgerHash)), rows: tallies.changed() });
        return { value: undefined, kept: [] };
      })
      .then(() => {
        tallies.kept();
        recounted = false;
        keptSize = tallies.size();
      });
  const keepAll = async (): Promise<void> => {
    while (placed < tallies.size() && (await placeSome()));
    if (keptSize !== tallies.size()) await keep();
  };
  return {
    ...treeProofs(database),
    tally: (unit, days) => tallies.tally(unit, days),
    closedThrough: (unit) => tallies.closedThrough(unit),
    placeOf: (seq) => tallies.placeOf(seq),
    units: () => tallies.units(),
    append: line.answer,
    record: (records, act, check) =>
      line.alone((sql) => {
        check?.(sql);
        const made = typeof records === 'function' ? records() : records;
        if (act !== null) acts.within(sql, act);
        return append(sql, made);
      }),
    recordWhenCounted: (make) => line.alone((sql) => append(sql, make())),
    recordAt: (seq) => recordAt(database, seq),
    recordsOfUnit: (unit, { before, limit }) =>
      recordsOfUnit(database, unit, { before: before ?? Number.MAX_SAFE_INTEGER, limit, placed }),
    recordsOfKinds: (kinds, { before, limit }) => recordsOfKinds(database, kinds, before ?? Number.MAX_SAFE_INTEGER, limit),
    comments: (seqs) => commentsOf(database, seqs),
    eraseComment: (seq, act) =>
      database.write((sql) => {
        if (!eraseComment(sql, seq)) return false;
        acts.within(sql, act);
        return true;
      }),
    onRecords: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    recount: async (act) => {
      const fresh = await countAnew(database, readHead(database).frontier.size);
      await line.alone((sql) => {
        countFrom(sql, fresh, readHead(sql).frontier.size);
        [tallies, recounted, keptSize] = [fresh, true, -1];
        acts.within(sql, act);
        return { value: undefined, kept: [] };
      });
    },
    keepTallies: keepAll,
    close: async () => {
      await line.idle();
      if (database.failure() === null) await keepAll();
    },
  };
};
