import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Database, SqlWriter } from './sql.ts';
import { isDiskFailure, primaryCode, sqliteCodes } from './sqlite-errors.ts';
import { causeText, StoreError } from './store-error.ts';

/** What a commit needs of SQLite. */
export type Connection = Pick<DatabaseSyncInstance, 'exec' | 'isTransaction'>;

/** The writing half of a database. */
export type Commits = Pick<Database, 'write' | 'failure' | 'fail' | 'close'>;

/** One waiting write: `attempt` runs it inside the transaction and keeps its result, `settle` tells it, `refuse` rejects it. */
interface Waiting {
  attempt(): void;
  settle(): void;
  refuse(error: unknown): void;
}

/** So many writes at most in one transaction: bounds how long the event loop stands still. */
const LARGEST_GROUP = 1000;

/**
 * Commits whoever waits together: one transaction and one fsync for all; a write that throws is undone alone (savepoint). `living` throws
 * when the disk takes no change any more: it is asked after each commit, since a sync that was under way while it died may not tell.
 */
export const groupCommit = (
  connection: Connection,
  sql: SqlWriter,
  onFailure: (error: StoreError) => void,
  living: () => void,
): Commits => {
  const waiting: Waiting[] = [];
  let failure: StoreError | null = null;
  let closed = false;

  const fail = (cause: unknown): StoreError => {
    if (failure) return failure;
    failure = new StoreError('STORE-failed', { cause: causeText(cause) }, cause);
    for (const write of waiting.splice(0)) write.refuse(failure);
    const told = failure;
    setImmediate(() => onFailure(told));
    return failure;
  };

  const refusal = (cause: unknown): unknown => {
    if (isDiskFailure(cause)) return fail(cause);
    const code = primaryCode(cause);
    if (code === sqliteCodes.busy) return new StoreError('STORE-crowded', {}, cause);
    return code === sqliteCodes.full ? new StoreError('STORE-full', {}, cause) : cause;
  };

  const commit = (group: readonly Waiting[]): void => {
    try {
      connection.exec('BEGIN IMMEDIATE');
      for (const write of group) write.attempt();
      connection.exec('COMMIT');
    } catch (cause) {
      const error = refusal(cause);
      rollBack(connection, fail);
      const sure = failure === null || overwriteRefused(connection);
      const said = sure ? error : new StoreError('STORE-unsure', { cause: causeText(cause) }, cause);
      for (const write of group) write.refuse(said);
      return;
    }
    try {
      living();
    } catch (cause) {
      fail(cause);
      for (const write of group) write.refuse(new StoreError('STORE-unsure', { cause: causeText(cause) }, cause));
      return;
    }
    for (const write of group) write.settle();
  };

  const drain = (): void => {
    if (failure) return;
    const group = waiting.splice(0, LARGEST_GROUP);
    if (group.length > 0) commit(group);
    if (waiting.length > 0) setImmediate(drain);
  };

  const write = <T>(fn: (sql: SqlWriter) => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (failure ?? closed) return reject(failure ?? new StoreError('STORE-closed'));
      if (waiting.push(waitingWrite(connection, sql, fn, resolve, reject)) === 1) setImmediate(drain);
    });

  const close = async (): Promise<void> => {
    closed = true;
    while (waiting.length > 0) drain();
  };

  return { write, failure: () => failure, fail, close };
};

const rollBack = (connection: Connection, fail: (cause: unknown) => StoreError): void => {
  try {
    if (connection.isTransaction) connection.exec('ROLLBACK');
  } catch (cause) {
    fail(cause);
  }
};

/**
 * After a failed fsync the refused transaction may stand whole in SQLite's log, and the next start would find it: what is written
 * next takes its place there. False: the disk did not take that either, and nobody can say what the next start will find.
 */
const overwriteRefused = (connection: Connection): boolean => {
  try {
    connection.exec('PRAGMA user_version = 1');
    return true;
  } catch {
    return false;
  }
};

const waitingWrite = <T>(
  connection: Connection,
  sql: SqlWriter,
  fn: (sql: SqlWriter) => T,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Waiting => {
  let settle = (): void => reject(new Error('settled before it was attempted'));
  const attempt = (): void => {
    sql.run('SAVEPOINT one');
    try {
      const value = fn(sql);
      if (value instanceof Promise) throw new TypeError('a write must be synchronous');
      sql.run('RELEASE one');
      settle = () => resolve(value);
    } catch (cause) {
      // SQLite undoes the whole transaction by itself on some errors (a full disk): then all of the group share its fate.
      if (!connection.isTransaction || isDiskFailure(cause) || primaryCode(cause) === sqliteCodes.full) throw cause;
      sql.run('ROLLBACK TO one');
      sql.run('RELEASE one');
      settle = () => reject(cause);
    }
  };
  return { attempt, settle: () => settle(), refuse: reject };
};
