import { z } from 'zod';
import { nonceSchema } from '../ledger/record.ts';
import { publicKeySchema } from '../place/display.ts';
import { idSchema } from '../place/unit.ts';
import { plainText } from '../text/door.ts';
import { instantSchema } from '../time/instant.ts';
import { canonical } from './canonical.ts';
import { signatureSchema } from './head.ts';
import { type KeyPair, signText } from './signing.ts';

/** Words that a citizen adds to an answer. */
export const ratingCommentSchema = plainText({ max: 500, lines: true });

/** An answer as a kiosk took it; `at` by its anchored clock; `nonce` made once, so that a retry is the same answer. */
const kioskAnswerSchema = z.strictObject({
  v: z.literal(1),
  display: idSchema,
  point: idSchema,
  at: instantSchema,
  level: idSchema,
  reasons: z.array(idSchema).max(12),
  comment: ratingCommentSchema.nullable(),
  nonce: nonceSchema,
});
export type KioskAnswer = z.infer<typeof kioskAnswerSchema>;

/** Kiosk → server, `POST /api/ratings`: `body` is the canonical text of a KioskAnswer, signed by the display's own key (WIR-50). */
export const signedRatingSchema = z.strictObject({
  v: z.literal(1),
  key: publicKeySchema,
  body: z.string().max(6000),
  signature: signatureSchema,
});
export type SignedRating = z.infer<typeof signedRatingSchema>;

/** What a kiosk sends for an answer; a retry sends the same bytes. */
export function signRating(answer: KioskAnswer, keys: KeyPair): SignedRating {
  const body = canonical(answer);
  return { v: 1, key: keys.public, body, signature: signText('rating', body, keys.secret) };
}

/** The answer in a body whose signature has been verified; null when it is none. */
export function readKioskAnswer(body: string): KioskAnswer | null {
  try {
    return kioskAnswerSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What `POST /api/ratings` says when the answer is on disk: `again`, it stood there already. Both are success. */
export const ratingAnswerSchema = z.strictObject({ outcome: z.enum(['kept', 'again']), receipt: z.string() });
export type RatingAnswer = z.infer<typeof ratingAnswerSchema>;
