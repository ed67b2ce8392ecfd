import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { groupCommit } from './group-commit.ts';
import { applyMigrations, type Migration } from './migrations.ts';
import type { Database, SqlWriter } from './sql.ts';
import { isDamage, primaryCode, sqliteCodes } from './sqlite-errors.ts';
import { causeText, StoreError } from './store-error.ts';

export type { Migration } from './migrations.ts';
export type { Database, SqlReader, SqlValue, SqlWriter } from './sql.ts';

/** `tables`: migrations in order, each applied once. `onFailure` is told once, when the store stops acknowledging. */
export interface DatabaseOptions {
  readonly tables: readonly Migration[];
  readonly onFailure: (error: StoreError) => void;
}

/** The damage that made a file unusable; the caller decides whether to set it aside. */
export class DamagedFile extends Error {}

/** Opens or creates the SQLite file `file` (`:memory:` for tests) and brings it up to date. Throws StoreError or DamagedFile. */
export const openDatabase = (file: string, options: DatabaseOptions): Database => {
  const connection = connect(file, options.tables);
  const sql = sqlOn(connection);
  const commits = groupCommit(connection, sql, options.onFailure);
  return {
    all: sql.all,
    get: sql.get,
    write: commits.write,
    failure: commits.failure,
    fail: commits.fail,
    close: async () => {
      await commits.close();
      if (connection.isOpen) connection.close();
    },
  };
};

/** Only a person with a tool can hold the file for a moment; the event loop stands still meanwhile. */
const BUSY_MS = 1000;

const connect = (file: string, tables: readonly Migration[]): DatabaseSyncInstance => {
  let connection: DatabaseSyncInstance | null = null;
  try {
    connection = new DatabaseSync(file, { timeout: BUSY_MS });
    connection.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF',
    );
    refuseDamage(connection);
    applyMigrations(connection, file, tables);
    return connection;
  } catch (cause) {
    connection?.close();
    throw openingError(file, cause);
  }
};

const openingError = (file: string, cause: unknown): Error => {
  if (cause instanceof StoreError || cause instanceof DamagedFile) return cause;
  if (isDamage(cause)) return new DamagedFile(causeText(cause), { cause });
  const code = primaryCode(cause);
  if (code === sqliteCodes.busy) return new StoreError('STORE-busy', { folder: file }, cause);
  if (code === sqliteCodes.full) return new StoreError('STORE-full', {}, cause);
  return new StoreError('STORE-unreadable', { file, cause: causeText(cause) }, cause);
};

const refuseDamage = (connection: DatabaseSyncInstance): void => {
  const [first]: unknown[] = connection.prepare('PRAGMA quick_check(1)').all();
  const found = JSON.stringify(first);
  if (found !== '{"quick_check":"ok"}') throw new DamagedFile(found);
};

const sqlOn = (connection: DatabaseSyncInstance): SqlWriter => {
  const statements = new Map<string, StatementSyncInstance>();
  const prepared = (text: string): StatementSyncInstance => {
    const statement = statements.get(text) ?? connection.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  return {
    all: (row, text, ...values) =>
      prepared(text)
        .all(...values)
        .map((found) => row.parse(found)),
    get: (row, text, ...values) => {
      const found: unknown = prepared(text).get(...values);
      return found === undefined ? null : row.parse(found);
    },
    run: (text, ...values) => ({ changes: prepared(text).run(...values).changes }),
  };
};
