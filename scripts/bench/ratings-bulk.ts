import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { originOf, signCheckpoint } from '../../content/ledger/checkpoint.ts';
import { figuresOf } from '../../content/ledger/judge.ts';
import { rootOf } from '../../content/ledger/tree.ts';
import { ratingDay } from '../../content/score/fold.ts';
import { dayOfNumber } from '../../content/time/day-number.ts';
import { toHex } from '../../content/wire/hash.ts';
import type { Keys } from '../../server/keys/keys.ts';
import { sqlOn } from '../../server/ledger/database.ts';
import { keepAnswers } from '../../server/ledger/ratings/answer-step.ts';
import { appendWithin, type Kept, type NewRecord } from '../../server/ledger/ratings/append-records.ts';
import { keepCheckpoint } from '../../server/ledger/ratings/checkpoint-rows.ts';
import { ledgerHash } from '../../server/ledger/ratings/ledger-hash.ts';
import { placeRecords, ratingAt, recordsPlaced } from '../../server/ledger/ratings/read-records.ts';
import { type RunningTallies, runningTallies } from '../../server/ledger/ratings/running-tallies.ts';
import { readHead } from '../../server/ledger/ratings/stored-tree.ts';
import { keepTallies } from '../../server/ledger/ratings/tally-rows.ts';
import type { SqlWriter } from '../../server/ledger/sql.ts';
import { benchAnswer, openBenchLedger } from './ratings-ledger.ts';

const TOGETHER = 4096;

/**
 * A ledger of `count` answers in an empty folder, with the closes of days and a checkpoint for each four thousand: by the store's own
 * functions, but in large transactions that are not synced.
 */
export const bulkLedger = async (folder: string, count: number): Promise<void> => {
  const clock = { now: benchAnswer(0).payload.at };
  const empty = await openBenchLedger(folder, clock);
  const connection = new DatabaseSync(join(folder, 'journal.sqlite'));
  await empty.close();
  connection.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -400000');
  const sql = sqlOn(connection);
  const tallies = runningTallies(0, (seq) => ratingAt(sql, seq));
  for (let at = 0; at < count; at += TOGETHER) {
    const answers = Array.from({ length: Math.min(TOGETHER, count - at) }, (_, one) => benchAnswer(at + one));
    const now = answers.at(-1)?.payload.at ?? 0;
    connection.exec('BEGIN');
    const closed = closesOf(tallies, ratingDay(answers[0]?.payload ?? { at: 0, offset: 0 }));
    countAll(tallies, appendWithin(sql, closed, now));
    countAll(tallies, keepAnswers(sql, answers, tallies.closedThrough, now).kept);
    await sign(sql, empty.keys, now);
    if (closed.length > 0) placeRecords(sql, recordsPlaced(sql), tallies.size());
    connection.exec('COMMIT');
  }
  const { frontier } = readHead(sql);
  connection.exec('BEGIN');
  keepTallies(sql, { size: frontier.size, root: toHex(rootOf(frontier, ledgerHash)), rows: tallies.changed() });
  connection.exec('COMMIT');
  connection.close();
  const house = await openBenchLedger(folder, { now: benchAnswer(count).payload.at });
  await house.close();
};

const countAll = (tallies: RunningTallies, kept: readonly Kept[]): void => {
  for (const { record } of kept) tallies.apply(record);
};

/** The closes of the day before this one, once. */
const closesOf = (tallies: RunningTallies, day: number): NewRecord[] =>
  tallies.units().flatMap((unit): NewRecord[] => {
    if ((tallies.closedThrough(unit) ?? 0) >= day - 1) return [];
    const last = dayOfNumber(day - 1);
    const figures = figuresOf(tallies, unit, last, last);
    return [{ kind: 'period-closed', unit, payload: { period: 'day', first: last, last, figures } }];
  });

const sign = async (sql: SqlWriter, keys: Pick<Keys, 'rootKey' | 'signWith'>, time: number): Promise<void> => {
  const { frontier } = readHead(sql);
  const root = toHex(rootOf(frontier, ledgerHash));
  const says = { origin: originOf(keys.rootKey), size: frontier.size, root, time, epoch: 1 };
  const signed = await keys.signWith((certificate, by) => signCheckpoint(says, certificate, by));
  keepCheckpoint(sql, { signed, says });
};
