import type { Blobs, Delivery } from '../../../content/wire/head.ts';
import type { HeldRecord, Keep } from '../../link/keep.ts';

/** The delivery in force as it was signed, for the page on this machine. */
export interface Shelf {
  /** The keep to hand to the link: what it adopts is on the shelf too, even when the disk refused it. */
  readonly keep: Keep;
  readonly held: () => HeldRecord | null;
  readonly delivery: () => Delivery | null;
  readonly blobs: (hashes: readonly string[]) => Blobs;
}

/** A shelf before `keep`. */
export const shelfOver = (keep: Keep): Shelf => {
  let held: HeldRecord | null = null;
  let blobs: Blobs = {};
  const put = (record: HeldRecord | null, texts: Blobs): void => {
    held = record;
    blobs = texts;
  };
  return {
    keep: {
      ...keep,
      load: async () => {
        const stored = await keep.load();
        put(stored.pairing === null ? null : stored.held, stored.blobs);
        return stored;
      },
      // Not before the disk has it or has refused it: the link goes on from there, and the page must not be ahead of it.
      adopt: (record, texts, media) => keep.adopt(record, texts, media).finally(() => put(record, texts)),
      forget: (root) => {
        put(null, {});
        return keep.forget(root);
      },
    },
    held: () => held,
    delivery: () => (held === null ? null : { v: 1, signed: held.signed, run: held.run, blobs: {} }),
    blobs: (hashes) => {
      const found: Blobs = {};
      for (const hash of hashes) {
        const text = blobs[hash];
        if (text !== undefined) found[hash] = text;
      }
      return found;
    },
  };
};
