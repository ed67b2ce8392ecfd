import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
/** A file that is still being written ends so; what a crash left of it is nobody's. */
const UNFINISHED = '.tmp';

/** Puts what a folder lists on disk: a rename or removal in it survives a power cut only then. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and every folder above it that is missing, each on disk. Only the owner may look in. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Makes a file whole or not at all: `fill` writes a temporary beside it, then fsync and rename. The caller syncs the folder. */
export async function placeFile(path: string, fill: (handle: FileHandle) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${UNFINISHED}`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await fill(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

/** Replaces a file: after a power cut it is old or new, never torn. */
export async function writeDurably(path: string, text: string): Promise<void> {
  await placeFile(path, (handle) => handle.writeFile(text));
  await syncFolder(dirname(path));
}

/** The text of a file; null when there is none or it cannot be read as a file. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

/** Names of the finished files in a folder; removes what a crash left unfinished. */
export async function finishedFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const left = names.filter((name) => name.endsWith(UNFINISHED));
  await Promise.all(left.map((name) => rm(`${folder}/${name}`, { force: true })));
  return names.filter((name) => !name.endsWith(UNFINISHED));
}
