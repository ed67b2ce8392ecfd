import type { Hash } from '../slide/slide.ts';
import type { Instant } from '../time/instant.ts';
import { sha256Hex } from './hash.ts';
import type { Blobs, Head, SignedRoot } from './head.ts';
import { type Part, parsePart } from './part.ts';
import { type DeliveryFault, type Verifier, verifyDelivery } from './verify.ts';

/** What a display holds: the pair that only grows, and the part that it shows. */
export interface Held {
  readonly epoch: number;
  readonly revision: number;
  readonly part: Hash;
}

/** `held` null: nothing yet. `now` is the server's clock as measured. `has`: whether a blob is kept already. */
export interface AcceptContext extends Verifier {
  readonly held: Held | null;
  readonly now: Instant;
  has(hash: Hash): boolean;
}

/**
 * Accepted: keep `blobs` (each verified), fetch what is `missing`, then keep `head`. `news` false: exactly this was held already.
 * `part` null: it did not come along (it is missing, or kept already: then ask `missingOf` about it).
 */
export type Accepted = {
  readonly ok: true;
  readonly head: Head;
  readonly news: boolean;
  readonly part: Part | null;
  readonly blobs: Blobs;
  readonly missing: readonly Hash[];
};
export type Acceptance = Accepted | { readonly ok: false; readonly code: DeliveryFault };

/** A clock measured over a socket is right within seconds; a signature from further ahead than this is not from now. */
const AHEAD_MS = 5 * 60_000;
/** The plan’s 36 days and one of grace: an old signing key that leaks cannot reach further than this past its end. */
const LONGEST_LEASE_MS = 37 * 86_400_000;

const inTime = (head: Head, signed: SignedRoot, now: Instant): boolean =>
  head.notBefore <= now + AHEAD_MS &&
  now < head.lease &&
  signed.time <= now + AHEAD_MS &&
  head.lease <= signed.time + LONGEST_LEASE_MS;

/** 1: strictly newer than what is held; 0: the very same; -1: older, or another part under the same pair. */
const compare = (head: Head, held: Held | null): -1 | 0 | 1 => {
  if (held === null || head.epoch > held.epoch) return 1;
  if (head.epoch < held.epoch || head.revision < held.revision) return -1;
  if (head.revision > held.revision) return 1;
  return head.part === held.part ? 0 : -1;
};

/** Whether each blob is what its name says. */
export const blobsHold = (blobs: Blobs): boolean => Object.entries(blobs).every(([hash, text]) => sha256Hex(text) === hash);

/** Slide blobs that a part needs and that are not there. */
export const missingOf = (part: Part, has: (hash: Hash) => boolean): Hash[] => [
  ...new Set(Object.values(part.slides).filter((hash) => !has(hash))),
];

const accepted = (head: Head, blobs: Blobs, context: AcceptContext): Acceptance => {
  const has = (hash: Hash): boolean => Object.hasOwn(blobs, hash) || context.has(hash);
  const text = Object.hasOwn(blobs, head.part) ? blobs[head.part] : undefined;
  const part = text === undefined ? null : parsePart(text);
  if (text !== undefined && part === null) return { ok: false, code: 'delivery-damaged' };
  const missing = part !== null ? missingOf(part, has) : has(head.part) ? [] : [head.part];
  return { ok: true, head, news: compare(head, context.held) === 1, part, blobs, missing };
};

/**
 * Judges a delivery (DESIGN 2.5): the controller's word for this display, in time, not older than what is held, nothing damaged.
 * Changes nothing; a refusal leaves what is held as it is.
 */
export function acceptDelivery(delivery: unknown, context: AcceptContext): Acceptance {
  const verified = verifyDelivery(delivery, context);
  if (!verified.ok) return verified;
  const { head } = verified;
  const { signed, blobs } = verified.delivery;
  if (!inTime(head, signed, context.now)) return { ok: false, code: 'delivery-expired' };
  if (compare(head, context.held) === -1) return { ok: false, code: 'delivery-older' };
  if (!blobsHold(blobs)) return { ok: false, code: 'delivery-damaged' };
  return accepted(head, blobs, context);
}
