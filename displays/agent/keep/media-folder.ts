import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { type FileHandle, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashSchema } from '../../../content/slide/slide.ts';
import { finishedFiles, placeFile, syncFolder } from './durable-file.ts';

/** Pictures and videos as files named by their SHA-256; what stands there was checked when it came. */
export interface MediaFolder {
  readonly names: () => Promise<string[]>;
  /** Writes a stream to disk as it comes, never whole in memory. False: it is not what its name says, and was not kept. */
  readonly receive: (hash: string, bytes: AsyncIterable<Uint8Array>) => Promise<boolean>;
  /** A file that is read only as far as it is asked for; null: it is not here. */
  readonly open: (hash: string) => Promise<Blob | null>;
  /** Where a file stands, or would stand. */
  readonly path: (hash: string) => string;
  readonly removeAllBut: (kept: readonly string[]) => Promise<void>;
}

/** More than the controller ever takes in (100 MB): whoever stands on the line must not fill the disk. */
const MOST_BYTES = 128 * 1024 * 1024;

/** The bytes came to another hash, or there was no end to them. */
class NotWhatItSays extends Error {}

const fillChecked = (hash: string, bytes: AsyncIterable<Uint8Array>) => async (handle: FileHandle) => {
  const sha = createHash('sha256');
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > MOST_BYTES) throw new NotWhatItSays(hash);
    sha.update(piece);
    await handle.write(piece);
  }
  if (sha.digest('hex') !== hash) throw new NotWhatItSays(hash);
};

/** Media in `folder`, which is there. */
export const mediaFolder = (folder: string): MediaFolder => ({
  names: async () => (await finishedFiles(folder)).filter((name) => hashSchema.safeParse(name).success),
  receive: async (hash, bytes) => {
    try {
      await placeFile(join(folder, hashSchema.parse(hash)), fillChecked(hash, bytes));
    } catch (cause) {
      if (cause instanceof NotWhatItSays) return false;
      throw cause;
    }
    await syncFolder(folder);
    return true;
  },
  open: async (hash) => {
    const there = await stat(join(folder, hash)).catch(() => null);
    return there === null || !hashSchema.safeParse(hash).success ? null : openAsBlob(join(folder, hash));
  },
  path: (hash) => join(folder, hashSchema.parse(hash)),
  removeAllBut: async (kept) => {
    const gone = (await finishedFiles(folder)).filter((name) => !kept.includes(name));
    await Promise.all(gone.map((name) => rm(join(folder, name), { force: true })));
    if (gone.length > 0) await syncFolder(folder);
  },
});
