import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { z } from 'zod';
import { recordText } from '../../content/ledger/record-text.ts';
import { dayNumberOf } from '../../content/time/day-number.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import type { NewAnswer } from '../../server/ledger/ratings/answer-step.ts';
import { processesFor } from '../../server/ledger/ratings/block-readers.ts';
import { openRatings } from '../../server/ledger/ratings/ratings.ts';
import { verifyFolder } from '../../server/ledger/ratings/verify-folder.ts';
import type { Database } from '../../server/ledger/sql.ts';
import type { BenchRow } from './row.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const BEGIN = Date.UTC(2026, 9, 1, 1);
const DAY = 86_400_000;
const DAYS = 60;
const UNITS = 500;
const anything = z.unknown();
const WAITING = 256;
const LEVELS = ['rat-hai-long', 'hai-long', 'binh-thuong', 'khong-hai-long', 'rat-khong-hai-long'];

/** The `number`-th of `all` answers of sixty days at five hundred units. */
const answer = (number: number, all: number): NewAnswer => ({
  unit: `phuong-${(number * 7919) % UNITS}`,
  comment: null,
  payload: {
    at: BEGIN + Math.floor((number * DAYS * DAY) / all),
    offset: 420,
    point: 'quay-1',
    counter: `quay-${number % 3}`,
    scale: 'nam-muc',
    level: LEVELS[number % LEVELS.length] ?? '',
    satisfied: number % LEVELS.length < 2,
    reasons: [],
    class: 'at-place',
    nonce: String(number).padStart(22, 'n'),
    use: null,
  },
});

/** The rating store: durable answers beside bare group commit, scores beside SQL, proofs, verification and start-up. */
export const run = async ({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> => {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join('.cache', 'bench-ratings-'));
  try {
    return await rowsIn(folder, quick ? 20_000 : 1_000_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const rowsIn = async (folder: string, count: number): Promise<BenchRow[]> => {
  const baseline = await bareRows(join(folder, 'bare.sqlite'), Math.min(count, 100_000));
  let clock = BEGIN;
  const open = async () => {
    const journal = await openJournal(folder, silent, { tables: [], now: () => clock, onFailure: fail });
    return { journal, ratings: openRatings({ database: journal.database, acts: journal.acts, now: () => clock, log: silent }) };
  };
  const first = await open();
  const appended = await perSecond(count, async () => {
    for (let from = 0; from < count; from += WAITING) {
      const group = Math.min(WAITING, count - from);
      clock = answer(from, count).payload.at;
      await Promise.all(Array.from({ length: group }, (_, at) => first.ratings.append(answer(from + at, count))));
      if (from % (WAITING * 100) === 0) await first.ratings.keepTallies();
    }
  });
  const rows = [
    besides(
      'ratings: durable answers, 256 waiting',
      appended,
      'answers/s',
      'bare SQLite, 256 a transaction',
      baseline,
      'over 1,000',
    ),
    ...(await scores(first, count)),
    ...(await proofs(first, count)),
  ];
  await first.ratings.close();
  await first.journal.close();
  const start = performance.now();
  const again = await open();
  const started = performance.now() - start;
  await again.ratings.close();
  await again.journal.close();
  const begun = performance.now();
  const verdict = await verifyFolder({ folder, witnessed: [], rootKey: '', processes: processesFor });
  if (verdict.fault !== null || verdict.size < count) throw new Error('the ledger of the bench does not verify');
  return [
    ...rows,
    alone(`ratings: start with ${count} records`, started, 'ms', 'under 30 s with 10,000,000'),
    alone(`ratings: verify ${count} records from the files`, (performance.now() - begun) / 1000, 's', 'seconds for 1,000,000'),
  ];
};

/** The same text with one insert a row and one commit a group, nothing else. */
const bareRows = async (file: string, count: number): Promise<number> => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE r (n INTEGER PRIMARY KEY, text TEXT) STRICT');
  const insert = database.prepare('INSERT INTO r (text) VALUES (?)');
  const { unit, payload } = answer(0, count);
  const text = recordText({ kind: 'rating', seq: 0, time: 0, unit, payload: { ...payload, comment: null } });
  const value = await perSecond(count, async () => {
    for (let from = 0; from < count; from += WAITING) {
      database.exec('BEGIN');
      for (let row = 0; row < WAITING; row += 1) insert.run(text);
      database.exec('COMMIT');
    }
  });
  database.close();
  return value;
};

type Opened = { readonly ratings: ReturnType<typeof openRatings>; readonly journal: { readonly database: Database } };

const BY_SQL = `SELECT unit, count(*) AS n, sum(json_extract(text, '$.payload.satisfied')) AS satisfied FROM records
  WHERE kind = 'rating' AND json_extract(text, '$.payload.at') >= ? GROUP BY unit`;

/** A month's score of all units, from running tallies and from the records. */
const scores = async ({ ratings, journal }: Opened, count: number): Promise<BenchRow[]> => {
  const last = dayNumberOf('2026-11-29');
  const month = { first: last - 29, last };
  const units = ratings.units();
  const value = 1000 / (await perSecond(20, async () => repeat(20, () => units.forEach((unit) => ratings.tally(unit, month)))));
  const sql = 1000 / (await perSecond(1, async () => journal.database.all(anything, BY_SQL, BEGIN + 30 * DAY)));
  return [
    besides(
      `ratings: month's tallies of ${units.length} units at ${count} records`,
      value,
      'ms',
      'SQL GROUP BY',
      sql,
      'under 100 ms',
    ),
  ];
};

const proofs = async ({ ratings }: Opened, count: number): Promise<BenchRow[]> => {
  const { size } = ratings.head();
  const inclusion =
    1000 / (await perSecond(200, async () => repeat(200, (turn) => ratings.inclusion((turn * 4919) % count, size))));
  return [alone(`ratings: proof that a record is among ${count}`, inclusion, 'ms', 'a few ms')];
};

const repeat = (times: number, work: (turn: number) => unknown): void => {
  for (let turn = 0; turn < times; turn += 1) work(turn);
};

const perSecond = async (count: number, work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return count / ((performance.now() - start) / 1000);
};

const besides = (name: string, value: number, unit: string, baseName: string, base: number, aim: string): BenchRow => ({
  ...{ name, value, unit, baseline: { name: baseName, value: base }, ratio: value / base, aim },
});
const alone = (name: string, value: number, unit: string, aim: string): BenchRow => ({
  ...{ name, value, unit, baseline: null, ratio: null, aim },
});

const fail = (error: Error): never => {
  throw error;
};
