import { sha256Hex, toHex } from '../../content/wire/hash.ts';
import type { Blobs, Delivery, Head } from '../../content/wire/head.ts';
import { treeHash } from '../../content/wire/merkle.ts';
import { certify, type KeyPair, keyPairFrom, signerOf, signRoot } from '../../content/wire/signing.ts';
import { headBytes } from '../../content/wire/verify.ts';
import { DAY } from './planned-part.ts';

const pair = (byte: number): KeyPair => keyPairFrom(new Uint8Array(32).fill(byte));
/** The root key that a small controller's displays pin, and a stranger's. */
export const PINNED_ROOT = pair(1);
export const STRANGER = pair(9);
const SIGNER = pair(2);

/** What is signed for the display `tv-1`. */
export interface Signing {
  readonly text: string;
  readonly blobs: Blobs;
  readonly time: number;
  readonly revision: number;
  readonly root?: KeyPair;
  readonly head?: Partial<Head>;
}

/** A real delivery: certificate, signed root and a head, as a controller with one display makes it. */
export function signedDelivery({ text, blobs, time, revision, root = PINNED_ROOT, head: over }: Signing): Delivery {
  const head: Head = {
    ...{ display: 'tv-1', epoch: 1, revision, part: sha256Hex(text), notBefore: time - DAY, lease: time + 35 * DAY },
    ...over,
  };
  const certificate = certify(SIGNER.public, time - DAY, time + 90 * DAY, root.secret);
  const tree = { root: toHex(treeHash.leaf(headBytes(head))), size: 1, time };
  return {
    v: 1,
    signed: signRoot(tree, certificate, signerOf(SIGNER.secret)),
    run: { first: 0, heads: [head], path: [] },
    blobs,
  };
}

/** The same without its blobs, so that they have to be asked for. */
export const bare = (delivery: Delivery): Delivery => ({ ...delivery, blobs: {} });
