import type { TreeHash } from '../wire/merkle.ts';

/** How many leaves a tree has, and its root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

const half = (value: number): number => Math.floor(value / 2);

/** The root to which a leaf's hash leads by its path in a tree of `size` leaves; null when the path does not fit (LDG-4). */
export function rootByPath(
  leaf: { readonly index: number; readonly hash: Uint8Array },
  size: number,
  path: readonly Uint8Array[],
  hash: TreeHash,
): Uint8Array | null {
  if (leaf.index < 0 || leaf.index >= size) return null;
  let [at, last, root] = [leaf.index, size - 1, leaf.hash];
  for (const sibling of path) {
    if (last === 0) return null;
    const right = at % 2 === 1 || at === last;
    root = right ? hash.node(sibling, root) : hash.node(root, sibling);
    while (right && at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : null;
}

/** Whether `proof` shows that the later tree begins with all leaves of the earlier one, in order (RFC 9162 §2.1.4.2, LDG-5). */
export function extendsTree(before: TreeHead, after: TreeHead, proof: readonly Uint8Array[], hash: TreeHash): boolean {
  if (before.size > after.size) return false;
  if (before.size === after.size) return proof.length === 0 && same(before.root, after.root);
  if (before.size === 0) return proof.length === 0;
  const roots = rootsByProof(before, after.size, proof, hash);
  return roots !== null && same(roots[0], before.root) && same(roots[1], after.root);
}

function rootsByProof(before: TreeHead, size: number, proof: readonly Uint8Array[], hash: TreeHash) {
  let [at, last] = [before.size - 1, size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  const [first, ...rest] = isWhole(before.size) ? [before.root, ...proof] : proof;
  if (first === undefined) return null;
  let [old, now] = [first, first];
  for (const node of rest) {
    if (last === 0) return null;
    const right = at % 2 === 1 || at === last;
    if (right) old = hash.node(node, old);
    now = right ? hash.node(node, now) : hash.node(now, node);
    while (right && at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? ([old, now] as const) : null;
}

/** A power of two: the tree is one whole subtree. */
function isWhole(size: number): boolean {
  let rest = size;
  while (rest % 2 === 0 && rest > 1) rest /= 2;
  return rest === 1;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);
