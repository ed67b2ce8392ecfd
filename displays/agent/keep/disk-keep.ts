import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Blobs } from '../../../content/wire/head.ts';
import { type ItemKind, type Keep, parseStored, type RawStored } from '../../link/keep.ts';
import { OUTBOX_LIMIT } from '../../link/outbox.ts';
import { finishedFiles, makeFolder, placeFile, readText, syncFolder, writeDurably } from './durable-file.ts';
import { type ItemLog, itemLog } from './item-log.ts';
import { type MediaFolder, mediaFolder } from './media-folder.ts';

/*
 * One folder: `identity`, `pairing`, `root`, `clock`, `held`, `checkpoint`, `refused` as small JSON files, `blobs/` and `media/` by hash, `painted` and
 * `report` as logs. Each file is written beside, synced and renamed; `held` is written after its blobs and before the old ones go,
 * so that a power cut leaves the old plan or the new one, whole.
 */
const RECORDS = ['identity', 'pairing', 'root', 'clock', 'held', 'checkpoint', 'refused'] as const;
type RecordName = (typeof RECORDS)[number];

/** A keep on disk, and its media as files. */
export interface DiskKeep extends Keep {
  readonly files: MediaFolder;
}

const parsed = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch (cause) {
    // Damage counts as absence: it is fetched or made again.
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/** Lets one act after the other touch the folder. */
const oneByOne = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act, act);
    last = mine.catch(() => undefined);
    return mine;
  };
};

const seedOf = (raw: unknown): unknown => {
  const seed = typeof raw === 'object' && raw !== null && 'seed' in raw ? raw.seed : null;
  return typeof seed === 'string' ? { seed: new Uint8Array(Buffer.from(seed, 'base64')) } : null;
};

const putBlobs = async (folder: string, blobs: Blobs): Promise<void> => {
  const there = new Set(await finishedFiles(folder));
  for (const [hash, text] of Object.entries(blobs)) {
    if (!there.has(hash)) await placeFile(join(folder, hash), (handle) => handle.writeFile(text));
  }
  await syncFolder(folder);
};

const dropBlobs = async (folder: string, kept: Blobs): Promise<void> => {
  const gone = (await finishedFiles(folder)).filter((name) => kept[name] === undefined);
  await Promise.all(gone.map((name) => rm(join(folder, name), { force: true })));
  await syncFolder(folder);
};

const readBlobs = async (folder: string): Promise<RawStored['blobs']> => {
  const names = await finishedFiles(folder);
  const texts = await Promise.all(names.map((name) => readText(join(folder, name))));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]]));
};

interface Places {
  readonly blobs: string;
  readonly media: MediaFolder;
  readonly logs: Readonly<Record<ItemKind, ItemLog>>;
  readonly save: (name: RecordName, value: unknown) => Promise<void>;
  readonly remove: (names: readonly RecordName[]) => Promise<void>;
  readonly read: (name: RecordName) => Promise<unknown>;
}

const placesIn = (folder: string): Places => {
  const path = (name: RecordName): string => join(folder, `${name}.json`);
  return {
    blobs: join(folder, 'blobs'),
    media: mediaFolder(join(folder, 'media')),
    logs: {
      painted: itemLog(join(folder, 'painted.log'), OUTBOX_LIMIT),
      report: itemLog(join(folder, 'report.log'), OUTBOX_LIMIT),
    },
    save: (name, value) => writeDurably(path(name), JSON.stringify(value)),
    remove: async (names) => {
      for (const name of names) await rm(path(name), { force: true });
      await syncFolder(folder);
    },
    read: async (name) => parsed(await readText(path(name))),
  };
};

const loadFrom = async (places: Places): Promise<ReturnType<typeof parseStored>> => {
  const [identity, pairing, root, clock, held, checkpoint, refused] = await Promise.all(RECORDS.map(places.read));
  const [painted, reports] = [await places.logs.painted.load(), await places.logs.report.load()];
  const counters =
    painted.counters === null && reports.counters === null
      ? null
      : {
          painted: Math.max(painted.counters?.painted ?? 0, reports.counters?.painted ?? 0),
          report: Math.max(painted.counters?.report ?? 0, reports.counters?.report ?? 0),
        };
  return parseStored({
    self: { identity: seedOf(identity), pairing, root, clock, held, checkpoint, refused, counters },
    blobs: await readBlobs(places.blobs),
    media: await places.media.names(),
    painted: painted.items,
    reports: reports.items,
  });
};

/** The keep in `folder`, made if it is missing. Rejects with the system's error when the folder cannot be used. */
export const diskKeep = async (folder: string): Promise<DiskKeep> => {
  for (const one of [folder, join(folder, 'blobs'), join(folder, 'media')]) await makeFolder(one);
  const places = placesIn(folder);
  const turn = oneByOne();
  const { save, media, logs } = places;
  return {
    files: media,
    load: () => turn(() => loadFrom(places)),
    saveIdentity: ({ seed }) => turn(() => save('identity', { seed: Buffer.from(seed).toString('base64') })),
    savePairing: (pairing) => turn(() => save('pairing', pairing)),
    saveClock: (clock) => turn(() => save('clock', clock)),
    saveCheckpoint: (checkpoint) => turn(() => save('checkpoint', checkpoint)),
    saveRefused: (refused) => turn(() => save('refused', refused)),
    putMedia: async (hash, bytes) => {
      // What `receive` has put there already needs no second copy.
      if ((await media.open(hash))?.size === bytes.size) return;
      if (!(await media.receive(hash, bytes.stream()))) throw new Error('a file is not what its name says');
    },
    media: media.open,
    adopt: (held, blobs, wanted) =>
      turn(async () => {
        await putBlobs(places.blobs, blobs);
        await save('held', held);
        await dropBlobs(places.blobs, blobs);
        await media.removeAllBut(wanted);
      }),
    putItems: (kind, items, counters) => turn(() => logs[kind].add(items, counters)),
    dropItems: (kind, upTo) => turn(() => logs[kind].drop(upTo)),
    forget: (root) =>
      turn(async () => {
        await save('root', root);
        await places.remove(['identity', 'pairing', 'held', 'refused']);
        await dropBlobs(places.blobs, {});
        await media.removeAllBut([]);
        await logs.painted.clear();
        await logs.report.clear();
      }),
  };
};
