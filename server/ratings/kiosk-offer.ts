import type { Display } from '../../content/place/display.ts';
import { unitOf } from '../../content/place/tree.ts';
import { type Problem, problem } from '../../content/problem.ts';
import { readKioskAnswer, type SignedRating } from '../../content/wire/rating.ts';
import { verifyText } from '../../content/wire/signing.ts';
import type { Places } from './places.ts';
import type { Offer } from './rating-desk.ts';

/**
 * What a kiosk's signed answer offers, long after it was given: signed by the key that the kiosk has, for a point of the unit in which
 * it stood on the day of the answer; else why not.
 */
export function offerOfOriginal(signed: SignedRating, display: Display, places: Places): Offer | Problem {
  const answer = readKioskAnswer(signed.body);
  if (answer === null) return problem('rating-unreadable');
  const isOwn = display.kind === 'kiosk' && answer.display === display.id && display.key?.public === signed.key;
  if (!isOwn || !verifyText('rating', signed.body, signed.signature, signed.key)) return problem('rating-unsigned');
  const { point, at, level, reasons, comment, nonce } = answer;
  const unit = places.point(point)?.unit ?? null;
  if (unit !== null && unitOf(display, places.clockOf(unit).dayAt(at)) !== unit) return problem('SCO-no-point');
  const words = { comment: comment === '' ? null : comment, nonce };
  return { point, at, level, reasons, ...words, proof: 'device', use: null, kiosk: display.id, trace: null };
}
