import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { makeFolderSync } from './make-folder.ts';
import { isDamage, primaryCode, sqliteCodes } from './sqlite-errors.ts';
import { causeText, StoreError } from './store-error.ts';

/** Held until released or until the process ends, however it ends: the kernel takes the lock back. */
export interface FolderLock {
  release(): void;
}

/** Takes `folder` (made if missing) for this process; a second one is refused with `STORE-busy`. */
export const lockFolder = (folder: string): FolderLock => {
  makeFolderSync(folder);
  return lockFile(join(folder, 'folder.lock'), folder);
};

/**
 * An open exclusive transaction on an empty SQLite file is a lock on all platforms that SQLite runs on. No other code may open
 * and close this file in this process: POSIX would drop the lock.
 */
export const lockFile = (file: string, folder: string): FolderLock => {
  try {
    return holding(exclusively(file));
  } catch (cause) {
    if (isDamage(cause)) return emptied(file);
    throw primaryCode(cause) === sqliteCodes.busy
      ? new StoreError('STORE-busy', { folder }, cause)
      : new StoreError('STORE-unreadable', { file, cause: causeText(cause) }, cause);
  }
};

/** Garbage in a file that has nothing to say must not keep the controller down; nobody can hold a lock on garbage. */
const emptied = (file: string): FolderLock => {
  truncateSync(file);
  return holding(exclusively(file));
};

const exclusively = (file: string): DatabaseSyncInstance => {
  const connection = new DatabaseSync(file, { timeout: 0 });
  try {
    // In memory: a lock must be had on a full disk too.
    connection.exec('PRAGMA journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (cause) {
    connection.close();
    throw cause;
  }
};

const holding = (connection: DatabaseSyncInstance): FolderLock => ({
  release: () => {
    if (connection.isOpen) connection.close();
  },
});
