import { createHash } from 'node:crypto';
import type { TreeHash } from '../../content/wire/merkle.ts';

const sha256 = () => createHash('sha256');
const LEAF = sha256().update(Uint8Array.of(0));
const NODE = sha256().update(Uint8Array.of(1));

/** The tree's hashes by OpenSSL, begun once with their prefix and copied: ten thousand heads in tens of milliseconds. */
export const fastTreeHash: TreeHash = {
  empty: () => sha256().digest(),
  leaf: (bytes) => LEAF.copy().update(bytes).digest(),
  node: (left, right) => NODE.copy().update(left).update(right).digest(),
};
