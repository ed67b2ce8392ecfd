import { dirname, join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { diskPulse, NO_DISK } from './disk-pulse.ts';
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
  const pulse = file === ':memory:' ? NO_DISK : diskPulse(join(dirname(file), 'disk.pulse'));
  const commits = groupCommit(connection, sql, options.onFailure, pulse.beat);
  return {
    all: sql.all,
    get: sql.get,
    write: commits.write,
    failure: commits.failure,
    fail: commits.fail,
    close: async () => {
      await commits.close();
      pulse.close();
      // After a disk failure the file is left as it is: the next start decides.
      if (commits.failure()) closeAsIs(connection);
      else closeWhole(connection);
    },
  };
};

/** Only a person with a tool can hold the file for a moment; the event loop stands still meanwhile. */
const BUSY_MS = 1000;

const connect = (file: string, tables: readonly Migration[]): DatabaseSyncInstance => {
  const connection = connectSound(file);
  try {
    applyMigrations(connection, file, tables);
    return connection;
  } catch (cause) {
    closeWhole(connection);
    throw cause instanceof StoreError ? cause : new StoreError('STORE-unreadable', { file, cause: causeText(cause) }, cause);
  }
};

const connectSound = (file: string): DatabaseSyncInstance => {
  let connection: DatabaseSyncInstance | null = null;
  try {
    connection = new DatabaseSync(file, { timeout: BUSY_MS });
    connection.exec(
      'PRAGMA cache_size = -32000; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF',
    );
    writeAhead(connection);
    refuseDamage(connection);
    return connection;
  } catch (cause) {
    connection?.close();
    throw openingError(file, cause);
  }
};

const openingError = (file: string, cause: unknown): Error => {
  if (cause instanceof DamagedFile) return cause;
  if (isDamage(cause)) return new DamagedFile(causeText(cause), { cause });
  const code = primaryCode(cause);
  if (code === sqliteCodes.busy) return new StoreError('STORE-busy', { folder: file }, cause);
  if (code === sqliteCodes.full) return new StoreError('STORE-full', {}, cause);
  return new StoreError('STORE-unreadable', { file, cause: causeText(cause) }, cause);
};

/** Tables that grow for ever and are checked by what they hold: reading ten million rows at each start would take minutes. */
const CHECKED_ELSEWHERE = `'records', 'record_units', 'answers_once', 'used_once'`;

/** Without a prepared statement: one that outlives `close` keeps the file open, and would later delete the log of its successor. */
const refuseDamage = (connection: DatabaseSyncInstance): void => {
  const found: unknown[] = [];
  connection.function('note', (text: unknown) => found.push(text));
  connection.exec(`SELECT note(quick_check) FROM sqlite_schema, pragma_quick_check(sqlite_schema.name)
    WHERE type = 'table' AND sqlite_schema.name NOT IN (${CHECKED_ELSEWHERE})`);
  const damage = found.filter((text) => text !== 'ok');
  if (damage.length > 0) throw new DamagedFile(damage.slice(0, 3).join('; '));
};

const closeAsIs = (connection: DatabaseSyncInstance): void => {
  if (connection.isOpen) connection.close();
};

/** On a full disk the switch fails; the rollback journal keeps the same promise, so a start need not wait for space. */
const writeAhead = (connection: DatabaseSyncInstance): void => {
  try {
    connection.exec('PRAGMA journal_mode = WAL');
  } catch (cause) {
    if (primaryCode(cause) !== sqliteCodes.full) throw cause;
    connection.exec('PRAGMA journal_mode = DELETE');
  }
};

/** Leaves one file that is complete by itself, so that nothing of this connection touches the folder after it is closed. */
const closeWhole = (connection: DatabaseSyncInstance): void => {
  if (!connection.isOpen) return;
  try {
    connection.exec('PRAGMA journal_mode = DELETE');
  } catch (cause) {
    // A full disk: file and log together hold everything, and the next start reads both.
    if (primaryCode(cause) === null) throw cause;
  } finally {
    connection.close();
  }
};

/** Statements on this connection, each prepared once; every row is parsed. */
export const sqlOn = (connection: DatabaseSyncInstance): SqlWriter => {
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
