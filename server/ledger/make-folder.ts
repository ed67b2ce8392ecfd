import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes `folder` and those above it as needed; private to this user; the new names are on disk when it returns. */
export const makeFolderSync = (folder: string): void => {
  const path = resolve(folder);
  if (existsSync(path)) return;
  makeFolderSync(dirname(path));
  mkdirSync(path, { mode: 0o700, recursive: true });
  syncFolder(dirname(path));
};

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
