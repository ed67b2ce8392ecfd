import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest, fromHex, toHex } from '../../../content/wire/hash.ts';
import { blockHeight, isBlock, merkleLevels, merkleRoot, pathFrom, rootOfBlock, treeHash } from '../../../content/wire/merkle.ts';

/** RFC 6962 §2.1 as it is written there. */
const oracle = (leaves: readonly Uint8Array[]): Uint8Array => {
  if (leaves.length === 0) return digest(new Uint8Array());
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return digest(Uint8Array.from([0, ...only]));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return digest(Uint8Array.from([1, ...oracle(leaves.slice(0, split)), ...oracle(leaves.slice(split))]));
};
const levelsOf = (leaves: readonly Uint8Array[]) =>
  merkleLevels(
    leaves.map((leaf) => treeHash.leaf(leaf)),
    treeHash,
  );
const some = (size: number) => Array.from({ length: size }, (_, at) => Uint8Array.from([at & 255, at >> 8]));

describe('the tree', () => {
  it('WIR-4 is that of RFC 6962: its published roots come out', () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
      fromHex,
    );
    expect(toHex(merkleRoot(levelsOf([])))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(toHex(merkleRoot(levelsOf(leaves.slice(0, 1))))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(toHex(merkleRoot(levelsOf(leaves)))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it('WIR-4 is that of RFC 6962 for every size', () => {
    for (let size = 0; size <= 70; size += 1) expect(merkleRoot(levelsOf(some(size)))).toEqual(oracle(some(size)));
  });

  it('WIR-5 every aligned block, the last partial one too, leads to the root by one path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.integer({ min: 0, max: 6 }), (size, at, height) => {
        const levels = levelsOf(some(size));
        const block = Math.floor((at % size) / 2 ** height);
        const first = block * 2 ** height;
        const leaves = levels[0]?.slice(first, first + 2 ** height) ?? [];
        const path = pathFrom(levels, height, block);
        expect(isBlock(first, leaves.length, size)).toBe(true);
        expect(rootOfBlock({ first, leaves, path }, size)).toEqual(merkleRoot(levels));
      }),
      { numRuns: 200 },
    );
  });

  it('WIR-5 a shortened, lengthened, moved or altered block leads elsewhere or nowhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.nat(), (size, at) => {
        const place = at % size;
        const levels = levelsOf(some(size));
        const leaves = levels[0]?.slice(place, place + 1) ?? [];
        const path = pathFrom(levels, 0, place);
        const root = toHex(merkleRoot(levels));
        const leadsTo = (block: { first: number; leaves: readonly Uint8Array[]; path: readonly Uint8Array[] }, of = size) => {
          const found = rootOfBlock(block, of);
          return found !== null && toHex(found) === root;
        };
        expect(leadsTo({ first: place, leaves, path })).toBe(true);
        expect(leadsTo({ first: place, leaves, path: path.slice(1) })).toBe(false);
        expect(leadsTo({ first: place, leaves, path: [...path, digest(new Uint8Array())] })).toBe(false);
        expect(leadsTo({ first: place, leaves: [digest(new Uint8Array([9]))], path })).toBe(false);
        expect(leadsTo({ first: place, leaves: [], path })).toBe(false);
        expect(leadsTo({ first: size + place, leaves, path })).toBe(false);
      }),
      { numRuns: 100 },
    );
    expect(isBlock(1, 2, 8)).toBe(false);
    expect(isBlock(0, 3, 8)).toBe(false);
    expect(isBlock(4, 3, 7)).toBe(true);
    expect([1, 2, 3, 4, 5].map(blockHeight)).toEqual([0, 1, 2, 2, 3]);
  });

  it('WIR-4 a node never passes for a leaf', () => {
    const [left, right] = [digest(new Uint8Array([1])), digest(new Uint8Array([2]))];
    const levels = merkleLevels([left, right], treeHash);
    expect(merkleRoot(levels)).not.toEqual(treeHash.leaf(Uint8Array.from([...left, ...right])));
  });
});
