import { toHex } from '../../content/wire/hash.ts';
import type { Head, HeadRun, SignedRoot } from '../../content/wire/head.ts';
import { type MerkleLevels, merkleLevels, merkleRoot, pathFrom } from '../../content/wire/merkle.ts';
import { headText } from '../../content/wire/verify.ts';
import { fastTreeHash } from './tree-hash.ts';

/** All heads in order of display id, the tree over them, and the one signature. */
export interface Publication {
  readonly heads: readonly Head[];
  readonly places: ReadonlyMap<string, number>;
  readonly levels: MerkleLevels;
  readonly signed: SignedRoot;
}

/** Remembers the leaf of each head, so that a round hashes only what changed. */
export type LeafCache = WeakMap<Head, Uint8Array>;

const byDisplay = (a: Head, b: Head): number => (a.display < b.display ? -1 : 1);

const leafOf = (head: Head, cache: LeafCache): Uint8Array => {
  const known = cache.get(head);
  if (known !== undefined) return known;
  const leaf = fastTreeHash.leaf(Buffer.from(headText(head), 'latin1'));
  cache.set(head, leaf);
  return leaf;
};

/** Signs these heads; null when there are none. Rejects as `sign` does. */
export async function publish(
  unsorted: readonly Head[],
  cache: LeafCache,
  sign: (tree: { readonly root: string; readonly size: number }) => Promise<SignedRoot>,
): Promise<Publication | null> {
  if (unsorted.length === 0) return null;
  const heads = [...unsorted].sort(byDisplay);
  const levels = merkleLevels(
    heads.map((head) => leafOf(head, cache)),
    fastTreeHash,
  );
  const signed = await sign({ root: toHex(merkleRoot(levels)), size: heads.length });
  return { heads, levels, signed, places: new Map(heads.map((head, place) => [head.display, place])) };
}

/** The run of 2^height heads around this place, with its path to the root. */
export function runAround(publication: Publication, place: number, height: number): HeadRun {
  const block = place >> height;
  const first = block << height;
  return { first, heads: publication.heads.slice(first, first + 2 ** height), path: pathOf(publication, height, block) };
}

/** The same as JSON, written out: a publish writes the heads of all displays. */
export function runJson(publication: Publication, place: number, height: number): string {
  const { first, heads, path } = runAround(publication, place, height);
  return `{"first":${first},"heads":[${heads.map(headText).join(',')}],"path":${JSON.stringify(path)}}`;
}

const pathOf = ({ levels }: Publication, height: number, block: number): string[] =>
  pathFrom(levels, height, block).map((hash) => Buffer.from(hash).toString('hex'));
