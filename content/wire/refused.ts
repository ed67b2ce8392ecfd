import { z } from 'zod';
import { publicKeySchema } from '../place/display.ts';
import { idSchema } from '../place/unit.ts';
import { instantSchema } from '../time/instant.ts';
import { canonical } from './canonical.ts';
import { signatureSchema } from './head.ts';
import { type SignedRating, signedRatingSchema } from './rating.ts';
import { type KeyPair, signText } from './signing.ts';

const codeSchema = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);

/** Why answers were refused, how many for that reason, and when the first and the last of them were given. */
export const refusedReasonSchema = z.strictObject({
  code: codeSchema,
  count: z.number().int().min(1),
  first: instantSchema,
  last: instantSchema,
});
export type RefusedReason = z.infer<typeof refusedReasonSchema>;

/** An answer as the kiosk holds it, with the number it has there; `signed` is what it signed when it was given, null: it can no longer be read. */
const refusedOriginalSchema = z.strictObject({
  seq: z.number().int().min(1),
  code: codeSchema,
  signed: signedRatingSchema.nullable(),
});
export type RefusedOriginal = z.infer<typeof refusedOriginalSchema>;

/** Answers that a kiosk had thanked for and that were refused later, oldest first: it hands over the signed originals. */
const refusedReportSchema = z.strictObject({
  v: z.literal(2),
  display: idSchema,
  answers: z.array(refusedOriginalSchema).min(1).max(100),
});
export type RefusedReport = z.infer<typeof refusedReportSchema>;

/** So many letters at most a report has: a kiosk hands over more in several. */
export const MOST_REPORTED = 60_000;

/** Kiosk → server, `POST /api/ratings/refused`: `body` is the canonical text of a RefusedReport, signed by the display's own key. */
export const signedRefusedSchema = z.strictObject({
  v: z.literal(1),
  key: publicKeySchema,
  body: z.string().max(MOST_REPORTED),
  signature: signatureSchema,
});

export function signRefused(report: RefusedReport, keys: KeyPair): SignedRating {
  const body = canonical(report);
  return { v: 1, key: keys.public, body, signature: signText('refused', body, keys.secret) };
}

/** The report in a body whose signature has been verified; null when it is none. */
export function readRefused(body: string): RefusedReport | null {
  try {
    return refusedReportSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What the server says: it has the answers up to this number on its disk, so that the kiosk may let them go. */
export const refusedAnswerSchema = z.strictObject({ taken: z.number().int() });
