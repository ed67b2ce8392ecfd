import type { Hash } from '../../content/slide/slide.ts';
import type { Blobs } from '../../content/wire/head.ts';
import type { Blob } from './blob.ts';
import type { BuiltPart } from './part-builder.ts';

/** What is sent along with a delivery at most, in UTF-16 units; the rest is asked for. */
const INLINE_LIMIT = 64_000;

/** The parts of the newest round and of the one before it, by hash, each once. */
export interface PartShelf {
  part(hash: Hash): BuiltPart | undefined;
  /** The part and then those of its slides that a holder of `from` lacks, as far as they fit. */
  inline(hash: Hash, from: Hash | null): readonly Blob[];
  /** Those of the hashes that belong to this part: itself and its slides. */
  belonging(hash: Hash, wanted: readonly Hash[]): Blobs;
  /** Puts a new round's parts in front; what neither it nor the one before holds is dropped. */
  turn(parts: ReadonlyMap<Hash, BuiltPart>): void;
}

const blobsWithin = (part: BuiltPart, known: ReadonlySet<Hash>, held: boolean): readonly Blob[] => {
  let left = INLINE_LIMIT;
  return (held ? part.slides : [part.blob, ...part.slides]).filter((blob) => {
    if (known.has(blob.hash) || blob.length > left) return false;
    left -= blob.length;
    return true;
  });
};

/** An empty shelf. */
export function partShelf(): PartShelf {
  let current: ReadonlyMap<Hash, BuiltPart> = new Map();
  let before: ReadonlyMap<Hash, BuiltPart> = new Map();
  const part = (hash: Hash): BuiltPart | undefined => current.get(hash) ?? before.get(hash);
  return {
    part,
    inline(hash, from) {
      const target = part(hash);
      if (target === undefined) return [];
      const known = new Set(from === null ? [] : part(from)?.slides.map((slide) => slide.hash));
      return blobsWithin(target, known, hash === from);
    },
    belonging(hash, wanted) {
      const target = part(hash);
      const own = new Map(target === undefined ? [] : [target.blob, ...target.slides].map((blob) => [blob.hash, blob]));
      const blobs: Record<Hash, string> = {};
      for (const name of wanted) {
        const blob = own.get(name);
        if (blob !== undefined) blobs[name] = blob.text;
      }
      return blobs;
    },
    turn(parts) {
      before = current;
      current = parts;
    },
  };
}
