import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { emptyLibrary, type Library } from '../../content/library.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import { libraryBytes } from '../../server/library/library-file.ts';
import { openLibrary } from '../../server/library/library-store.ts';
import { ward } from '../torture/marked-library.ts';
import type { BenchRow } from './row.ts';

const BODY = 'x'.repeat(200);
const TABLE = 'CREATE TABLE rows (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;';
const INSERT = 'INSERT INTO rows (body) VALUES (?)';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Durable rows a second and a publish, on the disk of this folder, each beside the barest thing that keeps the same promise. */
export const run = async ({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> => {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join('.cache', 'bench-journal-'));
  try {
    const rows = quick ? 2000 : 20_000;
    return [
      await waiting(folder, 1, rows >> 3),
      await waiting(folder, 32, rows),
      await waiting(folder, 256, rows * 4),
      await acts(folder, rows),
      await publishes(folder, quick ? 5 : 30),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** `together` writers, each waiting for its row to be on disk before the next. */
const waiting = async (folder: string, together: number, rows: number): Promise<BenchRow> => {
  const tables = [{ id: 'bench-1', sql: TABLE }];
  const journal = await openJournal(join(folder, `group-${together}`), silent, { tables, now: Date.now, onFailure: fail });
  const rounds = Math.ceil(rows / together);
  const value = await perSecond(rounds * together, async () => {
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(Array.from({ length: together }, () => journal.database.write((sql) => sql.run(INSERT, BODY))));
    }
  });
  await journal.close();
  const baseline = await bare(join(folder, `bare-${together}.sqlite`), together, rounds);
  return besides(
    `journal: durable rows, ${together} waiting`,
    value,
    'rows/s',
    `bare SQLite, ${together} a transaction`,
    baseline,
    'over 1,000 with one waiting, over 10,000 in groups',
  );
};

const bare = async (file: string, together: number, rounds: number): Promise<number> => {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${TABLE}`);
  const insert = database.prepare(INSERT);
  const value = await perSecond(rounds * together, async () => {
    for (let round = 0; round < rounds; round += 1) {
      database.exec('BEGIN');
      for (let row = 0; row < together; row += 1) insert.run(BODY);
      database.exec('COMMIT');
    }
  });
  database.close();
  return value;
};

const acts = async (folder: string, count: number): Promise<BenchRow> => {
  const journal = await openJournal(join(folder, 'acts'), silent, { tables: [], now: Date.now, onFailure: fail });
  const act = { actor: 'lan', kind: 'sign-in', detail: { from: 'desk' } };
  const value = await perSecond(count, async () => {
    for (let done = 0; done < count; done += 32) await Promise.all(Array.from({ length: 32 }, () => journal.acts.append(act)));
  });
  const verified = await perSecond(count, async () => journal.acts.verify());
  await journal.close();
  return besides('journal: acts, hash-chained, 32 waiting', value, 'acts/s', 'verified again', verified, 'over 1,000');
};

/** A publish into a library of 2,000 wards, beside write + fsync + rename + fsync of the same bytes and one commit. */
const publishes = async (folder: string, count: number): Promise<BenchRow> => {
  const journal = await openJournal(join(folder, 'publish'), silent, { tables: [], now: Date.now, onFailure: fail });
  const library = await openLibrary(join(folder, 'publish', 'library'), journal, silent, Date.now);
  const units = Array.from({ length: 2000 }, (_, number) => ward(`u-${number}`, `Phường ${number}`));
  const act = { actor: 'lan', kind: 'publish', detail: {} };
  await library.commit((now) => ({ ...now, units }), act);
  const value = await perSecond(count, async () => {
    for (let done = 0; done < count; done += 1) await library.commit((now) => now, act);
  });
  await library.close();
  await journal.close();
  const baseline = await barePublishes(folder, { ...emptyLibrary(), units }, count);
  return besides('library: publish into 2,000 records', 1000 / value, 'ms', 'bare synced file', 1000 / baseline, 'under 50 ms');
};

const barePublishes = (folder: string, library: Library, count: number): Promise<number> =>
  perSecond(count, async () => {
    for (let done = 0; done < count; done += 1) writeBare(folder, libraryBytes({ ...library, generation: done }));
  });

const writeBare = (folder: string, bytes: Buffer): void => {
  const file = openSync(join(folder, 'bare.tmp'), 'w');
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  renameSync(join(folder, 'bare.tmp'), join(folder, 'bare.json'));
  const place = openSync(folder, 'r');
  fsyncSync(place);
  closeSync(place);
};

const perSecond = async (count: number, work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return count / ((performance.now() - start) / 1000);
};

const besides = (name: string, value: number, unit: string, baseName: string, base: number, aim: string): BenchRow => ({
  name,
  value,
  unit,
  baseline: { name: baseName, value: base },
  ratio: value / base,
  aim,
});

const fail = (error: Error): never => {
  throw error;
};
