import { z } from 'zod';
import type { Database, Migration, SqlWriter } from './database.ts';

/** Named numbers that only grow, on disk. A name that was never used stands at 0. */
export interface Counters {
  /** The next number (1 at first); resolves when it is on disk, so that it is never given out twice. */
  next(name: string): Promise<number>;
  /** The last number given out. */
  current(name: string): number;
  /** Lifts the counter to at least `value` (after a restore); gives where it stands then. */
  atLeast(name: string, value: number): Promise<number>;
}

export const counterTables: readonly Migration[] = [
  {
    id: 'ledger-counters-1',
    sql: 'CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;',
  },
];

const valueSchema = z.object({ value: z.number().int() });

/** The counters in this database. */
export const countersOn = (database: Database): Counters => {
  const current = (name: string): number =>
    database.get(valueSchema, 'SELECT value FROM counters WHERE name = ?', name)?.value ?? 0;
  const put = (sql: SqlWriter, name: string, value: number): number => {
    sql.run(
      'INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value,
    );
    return value;
  };
  return {
    current,
    next: (name) => database.write((sql) => put(sql, name, current(name) + 1)),
    // What stands already needs no write: a start on a full disk asks this too.
    atLeast: async (name, value) =>
      current(name) >= value ? current(name) : database.write((sql) => put(sql, name, Math.max(current(name), value))),
  };
};
