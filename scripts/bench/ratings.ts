import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { DatabaseSync } from '@photostructure/sqlite';
import { z } from 'zod';
import { recordText } from '../../content/ledger/record-text.ts';
import { ratingDay } from '../../content/score/fold.ts';
import { processesFor } from '../../server/ledger/ratings/block-readers.ts';
import { verifyFolder } from '../../server/ledger/ratings/verify-folder.ts';
import { bulkLedger } from './ratings-bulk.ts';
import { benchAnswer, growLedger, openBenchLedger } from './ratings-ledger.ts';
import type { BenchRow } from './row.ts';

const anything = z.unknown();
const WAITING = 256;
const startSchema = z.object({ ms: z.number(), size: z.number(), rssMb: z.number() });

/** The rating store: durable answers beside bare group commit, scores beside SQL, proofs, verification and start-up. */
export const run = async ({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> => {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join('.cache', 'bench-ratings-'));
  try {
    const rows = await rowsIn(folder, quick ? 20_000 : 1_000_000);
    return quick ? rows : [...rows, ...(await startOfMany(join(folder, 'many'), 10_000_000))];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const rowsIn = async (folder: string, count: number): Promise<BenchRow[]> => {
  const baseline = await bareRows(join(folder, 'bare.sqlite'), Math.min(count, 100_000));
  const clock = { now: benchAnswer(0).payload.at };
  const first = await openBenchLedger(folder, clock);
  const appended = await perSecond(count, () => growLedger(first, clock, { from: 0, until: count, waiting: WAITING }));
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
  await first.close();
  return [...rows, await start(folder, count), await verify(folder, count)];
};

/** Where a large house stands after a year. */
const startOfMany = async (folder: string, count: number): Promise<BenchRow[]> => {
  await bulkLedger(folder, count);
  return [await start(folder, count)];
};

/** A start in a process of its own that finds nothing of the files in memory. */
const start = async (folder: string, count: number): Promise<BenchRow> => {
  const file = join(folder, 'journal.sqlite');
  execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
  const args = ['--import', 'tsx', 'scripts/bench/ratings-start.ts', folder, String(benchAnswer(count).payload.at)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const { ms, size, rssMb } = startSchema.parse(JSON.parse(await textOf(child.stdout)));
  if (size < count) throw new Error(`a start found ${size} of ${count} records`);
  const about = `${(statSync(file).size / 2 ** 30).toFixed(1)} GB, ${rssMb.toFixed(0)} MB of memory afterwards`;
  return alone(`ratings: start with ${size} records, cold (${about})`, ms / 1000, 's', 'under 30 s with 10,000,000');
};

const verify = async (folder: string, count: number): Promise<BenchRow> => {
  const begun = performance.now();
  const { fault, beside, size } = await verifyFolder({ folder, witnessed: [], rootKey: null, processes: processesFor });
  if (fault !== null || beside.length > 0 || size < count) throw new Error('the ledger of the bench does not verify');
  const seconds = (performance.now() - begun) / 1000;
  return alone(`ratings: verify ${size} records from the files`, seconds, 's', 'seconds for 1,000,000');
};

/** The same text with one insert a row and one commit a group, nothing else. */
const bareRows = async (file: string, count: number): Promise<number> => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE r (n INTEGER PRIMARY KEY, text TEXT) STRICT');
  const insert = database.prepare('INSERT INTO r (text) VALUES (?)');
  const { unit, payload } = benchAnswer(0);
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

type Opened = Awaited<ReturnType<typeof openBenchLedger>>;

const BY_SQL = `SELECT unit, count(*) AS n, sum(json_extract(text, '$.payload.satisfied')) AS satisfied FROM records
  WHERE kind IN ('rating', 'late-rating') AND json_extract(text, '$.payload.at') >= ? GROUP BY unit`;
const DAY = 86_400_000;

/** A month's score of all units, from running tallies and from the records. */
const scores = async ({ ledger: { ratings }, journal }: Opened, count: number): Promise<BenchRow[]> => {
  const end = benchAnswer(count - 1).payload;
  const last = ratingDay(end);
  const month = { first: last - 29, last };
  const units = ratings.units();
  const value = 1000 / (await perSecond(20, async () => repeat(20, () => units.forEach((unit) => ratings.tally(unit, month)))));
  const sql = 1000 / (await perSecond(1, async () => journal.database.all(anything, BY_SQL, end.at - 30 * DAY)));
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

const proofs = async ({ ledger: { ratings } }: Opened, count: number): Promise<BenchRow[]> => {
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
