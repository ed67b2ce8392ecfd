import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { type LiveScore, liveScoreSchema } from '../score/live-score.ts';
import { type Instant, instantSchema } from '../time/instant.ts';
import { toBase64 } from './base64.ts';
import { canonical } from './canonical.ts';
import { type KeyCertificate, keyCertificateSchema, signatureSchema } from './head.ts';
import { certificateHolds, type Sign, signedBytes, verifyText } from './signing.ts';

/**
 * Values that live, at `time`: after `freshUntil` they are shown as stale. `records`: how many the ledger had that they rest on, so that
 * a display knows what it has no checkpoint of (LDG-23). `tokens`: what a point's rotating QR says now.
 */
export const liveBodySchema = z.strictObject({
  epoch: z.number().int().min(1),
  time: instantSchema,
  freshUntil: instantSchema,
  records: z.number().int().min(0),
  scores: z.record(z.string().regex(/^[a-z0-9-]{1,64}\/(?:day|week|month|quarter)$/), liveScoreSchema),
  tokens: z.record(idSchema, z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)),
});
export type LiveBody = z.infer<typeof liveBodySchema>;

/** Server → display, event `scores`: `body` is the canonical text of a LiveBody, whose signature covers it under `niem-yet/live/1`. */
export const liveMessageSchema = z.strictObject({
  v: z.literal(1),
  body: z.string().max(400_000),
  certificate: keyCertificateSchema,
  signature: signatureSchema,
});
export type LiveMessage = z.infer<typeof liveMessageSchema>;

/** What was accepted last: nothing older counts. `certificate`: its canonical text, so that it is not verified four times a second. */
export interface NewestLive {
  readonly epoch: number;
  readonly time: Instant;
  readonly records: number;
  readonly certificate: string;
}

export type LiveFault = 'live-unsigned' | 'live-foreign' | 'live-older' | 'live-expired' | 'live-damaged';
export type LiveAcceptance =
  | { readonly ok: true; readonly body: LiveBody; readonly newest: NewestLive }
  | { readonly ok: false; readonly code: LiveFault };

/** Signs live values with a certified key. */
export function signLive(body: LiveBody, certificate: KeyCertificate, sign: Sign): LiveMessage {
  const text = canonical(body);
  return { v: 1, body: text, certificate, signature: toBase64(sign(signedBytes('live', text))) };
}

/** A clock measured over a socket is right within seconds: what says to be from later than this is from before the clock was put back. */
export const LIVE_AHEAD_MS = 5 * 60_000;

const refused = (code: LiveFault): LiveAcceptance => ({ ok: false, code });

const parseBody = (text: string): LiveBody | null => {
  try {
    const parsed = liveBodySchema.safeParse(JSON.parse(text));
    return parsed.success && canonical(parsed.data) === text ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/**
 * Judges live values (WIR-30 to WIR-32): the controller's word, in time, newer than the last. `now` is the server's clock as
 * measured; `newest` null: none yet. A refusal leaves what is shown as it is, until it grows stale.
 */
export function acceptLive(
  message: unknown,
  context: { readonly rootKey: string; readonly now: Instant; readonly newest: NewestLive | null },
): LiveAcceptance {
  const parsed = liveMessageSchema.safeParse(message);
  if (!parsed.success) return refused('live-unsigned');
  const { body: text, certificate, signature } = parsed.data;
  const known = canonical(certificate);
  if (known !== context.newest?.certificate && !certificateHolds(certificate, context.rootKey)) return refused('live-foreign');
  if (!verifyText('live', text, signature, certificate.key)) return refused('live-unsigned');
  const body = parseBody(text);
  if (body === null) return refused('live-damaged');
  if (!inTime(body, certificate, context.now)) return refused('live-expired');
  if (isOlder(body, context.newest, context.now)) return refused('live-older');
  return { ok: true, body, newest: { epoch: body.epoch, time: body.time, records: body.records, certificate: known } };
}

const isHere = (time: Instant, now: Instant): boolean => time <= now + LIVE_AHEAD_MS;

const inTime = (body: LiveBody, { notBefore, notAfter }: KeyCertificate, now: Instant): boolean =>
  notBefore <= body.time && body.time < notAfter && isHere(body.time, now) && now < body.freshUntil;

/** A time that is not yet there was told by a clock that has been put back since: then the ledger, which only grows, tells what is older. */
const isOlder = (body: LiveBody, newest: NewestLive | null, now: Instant): boolean => {
  if (newest === null || body.epoch > newest.epoch) return false;
  if (body.epoch < newest.epoch) return true;
  return body.time <= newest.time && (isHere(newest.time, now) || body.records < newest.records);
};

/** The scores of an accepted body as they may be shown at `now`: from `freshUntil` on, or before their time, each is stale (WIR-32). */
export function scoresAt(body: LiveBody | null, now: Instant): Readonly<Record<string, LiveScore>> {
  if (body === null || (now < body.freshUntil && isHere(body.time, now))) return body?.scores ?? {};
  return Object.fromEntries(Object.entries(body.scores).map(([key, score]) => [key, { ...score, stale: true }]));
}
