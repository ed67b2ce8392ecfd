import { type DBSchema, openDB } from 'idb';
import { z } from 'zod';
import { type SignedRating, signedRatingSchema } from '../../content/wire/rating.ts';

/** A signed answer with its place in the queue. */
export interface Queued {
  readonly seq: number;
  readonly signed: SignedRating;
}

const refusedSchema = z.object({ code: z.string(), signed: z.unknown() });
/** An answer that had been thanked for and that the server refused, or that cannot be read any more: kept until the server has it. */
export interface Refused {
  readonly seq: number;
  readonly code: string;
  readonly signed: unknown;
}

/** Where answers wait until the server has them. Rejects where nothing can be kept. */
export interface QueueStore {
  readonly add: (signed: SignedRating) => Promise<number>;
  readonly oldest: () => Promise<Queued | null>;
  readonly drop: (seq: number) => Promise<void>;
  readonly count: () => Promise<number>;
  /** Takes an answer out of the queue and keeps it as refused, in one step. */
  readonly refuse: (seq: number, code: string) => Promise<void>;
  /** Oldest first; their numbers only grow. */
  readonly refused: () => Promise<readonly Refused[]>;
  readonly dropRefused: (upTo: number) => Promise<void>;
}

interface Layout extends DBSchema {
  answers: { key: number; value: unknown };
  refused: { key: number; value: unknown };
}

/** The code of an answer that this device cannot read any more. */
const UNREADABLE = 'kiosk-unreadable';

/** The queue in IndexedDB: an answer is on the device's disk when `add` has resolved. */
export const indexedQueue = async (name: string): Promise<QueueStore> => {
  const db = await openDB<Layout>(name, 2, {
    upgrade: (fresh) => {
      for (const store of ['answers', 'refused'] as const)
        if (!fresh.objectStoreNames.contains(store)) fresh.createObjectStore(store, { autoIncrement: true });
    },
  });
  const refuse = async (seq: number, code: string): Promise<void> => {
    const tx = db.transaction(['answers', 'refused'], 'readwrite', { durability: 'strict' });
    const signed = await tx.objectStore('answers').get(seq);
    const moved =
      signed === undefined ? [] : [tx.objectStore('refused').add({ code, signed }), tx.objectStore('answers').delete(seq)];
    await Promise.all([...moved, tx.done]);
  };
  const oldest = async (): Promise<Queued | null> => {
    const cursor = await db.transaction('answers').store.openCursor();
    if (cursor === null) return null;
    const parsed = signedRatingSchema.safeParse(cursor.value);
    if (parsed.success) return { seq: cursor.key, signed: parsed.data };
    await refuse(cursor.key, UNREADABLE);
    return oldest();
  };
  return {
    add: async (signed) => {
      const tx = db.transaction('answers', 'readwrite', { durability: 'strict' });
      const [seq] = await Promise.all([tx.store.add(signed), tx.done]);
      return seq;
    },
    oldest,
    drop: (seq) => db.delete('answers', seq),
    count: () => db.count('answers'),
    refuse,
    refused: async () => {
      const tx = db.transaction('refused');
      const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
      return values.map((value, at) => ({
        seq: keys[at] ?? 0,
        ...(refusedSchema.safeParse(value).data ?? { code: UNREADABLE, signed: value }),
      }));
    },
    dropRefused: (upTo) => db.delete('refused', IDBKeyRange.upperBound(upTo)),
  };
};

/** A queue that lasts as long as the page. */
export const memoryQueue = (): QueueStore => {
  let next = 1;
  let held: readonly Queued[] = [];
  let refused: readonly Refused[] = [];
  const drop = async (seq: number): Promise<void> => {
    held = held.filter((one) => one.seq !== seq);
  };
  return {
    add: async (signed) => {
      held = [...held, { seq: next, signed }];
      next += 1;
      return next - 1;
    },
    oldest: async () => held[0] ?? null,
    drop,
    count: async () => held.length,
    refuse: async (seq, code) => {
      const found = held.find((one) => one.seq === seq);
      if (found !== undefined)
        refused = [...refused, { seq: (refused[refused.length - 1]?.seq ?? 0) + 1, code, signed: found.signed }];
      await drop(seq);
    },
    refused: async () => refused,
    dropRefused: async (upTo) => {
      refused = refused.filter(({ seq }) => seq > upTo);
    },
  };
};
