import { describe, expect, it } from 'vitest';
import type { SqlWriter } from '../../../server/ledger/database.ts';
import { groupCommit } from '../../../server/ledger/group-commit.ts';

const sqliteError = (errcode: number): Error =>
  Object.assign(new Error(`SQLite ${errcode}`), { code: 'ERR_SQLITE_ERROR', errcode });
const IOERR_FSYNC = 1034;
const FULL = 13;

/** A connection that notes what it is told and throws where `fault` says. */
const fakeConnection = (fault: (text: string) => Error | null) => {
  const told: string[] = [];
  return {
    told,
    isTransaction: true,
    exec: (text: string): void => {
      told.push(text);
      const error = fault(text);
      if (error) throw error;
    },
  };
};

const sql: SqlWriter = { all: () => [], get: () => null, run: () => ({ changes: 1 }) };
const living = (): void => undefined;
const codesOf = async (promises: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(promises)).map((result) => (result.status === 'fulfilled' ? result.value : result.reason.code));

describe('group commit', () => {
  it('is one transaction for all who wait', async () => {
    const connection = fakeConnection(() => null);
    const { write } = groupCommit(connection, sql, () => undefined, living);
    expect(await codesOf([write(() => 1), write(() => 2), write(() => 3)])).toEqual([1, 2, 3]);
    expect(connection.told.filter((text) => text === 'COMMIT')).toHaveLength(1);
  });

  it('acknowledges nobody when the commit fails on the disk, and nobody after', async () => {
    let broken = true;
    const connection = fakeConnection((text) => (text === 'COMMIT' && broken ? sqliteError(IOERR_FSYNC) : null));
    const told: string[] = [];
    const { write, failure } = groupCommit(connection, sql, ({ code }) => told.push(code), living);
    expect(await codesOf([write(() => 1), write(() => 2)])).toEqual(['STORE-failed', 'STORE-failed']);
    broken = false;
    expect(await codesOf([write(() => 3)])).toEqual(['STORE-failed']);
    await new Promise((resolve) => setImmediate(resolve));
    expect([told, failure()?.code]).toEqual([['STORE-failed'], 'STORE-failed']);
    expect(connection.told.filter((text) => text === 'COMMIT')).toHaveLength(1);
  });

  it('acknowledges nobody of a group that met a full disk, and goes on when there is space again', async () => {
    let full = true;
    const connection = fakeConnection((text) => (text === 'COMMIT' && full ? sqliteError(FULL) : null));
    const { write, failure } = groupCommit(connection, sql, () => undefined, living);
    expect(await codesOf([write(() => 1), write(() => 2)])).toEqual(['STORE-full', 'STORE-full']);
    full = false;
    expect(await codesOf([write(() => 3)])).toEqual([3]);
    expect(failure()).toBeNull();
  });

  it('does not take a disk error inside a write for an error of that write alone', async () => {
    const connection = fakeConnection(() => null);
    const { write } = groupCommit(connection, sql, () => undefined, living);
    const broken = write(() => {
      throw sqliteError(IOERR_FSYNC);
    });
    expect(await codesOf([write(() => 1), broken, write(() => 3)])).toEqual(['STORE-failed', 'STORE-failed', 'STORE-failed']);
    expect(connection.told).not.toContain('COMMIT');
  });

  it('fails when even the rollback fails', async () => {
    const connection = fakeConnection((text) => (text === 'COMMIT' || text === 'ROLLBACK' ? sqliteError(FULL) : null));
    const { write, failure } = groupCommit(connection, sql, () => undefined, living);
    expect(await codesOf([write(() => 1)])).toEqual(['STORE-full']);
    expect(failure()?.code).toBe('STORE-failed');
  });

  it('acknowledges nobody when the disk takes no change any more after a commit that seemed to go well', async () => {
    const connection = fakeConnection(() => null);
    const dead = (): void => {
      throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
    };
    const { write, failure } = groupCommit(connection, sql, () => undefined, dead);
    expect(await codesOf([write(() => 1), write(() => 2)])).toEqual(['STORE-unsure', 'STORE-unsure']);
    expect(await codesOf([write(() => 3)])).toEqual(['STORE-failed']);
    expect(failure()?.code).toBe('STORE-failed');
  });

  it('splits a crowd, so that the loop does not stand still for long', async () => {
    const connection = fakeConnection(() => null);
    const { write } = groupCommit(connection, sql, () => undefined, living);
    await Promise.all(Array.from({ length: 2500 }, () => write(() => 0)));
    expect(connection.told.filter((text) => text === 'COMMIT')).toHaveLength(3);
  });
});
