import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import { fromBase64, toBase64 } from '../../content/wire/base64.ts';
import type { KeyCertificate, SignedRoot } from '../../content/wire/head.ts';
import { type KeyPair, keyPairFrom, type Sign, signRoot } from '../../content/wire/signing.ts';
import type { Log } from '../ledger/log.ts';
import { readText, removeDurably, writeDurably } from './durable-file.ts';
import {
  certifiedKey,
  coveredUntil,
  keyAt,
  type Ring,
  type RingKey,
  ROTATE_BEFORE_MS,
  ringSchema,
  seedSchema,
  startsUntil,
  withoutOld,
  YEARS_AHEAD,
} from './ring.ts';

/** The root key's secret for safekeeping away from this machine. */
export interface RootExport {
  readonly rootKey: string;
  readonly secret: string;
}

/**
 * The controller's keys. Displays pin `rootKey` at pairing; the root certifies signing keys of 90 days, which rotate by themselves
 * while the root key is on the machine.
 *
 * When the root key leaves (`exportRoot`, then `removeRoot` by someone who shows that they have it), the machine first has keys
 * certified for five years ahead and keeps those. So who breaks into the machine afterwards can sign until the last of them ends;
 * what they cannot do is make themselves a new root. `returnRoot` brings the root back, for renewal or another five years.
 */
export interface Keys {
  /** Base64url public root key. */
  readonly rootKey: string;
  /** Signs a tree of heads with the key in force, after rotating if it is time. Rejects when no certificate covers now. */
  sign(tree: { readonly root: string; readonly size: number }): Promise<SignedRoot>;
  /** Lets `use` sign something else with the key in force (checkpoints, live values), after rotating if it is time. Rejects as `sign`. */
  signWith<T>(use: (certificate: KeyCertificate, sign: Sign) => T): Promise<T>;
  /** Until when signing goes on without the root key being needed. */
  coveredUntil(): Instant;
  /** Whether the root key is on this machine. */
  hasRoot(): boolean;
  /** The root secret, once more until it is removed; null when it is not here. */
  exportRoot(): RootExport | null;
  /** Removes the root key from the machine; `secret` proves that someone has it. False: it is not that one, or not here. */
  removeRoot(secret: string): Promise<boolean>;
  /** Brings the root key back. False: it is not the one whose public key the displays pinned. */
  returnRoot(secret: string): Promise<boolean>;
}

/** No certificate covers this moment: the root key is away and five years are over, or the clock is wrong. */
export class NoSigningKey extends Error {
  override name = 'NoSigningKey';
}

const rootFileSchema = z.strictObject({ v: z.literal(1), seed: seedSchema });
const YEAR = 365 * 86_400_000;

const pairFromSeed = (seed: string): KeyPair | null => {
  const bytes = fromBase64(seed);
  return bytes?.length === 32 ? keyPairFrom(bytes) : null;
};

/** The same signature as content's, by OpenSSL: a hundred times faster. */
const fastSigner = ({ certificate, seed }: RingKey): Sign => {
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: certificate.key, d: seed } });
  return (bytes) => sign(null, bytes, key);
};

interface Held {
  ring: Ring;
  root: { readonly seed: string; readonly pair: KeyPair } | null;
}

async function readOrMake(rootPath: string, ringPath: string): Promise<Held> {
  const [rootText, ringText] = await Promise.all([readText(rootPath), readText(ringPath)]);
  if (rootText === null && ringText !== null) return { ring: ringSchema.parse(JSON.parse(ringText)), root: null };
  const seed = rootText === null ? toBase64(randomBytes(32)) : rootFileSchema.parse(JSON.parse(rootText)).seed;
  const pair = keyPairFrom(fromBase64(seed) ?? new Uint8Array());
  if (rootText === null) await writeDurably(rootPath, JSON.stringify({ v: 1, seed }));
  const ring: Ring = ringText === null ? { v: 1, rootKey: pair.public, keys: [] } : ringSchema.parse(JSON.parse(ringText));
  return { ring, root: { seed, pair } };
}

/** Opens the keys in `folder`, making them at the first start. Rejects when a key file is damaged: it is never replaced silently. */
export async function openKeys(folder: string, now: () => Instant, log: Log): Promise<Keys> {
  const rootPath = join(folder, 'root.json');
  const ringPath = join(folder, 'ring.json');
  const held = await readOrMake(rootPath, ringPath);

  const cover = async (until: Instant): Promise<void> => {
    const { root } = held;
    const starts = startsUntil(held.ring, now(), until);
    if (root === null || starts.length === 0) return;
    const fresh = starts.map((start) => certifiedKey(randomBytes(32), start, root.pair.secret));
    const ring = withoutOld({ ...held.ring, keys: [...held.ring.keys, ...fresh] }, now());
    await writeDurably(ringPath, JSON.stringify(ring));
    held.ring = ring;
    log.info({ event: 'signing-keys-made', count: fresh.length, until: coveredUntil(ring, now()) }, 'signing keys certified');
  };
  const rotate = async (): Promise<void> => {
    await cover(now() + ROTATE_BEFORE_MS);
    const left = coveredUntil(held.ring, now()) - now();
    if (left < ROTATE_BEFORE_MS) log.warn({ event: 'signing-ends', left }, 'signing keys end soon: bring the root key back');
  };
  await rotate();

  let signer: { readonly key: RingKey; readonly sign: Sign } | null = null;
  const signerNow = (): { readonly key: RingKey; readonly sign: Sign } => {
    const key = keyAt(held.ring, now());
    if (key === undefined) throw new NoSigningKey('no certified signing key covers this moment');
    if (signer?.key !== key) signer = { key, sign: fastSigner(key) };
    return signer;
  };

  return {
    rootKey: held.ring.rootKey,
    coveredUntil: () => coveredUntil(held.ring, now()),
    hasRoot: () => held.root !== null,
    exportRoot: () => (held.root === null ? null : { rootKey: held.ring.rootKey, secret: held.root.seed }),
    async sign(tree) {
      await rotate();
      const current = signerNow();
      return signRoot({ ...tree, time: now() }, current.key.certificate, current.sign);
    },
    async signWith(use) {
      await rotate();
      const current = signerNow();
      return use(current.key.certificate, current.sign);
    },
    async removeRoot(secret) {
      if (held.root === null || held.root.seed !== secret) return false;
      await cover(now() + YEARS_AHEAD * YEAR);
      await removeDurably(rootPath);
      held.root = null;
      log.info({ event: 'root-key-removed' }, 'the root key left this machine');
      return true;
    },
    async returnRoot(secret) {
      const pair = pairFromSeed(secret);
      if (pair === null || pair.public !== held.ring.rootKey) return false;
      await writeDurably(rootPath, JSON.stringify({ v: 1, seed: secret }));
      held.root = { seed: secret, pair };
      log.info({ event: 'root-key-returned' }, 'the root key is back on this machine');
      return true;
    },
  };
}
