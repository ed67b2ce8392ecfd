import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appended, consistencyProof, emptyFrontier, frontierAt, inclusionProof, rootOf } from '../../../content/ledger/tree.ts';
import { extendsTree, rootByPath } from '../../../content/ledger/tree-proof.ts';
import { toHex } from '../../../content/wire/hash.ts';
import { merkleLevels, merkleRoot, treeHash } from '../../../content/wire/merkle.ts';
import { utf8 } from '../../../content/wire/utf8.ts';
import { grownTree } from '../../support/ledger.ts';

const MOST = 70;
const leaves = Array.from({ length: MOST }, (_, at) => treeHash.leaf(utf8(`record ${at}`)));
const { nodeAt } = grownTree(leaves);
/** The oracle: RFC 6962 by its recursive words. */
const slowRoot = (all: readonly Uint8Array[]): Uint8Array => {
  if (all.length === 0) return treeHash.empty();
  const [only] = all;
  if (all.length === 1 && only) return only;
  let split = 1;
  while (split * 2 < all.length) split *= 2;
  return treeHash.node(slowRoot(all.slice(0, split)), slowRoot(all.slice(split)));
};
const headAt = (size: number) => ({ size, root: slowRoot(leaves.slice(0, size)) });
const sizes = fc.integer({ min: 0, max: MOST });
const flipped = (hash: Uint8Array): Uint8Array => hash.map((byte, at) => (at === 7 ? byte ^ 1 : byte));

describe('the tree of the ledger', () => {
  it('LDG-3 grown leaf by leaf it has the root of RFC 6962 at every size, and that of the tree over the heads', () => {
    let frontier = emptyFrontier;
    for (let size = 0; size <= MOST; size += 1) {
      expect(toHex(rootOf(frontier, treeHash)), `size ${size}`).toBe(toHex(slowRoot(leaves.slice(0, size))));
      expect(toHex(merkleRoot(merkleLevels(leaves.slice(0, size), treeHash)))).toBe(toHex(rootOf(frontier, treeHash)));
      const leaf = leaves[size];
      if (leaf) frontier = appended(frontier, leaf, treeHash).frontier;
    }
  });

  it('LDG-3 each whole subtree is given once, when its last leaf comes, and the frontier of any size is found again from them', () => {
    const { nodes } = grownTree(leaves);
    expect(new Set(nodes.map(({ height, index }) => `${height}/${index}`)).size).toBe(nodes.length);
    for (const { height, index, hash } of nodes)
      expect(toHex(hash)).toBe(toHex(slowRoot(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height))));
    fc.assert(
      fc.property(sizes, (size) => {
        const frontier = frontierAt(size, nodeAt);
        expect(frontier && toHex(rootOf(frontier, treeHash))).toBe(toHex(headAt(size).root));
      }),
    );
    expect(frontierAt(3, () => null)).toBeNull();
  });

  it('LDG-4 every leaf leads to the root of every later tree by its path, and to no other root from another place', () => {
    fc.assert(
      fc.property(sizes, fc.nat({ max: MOST - 1 }), fc.nat({ max: MOST - 1 }), (size, index, other) => {
        fc.pre(index < size && other < size && other !== index);
        const path = inclusionProof(index, size, nodeAt, treeHash) ?? [];
        const hash = leaves[index] ?? new Uint8Array();
        const root = toHex(headAt(size).root);
        expect(toHex(rootByPath({ index, hash }, size, path, treeHash) ?? new Uint8Array())).toBe(root);
        const elsewhere = rootByPath({ index: other, hash }, size, path, treeHash);
        expect(elsewhere && toHex(elsewhere)).not.toBe(root);
        expect(rootByPath({ index, hash }, size, [...path, hash], treeHash)).toBeNull();
        if (path.length > 0) expect(rootByPath({ index, hash }, size, path.slice(1), treeHash)).not.toEqual(headAt(size).root);
        if (path.length > 0) expect(rootByPath({ index, hash }, size, path.slice(0, -1), treeHash)).toBeNull();
      }),
      { numRuns: 300 },
    );
    expect(inclusionProof(5, 5, nodeAt, treeHash)).toBeNull();
    expect(rootByPath({ index: 5, hash: leaves[5] ?? new Uint8Array() }, 5, [], treeHash)).toBeNull();
  });

  it('LDG-5 a tree is shown to begin with every earlier one, by a proof that nothing else passes', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(20), (before, after, at) => {
        fc.pre(before <= after);
        const proof = consistencyProof(before, after, nodeAt, treeHash) ?? [flipped(treeHash.empty())];
        expect(extendsTree(headAt(before), headAt(after), proof, treeHash)).toBe(true);
        if (before === 0) return;
        const forged = { size: before, root: flipped(headAt(before).root) };
        expect(extendsTree(forged, headAt(after), proof, treeHash)).toBe(false);
        expect(extendsTree(headAt(before), { size: after, root: flipped(headAt(after).root) }, proof, treeHash)).toBe(false);
        expect(extendsTree(headAt(before), headAt(after), [...proof, treeHash.empty()], treeHash)).toBe(false);
        const changed = proof.map((hash, place) => (place === at % proof.length ? flipped(hash) : hash));
        if (proof.length > 0) expect(extendsTree(headAt(before), headAt(after), changed, treeHash)).toBe(false);
        if (proof.length > 0) expect(extendsTree(headAt(before), headAt(after), proof.slice(1), treeHash)).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(extendsTree(headAt(9), headAt(8), [], treeHash)).toBe(false);
    expect(consistencyProof(9, 8, nodeAt, treeHash)).toBeNull();
  });

  it('LDG-5 a ledger in which an early record was changed is not shown to extend what was held', () => {
    const rewritten = leaves.map((leaf, at) => (at === 3 ? flipped(leaf) : leaf));
    const forged = grownTree(rewritten);
    for (const before of [4, 5, 8, 33]) {
      const proof = consistencyProof(before, MOST, forged.nodeAt, treeHash) ?? [];
      const after = { size: MOST, root: rootOf(forged.frontier, treeHash) };
      expect(extendsTree(headAt(before), after, proof, treeHash)).toBe(false);
    }
  });
});
