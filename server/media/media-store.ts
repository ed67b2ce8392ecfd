import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Hash } from '../../content/slide/slide.ts';
import { refusal } from '../http/refusal.ts';
import { MAX_PICTURE_BYTES, MAX_VIDEO_BYTES, mediaKindOf } from './media-kind.ts';
import type { PictureProcess } from './picture-process.ts';
import { indexOf, renditionsIn } from './rendition-index.ts';
import { videoSize } from './video-size.ts';

/** A kept file: pictures re-encoded without metadata, videos as they came (only their container is known). */
export interface Media {
  readonly hash: Hash;
  readonly width: number;
  readonly height: number;
  readonly mime: string;
  readonly bytes: number;
}

/** Where a file lies, relative to `folder`, and what it is. */
export interface MediaFile {
  readonly folder: string;
  readonly name: string;
  readonly mime: string;
}

/** Files named by the SHA-256 of their bytes, never by what a client says. */
export interface MediaStore {
  /** The folder for uploads that nobody has looked at yet; emptied at start. */
  readonly incoming: string;
  /** Looks at the file, makes our own copy of it and keeps that, on disk when resolved. Refuses with 413, 415, 422 or 503. */
  add(path: string): Promise<Media>;
  has(hash: Hash): boolean;
  /** The kept file or the rendition of that hash, or null. */
  file(hash: Hash): MediaFile | null;
  /** The picture made to cover a screen of that size (a video as it is), made once and kept; null when unknown. */
  rendition(hash: Hash, width: number, height: number): Promise<MediaFile | null>;
  /** The own hash of a rendition that has been made, or null. */
  rendered(hash: Hash, width: number, height: number): Hash | null;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
};
const mimeOf = (name: string): string | null =>
  Object.entries(EXTENSIONS).find(([, extension]) => extension === extname(name))?.[0] ?? null;

/** Opens the store in `folder`, making it as needed. */
export async function openMedia(folder: string, pictures: PictureProcess): Promise<MediaStore> {
  const kept = join(folder, 'kept');
  const made = join(folder, 'renditions');
  const incoming = join(folder, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  for (const path of [kept, made, incoming]) await mkdir(path, { recursive: true, mode: 0o700 });
  const files = await indexOf(kept);
  const renditions = await renditionsIn(made);
  const running = new Map<string, Promise<MediaFile | null>>();

  const fileIn = (folder: string, name: string | undefined): MediaFile | null => {
    const mime = name === undefined ? null : mimeOf(name);
    return name === undefined || mime === null ? null : { folder, name, mime };
  };
  const keep = async (from: string, mime: string, size: { width: number; height: number }): Promise<Media> => {
    const hash = await hashOfFile(from);
    const name = `${hash}${EXTENSIONS[mime] ?? ''}`;
    await settle(from, kept, name);
    files.set(hash, name);
    return { hash, ...size, mime, bytes: (await stat(join(kept, name))).size };
  };
  const makeRendition = async (hash: Hash, width: number, height: number): Promise<MediaFile | null> => {
    const whole = fileIn(kept, files.get(hash));
    if (whole === null || !whole.mime.startsWith('image/')) return whole;
    const key = `${hash}-${width}x${height}`;
    const known = renditions.own.get(key);
    if (known !== undefined) return fileIn(made, renditions.names.get(known));
    const result = await pictures.make(join(whole.folder, whole.name), { make: 'rendition', width, height });
    // The master was readable once: whatever went wrong now may go right later.
    if (!result.ok) throw refusal(503, result.code);
    const own = createHash('sha256').update(result.bytes).digest('hex');
    const name = `${key}-${own}${EXTENSIONS[result.made.mime] ?? ''}`;
    await settle(await write(incoming, result.bytes), made, name);
    renditions.own.set(key, own);
    renditions.names.set(own, name);
    return fileIn(made, name);
  };

  return {
    incoming,
    has: (hash) => files.has(hash),
    file: (hash) => fileIn(kept, files.get(hash)) ?? fileIn(made, renditions.names.get(hash)),
    rendered: (hash, width, height) => renditions.own.get(`${hash}-${width}x${height}`) ?? null,
    add: async (path) => {
      const kind = await mediaKindOf(path);
      const { size } = await stat(path);
      if (kind === null) throw refusal(415, 'media-type');
      if (size > (kind.kind === 'picture' ? MAX_PICTURE_BYTES : MAX_VIDEO_BYTES)) throw tooLarge();
      if (kind.kind === 'video') {
        const shown = await videoSize(path, kind.mime);
        if (shown === null) throw refusal(422, 'media-unreadable');
        return keep(path, kind.mime, shown);
      }
      const result = await pictures.make(path, { make: 'master' });
      if (!result.ok) throw refusal(result.code === 'media-busy' ? 503 : 422, result.code);
      const { mime, ...made } = result.made;
      return keep(await write(incoming, result.bytes), mime, made);
    },
    rendition: (hash, width, height) => {
      const key = `${hash}-${width}x${height}`;
      const mine = running.get(key) ?? makeRendition(hash, width, height).finally(() => running.delete(key));
      running.set(key, mine);
      return mine;
    },
  };
}

/** The refusal of a file that is too large. */
export const tooLarge = () =>
  refusal(413, 'media-large', { pictureMb: MAX_PICTURE_BYTES / 1_048_576, videoMb: MAX_VIDEO_BYTES / 1_048_576 });

async function hashOfFile(path: string): Promise<Hash> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function write(incoming: string, bytes: Buffer): Promise<string> {
  const path = join(incoming, randomBytes(16).toString('hex'));
  await writeFile(path, bytes, { mode: 0o600 });
  return path;
}

/** Puts a finished file under its name: its bytes on disk first, then the name, then the folder. */
async function settle(from: string, folder: string, name: string): Promise<void> {
  await sync(from);
  await rename(from, join(folder, name));
  await sync(folder);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
