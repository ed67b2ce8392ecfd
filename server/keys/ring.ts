import { z } from 'zod';
import { publicKeySchema } from '../../content/place/display.ts';
import type { Instant } from '../../content/time/instant.ts';
import { toBase64 } from '../../content/wire/base64.ts';
import { type KeyCertificate, keyCertificateSchema } from '../../content/wire/head.ts';
import { certify, keyPairFrom } from '../../content/wire/signing.ts';

const DAY = 86_400_000;
/** A signing key lives 90 days; its successor is made 30 days before the end, so that two are always good. */
export const KEY_LIFE_MS = 90 * DAY;
export const ROTATE_BEFORE_MS = 30 * DAY;
/** How far ahead keys are certified before the root key leaves the machine. */
export const YEARS_AHEAD = 5;
const STEP_MS = KEY_LIFE_MS - ROTATE_BEFORE_MS;
/** A clock set back a little does not leave the server without a key. */
const BACKDATE_MS = 3_600_000;

/** Base64url of the 32 bytes that a key pair grows from. */
export const seedSchema = publicKeySchema;
const ringKeySchema = z.strictObject({ certificate: keyCertificateSchema, seed: seedSchema });
export type RingKey = z.infer<typeof ringKeySchema>;

/** The signing keys of this machine with the root's word for each; `rootKey` is public and stays when the root leaves. */
export const ringSchema = z.strictObject({ v: z.literal(1), rootKey: publicKeySchema, keys: z.array(ringKeySchema).max(200) });
export type Ring = z.infer<typeof ringSchema>;

const isGoodAt = ({ notBefore, notAfter }: KeyCertificate, now: Instant): boolean => notBefore <= now && now < notAfter;

/** The key to sign with now: of those in force the one that lasts longest; undefined when none is. */
export const keyAt = (ring: Ring, now: Instant): RingKey | undefined =>
  ring.keys.filter((key) => isGoodAt(key.certificate, now)).sort((a, b) => b.certificate.notAfter - a.certificate.notAfter)[0];

/** Until when signing goes on without the root key: the end of the unbroken run of certificates from `now`. */
export function coveredUntil(ring: Ring, now: Instant): Instant {
  const byStart = ring.keys.map((key) => key.certificate).sort((a, b) => a.notBefore - b.notBefore);
  return byStart.reduce((end, { notBefore, notAfter }) => (notBefore <= end ? Math.max(end, notAfter) : end), now);
}

/** A certified key for [start, start + 90 days). */
export function certifiedKey(seed: Uint8Array, start: Instant, rootSecret: Uint8Array): RingKey {
  const pair = keyPairFrom(seed);
  return { seed: toBase64(seed), certificate: certify(pair.public, start - BACKDATE_MS, start + KEY_LIFE_MS, rootSecret) };
}

/** When the next keys must start so that signing is covered until `until`, each with its overlap. */
export function startsUntil(ring: Ring, now: Instant, until: Instant): Instant[] {
  const starts: Instant[] = [];
  const covered = coveredUntil(ring, now);
  for (let start = covered <= now ? now : Math.max(now, covered - ROTATE_BEFORE_MS); start < until; start += STEP_MS) {
    if (start + KEY_LIFE_MS > covered) starts.push(start);
  }
  return starts;
}

/** The ring without keys that ended over 90 days ago. */
export const withoutOld = (ring: Ring, now: Instant): Ring => ({
  ...ring,
  keys: ring.keys.filter(({ certificate }) => certificate.notAfter + KEY_LIFE_MS > now),
});
