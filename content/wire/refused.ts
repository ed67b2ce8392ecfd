import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { instantSchema } from '../time/instant.ts';
import { canonical } from './canonical.ts';
import { type SignedRating, signedRatingSchema } from './rating.ts';
import { type KeyPair, signText } from './signing.ts';

/** Why answers were refused, how many for that reason, and when the first and the last of them were given. */
export const refusedReasonSchema = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  count: z.number().int().min(1),
  first: instantSchema,
  last: instantSchema,
});
export type RefusedReason = z.infer<typeof refusedReasonSchema>;

/** The answers that a kiosk had thanked for and that were refused later; it keeps them until somebody has seen this. `upTo`: the number of the newest. */
const refusedReportSchema = z.strictObject({
  v: z.literal(1),
  display: idSchema,
  upTo: z.number().int().min(1),
  reasons: z.array(refusedReasonSchema).min(1).max(20),
});
export type RefusedReport = z.infer<typeof refusedReportSchema>;

/** Kiosk → server, `POST /api/ratings/refused`: `body` is the canonical text of a RefusedReport, signed by the display's own key. */
export const signedRefusedSchema = signedRatingSchema;

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

/** What the server says: up to which number somebody has seen them, so that the kiosk may let them go; null: nobody yet. */
export const refusedAnswerSchema = z.strictObject({ seen: z.number().int().nullable() });
