import { hash } from 'node:crypto';
import type { TreeHash } from '../../../content/wire/merkle.ts';

const NODE = Buffer.alloc(65);
NODE[0] = 1;

/** By way of a text: Node hands that over in half the time that a buffer of its own takes. */
const sha256 = (data: string | Uint8Array): Uint8Array => Buffer.from(hash('sha256', data, 'binary'), 'binary');

/** The hash of a record's leaf from its canonical text. */
export const leafOfText = (text: string): Uint8Array => sha256(`\0${text}`);

/** The same in hex. */
export const leafHexOfText = (text: string): string => hash('sha256', `\0${text}`, 'hex');

/** The hashes of the ledger's tree by OpenSSL in one call each: a million records in seconds. */
export const ledgerHash: TreeHash = {
  empty: () => sha256(''),
  leaf: (bytes) => sha256(Buffer.concat([Uint8Array.of(0), bytes])),
  node: (left, right) => {
    NODE.set(left, 1);
    NODE.set(right, 33);
    return sha256(NODE);
  },
};

/** The level above one of a whole number of pairs: hashes side by side, 32 bytes each; an odd last one is left out. */
export const levelAbove = (level: Buffer): Buffer => {
  const pairs = Math.floor(level.length / 64);
  const above = Buffer.allocUnsafe(pairs * 32);
  for (let at = 0; at < pairs; at += 1) {
    level.copy(NODE, 1, at * 64, at * 64 + 64);
    above.write(hash('sha256', NODE, 'binary'), at * 32, 'binary');
  }
  return above;
};
