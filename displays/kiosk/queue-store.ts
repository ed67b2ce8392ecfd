import { type DBSchema, openDB } from 'idb';
import { type SignedRating, signedRatingSchema } from '../../content/wire/rating.ts';

/** A signed answer with its place in the queue. */
export interface Queued {
  readonly seq: number;
  readonly signed: SignedRating;
}

/** Where answers wait until the server has them. Rejects where nothing can be kept. */
export interface QueueStore {
  readonly add: (signed: SignedRating) => Promise<number>;
  readonly oldest: () => Promise<Queued | null>;
  readonly drop: (seq: number) => Promise<void>;
  readonly count: () => Promise<number>;
}

interface Layout extends DBSchema {
  answers: { key: number; value: unknown };
}

/** The queue in IndexedDB: an answer is on the device's disk when `add` has resolved. What is no answer is thrown out. */
export const indexedQueue = async (name: string): Promise<QueueStore> => {
  const db = await openDB<Layout>(name, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('answers', { autoIncrement: true }),
  });
  const oldest = async (): Promise<Queued | null> => {
    const cursor = await db.transaction('answers').store.openCursor();
    if (cursor === null) return null;
    const parsed = signedRatingSchema.safeParse(cursor.value);
    if (parsed.success) return { seq: cursor.key, signed: parsed.data };
    await db.delete('answers', cursor.key);
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
  };
};

/** A queue that lasts as long as the page. */
export const memoryQueue = (): QueueStore => {
  let next = 1;
  let held: readonly Queued[] = [];
  return {
    add: async (signed) => {
      held = [...held, { seq: next, signed }];
      next += 1;
      return next - 1;
    },
    oldest: async () => held[0] ?? null,
    drop: async (seq) => {
      held = held.filter((one) => one.seq !== seq);
    },
    count: async () => held.length,
  };
};
