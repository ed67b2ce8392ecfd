import { open, readdir, readFile, rename, rm } from 'node:fs/promises';

/** A file being written; nothing of it may be believed before `sync`. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The disk as the library needs it: a port, so that tests can lose what was not synced and fail at every call. */
export interface Files {
  names(folder: string): Promise<string[]>;
  read(path: string): Promise<Uint8Array>;
  /** A new empty file, readable by this user alone; an old one of that name is emptied. */
  create(path: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the names in `folder` (after create, rename, remove) last. */
  syncFolder(folder: string): Promise<void>;
}

/** The real disk. Errors are Node's, with `code`. */
export const nodeFiles: Files = {
  names: (folder) => readdir(folder),
  read: (path) => readFile(path),
  create: async (path) => {
    const handle = await open(path, 'w', 0o600);
    return { write: (bytes) => handle.writeFile(bytes), sync: () => handle.sync(), close: () => handle.close() };
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path),
  syncFolder: async (folder) => {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
