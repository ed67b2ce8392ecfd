import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PaintedItem, ReportItem } from '../../content/wire/display-messages.ts';
import { type ItemKind, type Keep, parseStored } from './keep.ts';
import { OUTBOX_LIMIT } from './outbox.ts';

interface Layout extends DBSchema {
  self: { key: string; value: unknown };
  blobs: { key: string; value: string };
  media: { key: string; value: Blob };
  painted: { key: number; value: PaintedItem | ReportItem };
  reports: { key: number; value: PaintedItem | ReportItem };
}
type Database = IDBPDatabase<Layout>;

const STRICT = { durability: 'strict' } as const;
const storeOf = (kind: ItemKind): 'painted' | 'reports' => (kind === 'painted' ? 'painted' : 'reports');

const pairs = <T>(keys: readonly string[], values: readonly T[]): Record<string, T> => {
  const record: Record<string, T> = {};
  keys.forEach((key, index) => {
    const value = values[index];
    if (value !== undefined) record[key] = value;
  });
  return record;
};

const loadFrom = async (db: Database): Promise<ReturnType<typeof parseStored>> => {
  const tx = db.transaction(['self', 'blobs', 'media', 'painted', 'reports']);
  const [selfKeys, selfValues, blobKeys, blobValues, media, painted, reports] = await Promise.all([
    tx.objectStore('self').getAllKeys(),
    tx.objectStore('self').getAll(),
    tx.objectStore('blobs').getAllKeys(),
    tx.objectStore('blobs').getAll(),
    tx.objectStore('media').getAllKeys(),
    tx.objectStore('painted').getAll(undefined, OUTBOX_LIMIT),
    tx.objectStore('reports').getAll(undefined, OUTBOX_LIMIT),
  ]);
  return parseStored({ self: pairs(selfKeys, selfValues), blobs: pairs(blobKeys, blobValues), media, painted, reports });
};

const adoptIn = async (db: Database, ...[held, blobs, wanted]: Parameters<Keep['adopt']>): Promise<void> => {
  const tx = db.transaction(['self', 'blobs', 'media'], 'readwrite', STRICT);
  const blobStore = tx.objectStore('blobs');
  const mediaStore = tx.objectStore('media');
  const [blobKeys, mediaKeys] = await Promise.all([blobStore.getAllKeys(), mediaStore.getAllKeys()]);
  const keptMedia = new Set(wanted);
  await Promise.all([
    ...blobKeys.filter((key) => blobs[key] === undefined).map((key) => blobStore.delete(key)),
    ...mediaKeys.filter((key) => !keptMedia.has(key)).map((key) => mediaStore.delete(key)),
    ...Object.keys(blobs)
      .filter((key) => !blobKeys.includes(key))
      .map((key) => blobStore.put(blobs[key] ?? '', key)),
    tx.objectStore('self').put(held, 'held'),
    tx.done,
  ]);
};

const forgetIn = async (db: Database, root: string | null): Promise<void> => {
  const tx = db.transaction(['self', 'blobs', 'media', 'painted', 'reports'], 'readwrite', STRICT);
  const self = tx.objectStore('self');
  await Promise.all([
    ...['identity', 'pairing', 'held', 'refused'].map((name) => self.delete(name)),
    self.put(root, 'root'),
    tx.objectStore('blobs').clear(),
    tx.objectStore('media').clear(),
    tx.objectStore('painted').clear(),
    tx.objectStore('reports').clear(),
    tx.done,
  ]);
};

const putItemsIn = async (db: Database, ...[kind, items, counters]: Parameters<Keep['putItems']>): Promise<void> => {
  const tx = db.transaction([storeOf(kind), 'self'], 'readwrite');
  const store = tx.objectStore(storeOf(kind));
  const first = items[0]?.seq ?? counters[kind];
  await Promise.all([
    ...items.map((item) => store.put(item, item.seq)),
    store.delete(IDBKeyRange.upperBound(first - OUTBOX_LIMIT)),
    tx.objectStore('self').put(counters, 'counters'),
    tx.done,
  ]);
};

/** The store in IndexedDB: there on plain http too. Rejects where the browser grants none. */
export const indexedKeep = async (name: string): Promise<Keep> => {
  const db = await openDB<Layout>(name, 1, {
    upgrade: (fresh) => {
      for (const store of ['self', 'blobs', 'media', 'painted', 'reports'] as const) fresh.createObjectStore(store);
    },
  });
  const saveSelf = async (key: string, value: unknown): Promise<void> => {
    const tx = db.transaction('self', 'readwrite', STRICT);
    await Promise.all([tx.store.put(value, key), tx.done]);
  };
  return {
    load: () => loadFrom(db),
    saveIdentity: (identity) => saveSelf('identity', identity),
    savePairing: (pairing) => saveSelf('pairing', pairing),
    saveClock: (clock) => saveSelf('clock', clock),
    saveCheckpoint: (checkpoint) => saveSelf('checkpoint', checkpoint),
    saveRefused: (refused) => saveSelf('refused', refused),
    putMedia: async (hash, bytes) => {
      await db.put('media', bytes, hash);
    },
    media: async (hash) => (await db.get('media', hash)) ?? null,
    adopt: (held, blobs, media) => adoptIn(db, held, blobs, media),
    putItems: (kind, items, counters) => putItemsIn(db, kind, items, counters),
    dropItems: (kind, upTo) => db.delete(storeOf(kind), IDBKeyRange.upperBound(upTo)),
    forget: (root) => forgetIn(db, root),
  };
};
