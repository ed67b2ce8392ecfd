import type { TreeHash } from '../wire/merkle.ts';

/*
 * The append-only tree of RFC 6962 §2.1 over the leaves of the ledger. A tree of n leaves is known by its peaks: the roots of the
 * whole subtrees of 2^k leaves that n is made of. `wire/merkle.ts` has the same tree for a list that is all there.
 */

/** The peaks of a tree, largest first; all that appending and the root need. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

/** A whole subtree: the root of leaves [index·2^height, (index + 1)·2^height). */
export interface TreeNode {
  readonly height: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** A whole subtree's root by place; null when the store has it not. Height 0: the leaf's hash. */
export type NodeAt = (height: number, index: number) => Uint8Array | null;

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** A tree that grew, and the whole subtrees that its new leaves completed, each leaf itself first. */
interface Grown {
  readonly frontier: Frontier;
  readonly grown: readonly TreeNode[];
}

/** The tree with these leaves behind its own (LDG-3); of what they complete only what `keep` wants is given. */
export function appendedAll(
  { size, peaks }: Frontier,
  leaves: readonly Uint8Array[],
  hash: TreeHash,
  keep: (height: number) => boolean,
): Grown {
  const next = [...peaks];
  const grown: TreeNode[] = [];
  for (const [at, leaf] of leaves.entries()) {
    if (keep(0)) grown.push({ height: 0, index: size + at, hash: leaf });
    let top = leaf;
    for (let height = 1, rest = size + at; rest % 2 === 1; height += 1) {
      top = hash.node(next.pop() ?? top, top);
      rest = (rest - 1) / 2;
      if (keep(height)) grown.push({ height, index: rest, hash: top });
    }
    next.push(top);
  }
  return { frontier: { size: size + leaves.length, peaks: next }, grown };
}

/** The tree with one more leaf, and all that it completed. */
export const appended = (before: Frontier, leaf: Uint8Array, hash: TreeHash): Grown =>
  appendedAll(before, [leaf], hash, () => true);

/** The root of a tree; of no leaves the hash of nothing. */
export const rootOf = ({ peaks }: Frontier, hash: TreeHash): Uint8Array => foldPeaks(peaks, hash);

function foldPeaks(peaks: readonly Uint8Array[], hash: TreeHash): Uint8Array {
  let root: Uint8Array | null = null;
  for (let at = peaks.length - 1; at >= 0; at -= 1) {
    const peak = peaks[at];
    if (peak !== undefined) root = root === null ? peak : hash.node(peak, root);
  }
  return root ?? hash.empty();
}

/** The tree's frontier at an earlier (or this) size, from the store's nodes; null when one is lacking. */
export function frontierAt(size: number, nodeAt: NodeAt): Frontier | null {
  const peaks = peaksBetween(0, size, nodeAt);
  return peaks === null ? null : { size, peaks };
}

/** The roots of the whole subtrees that [from, until) is made of; `from` is a multiple of the largest of them. */
function peaksBetween(from: number, until: number, nodeAt: NodeAt): Uint8Array[] | null {
  const peaks: Uint8Array[] = [];
  for (let at = from; at < until; ) {
    const height = heightOf(until - at);
    const node = nodeAt(height, at / 2 ** height);
    if (node === null) return null;
    peaks.push(node);
    at += 2 ** height;
  }
  return peaks;
}

/** The largest k with 2^k ≤ count. */
function heightOf(count: number): number {
  let height = 0;
  while (2 ** (height + 1) <= count) height += 1;
  return height;
}

/** The largest power of two below `count` (> 1): where RFC 6962 splits a tree. */
function splitOf(count: number): number {
  const whole = 2 ** heightOf(count);
  return whole === count ? whole / 2 : whole;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

const rootBetween = ({ from, until }: Span, nodeAt: NodeAt, hash: TreeHash): Uint8Array | null => {
  const peaks = peaksBetween(from, until, nodeAt);
  return peaks === null ? null : foldPeaks(peaks, hash);
};

/** The path of leaf `index` in the tree of `size` leaves, nearest first (RFC 6962 §2.1.1); null when it cannot be given. */
export function inclusionProof(index: number, size: number, nodeAt: NodeAt, hash: TreeHash): Uint8Array[] | null {
  if (index < 0 || index >= size) return null;
  const spans: Span[] = [];
  for (let from = 0, until = size; until - from > 1; ) {
    const middle = from + splitOf(until - from);
    spans.push(index < middle ? { from: middle, until } : { from, until: middle });
    if (index < middle) until = middle;
    else from = middle;
  }
  return rootsOf(spans.reverse(), nodeAt, hash);
}

/** The proof that the tree of `size` begins with that of `before` (RFC 6962 §2.1.2); empty when equal or `before` is 0. */
export function consistencyProof(before: number, size: number, nodeAt: NodeAt, hash: TreeHash): Uint8Array[] | null {
  if (before < 0 || before > size) return null;
  if (before === 0 || before === size) return [];
  const spans: Span[] = [];
  let [from, until] = [0, size];
  while (until !== before && until - from > 1) {
    const middle = from + splitOf(until - from);
    spans.push(before <= middle ? { from: middle, until } : { from, until: middle });
    if (before <= middle) until = middle;
    else from = middle;
  }
  if (from > 0) spans.push({ from, until });
  return rootsOf(spans.reverse(), nodeAt, hash);
}

function rootsOf(spans: readonly Span[], nodeAt: NodeAt, hash: TreeHash): Uint8Array[] | null {
  const roots: Uint8Array[] = [];
  for (const span of spans) {
    const root = rootBetween(span, nodeAt, hash);
    if (root === null) return null;
    roots.push(root);
  }
  return roots;
}
