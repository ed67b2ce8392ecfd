import type { Plan } from '../../content/schedule/plan.ts';
import { canonical } from '../../content/wire/canonical.ts';
import { sha256Hex, toHex } from '../../content/wire/hash.ts';
import type { Blobs, Delivery, Head, KeyCertificate } from '../../content/wire/head.ts';
import { blockHeight, merkleLevels, merkleRoot, pathFrom, treeHash } from '../../content/wire/merkle.ts';
import type { Part } from '../../content/wire/part.ts';
import { certify, type KeyPair, keyPairFrom, signerOf, signRoot } from '../../content/wire/signing.ts';
import { headBytes } from '../../content/wire/verify.ts';
import { slide } from './schedule-library.ts';

export const DAY = 86_400_000;
export const NOW = Date.UTC(2026, 10, 23, 1, 0);

/** A key pair that is the same in every run. */
export const pair = (byte: number): KeyPair => keyPairFrom(new Uint8Array(32).fill(byte));
export const ROOT = pair(1);
export const SIGNER = pair(2);
export const certificate = (over: { root?: KeyPair; signer?: KeyPair; from?: number; to?: number } = {}): KeyCertificate =>
  certify((over.signer ?? SIGNER).public, over.from ?? NOW - DAY, over.to ?? NOW + 89 * DAY, (over.root ?? ROOT).secret);

const THEME = {
  id: 'x',
  name: 'x',
  background: '#000000',
  surface: '#000000',
  ink: '#ffffff',
  muted: '#ffffff',
  accent: '#ffffff',
  onAccent: '#000000',
  logo: null,
} as const;

/** The text of a slide blob. */
export const slideText = (id: string): string => canonical({ v: 1, slide: slide(id), theme: THEME });

const plan = (from: number, standing: string | null): Plan => ({
  from,
  until: from + 36 * DAY,
  zones: { main: [], ticker: [], side: [] },
  loops: [],
  standing,
  offsets: [{ from, minutes: 420 }],
});

/** The text of a part that shows these slides; the first one stands. */
export const partText = (...ids: string[]): string => {
  const part: Part = {
    v: 1,
    screen: { width: 1920, height: 1080, zones: 'full', transition: 'cut' },
    unitName: 'Phường Bến Thành',
    plan: plan(NOW - 3_600_000, ids[0] ?? null),
    slides: Object.fromEntries(ids.map((id) => [id, sha256Hex(slideText(id))])),
  };
  return canonical(part);
};

export const blobsOf = (...texts: string[]): Blobs => Object.fromEntries(texts.map((text) => [sha256Hex(text), text]));

/** A head for this display, of a part with one slide, unless overridden. */
export const head = (display: string, over: Partial<Head> = {}): Head => ({
  display,
  epoch: 1,
  revision: 7,
  part: sha256Hex(partText('s')),
  notBefore: NOW - 3_600_000,
  lease: NOW + 35 * DAY,
  ...over,
});

/** Signs these heads as one tree and delivers the block of `count` leaves (a power of two, or up to the end) from `first` on. */
export function deliver(
  heads: readonly Head[],
  over: {
    first?: number;
    count?: number;
    blobs?: Blobs;
    certificate?: KeyCertificate;
    signer?: KeyPair;
    time?: number;
  } = {},
): Delivery {
  const { first = 0, count = 1, blobs = {}, signer = SIGNER, time = NOW } = over;
  const levels = merkleLevels(
    heads.map((one) => treeHash.leaf(headBytes(one))),
    treeHash,
  );
  const tree = { root: toHex(merkleRoot(levels)), size: heads.length, time };
  const height = blockHeight(count);
  return {
    v: 1,
    signed: signRoot(tree, over.certificate ?? certificate(), signerOf(signer.secret)),
    run: { first, heads: heads.slice(first, first + count), path: pathFrom(levels, height, first / 2 ** height).map(toHex) },
    blobs,
  };
}
