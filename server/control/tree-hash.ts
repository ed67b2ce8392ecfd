import { hash } from 'node:crypto';
import type { TreeHash } from '../../content/wire/merkle.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

const prefixed = (prefix: number, a: Uint8Array, b: Uint8Array): Uint8Array => {
  const bytes = Buffer.allocUnsafe(1 + a.length + b.length);
  bytes[0] = prefix;
  bytes.set(a, 1);
  bytes.set(b, 1 + a.length);
  return sha256(bytes);
};
const NOTHING = new Uint8Array(0);

/** The tree's hashes by OpenSSL in one step each: ten thousand heads in tens of milliseconds. */
export const fastTreeHash: TreeHash = {
  empty: () => sha256(NOTHING),
  leaf: (bytes) => prefixed(0, bytes, NOTHING),
  node: (left, right) => prefixed(1, left, right),
};
