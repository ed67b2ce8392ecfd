import { type Digest, digest } from './hash.ts';

/*
 * RFC 6962 §2.1: leaves and nodes are hashed under different prefixes; a tree of n leaves splits at the largest power of two below
 * n. Built level by level with the odd last node carried up, an aligned block of 2^k leaves (also the last, partial one) is a node
 * of its own: so a run of heads needs one path, not one for each head.
 */

/** All nodes, leaves' hashes first, the root alone in the last level. */
export type MerkleLevels = readonly (readonly Uint8Array[])[];

/** The three hashes of the tree; the server may hand in faster ones with the same results. */
export interface TreeHash {
  readonly empty: () => Uint8Array;
  readonly leaf: (bytes: Uint8Array) => Uint8Array;
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
}

const prefixed = (prefix: number, a: Uint8Array, b: Uint8Array, sha256: Digest): Uint8Array => {
  const bytes = new Uint8Array(1 + a.length + b.length);
  bytes[0] = prefix;
  bytes.set(a, 1);
  bytes.set(b, 1 + a.length);
  return sha256(bytes);
};
const NOTHING = new Uint8Array(0);

/** Hash of a leaf's bytes. */
const leafHash = (bytes: Uint8Array, sha256: Digest): Uint8Array => prefixed(0, bytes, NOTHING, sha256);

/** The hashes that run everywhere. */
export const treeHash: TreeHash = {
  empty: () => digest(NOTHING),
  leaf: (bytes) => leafHash(bytes, digest),
  node: (left, right) => prefixed(1, left, right, digest),
};

const levelAbove = (level: readonly Uint8Array[], hash: TreeHash): Uint8Array[] => {
  const above: Uint8Array[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at];
    const right = level[at + 1];
    if (left !== undefined) above.push(right === undefined ? left : hash.node(left, right));
  }
  return above;
};

/** The tree over leaf hashes. No leaves: the root is the hash of nothing. */
export function merkleLevels(leaves: readonly Uint8Array[], hash: TreeHash): MerkleLevels {
  const levels: (readonly Uint8Array[])[] = [leaves.length === 0 ? [hash.empty()] : leaves];
  for (let top = levels[0]; top !== undefined && top.length > 1; top = levels[levels.length - 1]) {
    levels.push(levelAbove(top, hash));
  }
  return levels;
}

/** The tree's root. */
export const merkleRoot = (levels: MerkleLevels): Uint8Array => levels[levels.length - 1]?.[0] ?? NOTHING;

/** Height of the smallest block of 2^k leaves that holds `count` leaves. */
export function blockHeight(count: number): number {
  let height = 0;
  while (2 ** height < count) height += 1;
  return height;
}

/** Siblings from the node at (`height`, `index`) up to the root, nearest first; carried nodes have none. */
export function pathFrom(levels: MerkleLevels, height: number, index: number): Uint8Array[] {
  const path: Uint8Array[] = [];
  for (let level = height; level < levels.length - 1; level += 1) {
    const at = Math.floor(index / 2 ** (level - height));
    const sibling = levels[level]?.[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling !== undefined) path.push(sibling);
  }
  return path;
}

/** Whether `leaves` at [first, first + count) are a whole block: aligned, and full or at the very end. */
export function isBlock(first: number, count: number, size: number): boolean {
  const span = 2 ** blockHeight(count);
  return count > 0 && first % span === 0 && first + count <= size && (count === span || first + count === size);
}

/** The root to which this block of leaf hashes leads by `path` in a tree of `size` leaves; null when the path does not fit. */
export function rootOfBlock(
  block: { readonly first: number; readonly leaves: readonly Uint8Array[]; readonly path: readonly Uint8Array[] },
  size: number,
): Uint8Array | null {
  if (!isBlock(block.first, block.leaves.length, size)) return null;
  const height = blockHeight(block.leaves.length);
  let top = merkleRoot(merkleLevels(block.leaves, treeHash));
  let at = block.first / 2 ** height;
  let used = 0;
  for (let width = Math.ceil(size / 2 ** height); width > 1; width = Math.ceil(width / 2), at = Math.floor(at / 2)) {
    if (at % 2 === 0 && at === width - 1) continue;
    const sibling = block.path[used];
    if (sibling === undefined) return null;
    used += 1;
    top = at % 2 === 0 ? treeHash.node(top, sibling) : treeHash.node(sibling, top);
  }
  return used === block.path.length ? top : null;
}
