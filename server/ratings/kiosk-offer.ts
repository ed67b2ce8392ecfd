import type { Display } from '../../content/place/display.ts';
import { unitOf } from '../../content/place/tree.ts';
import { type Problem, problem } from '../../content/problem.ts';
import { type KioskAnswer, readKioskAnswer, type SignedRating } from '../../content/wire/rating.ts';
import { verifyText } from '../../content/wire/signing.ts';
import type { Places } from './places.ts';
import type { Offer } from './rating-desk.ts';

/** What an answer offers that this kiosk signed: for a point of the unit in which it stood on the day of the answer; else why not. */
export function offerOf(answer: KioskAnswer, display: Display, places: Places): Offer | Problem {
  const { point, at, level, reasons, comment, nonce } = answer;
  if (answer.display !== display.id || display.kind !== 'kiosk') return problem('rating-unsigned');
  const unit = places.point(point)?.unit ?? null;
  if (unit !== null && unitOf(display, places.clockOf(unit).dayAt(at)) !== unit) return problem('SCO-no-point');
  const words = { comment: comment === '' ? null : comment, nonce };
  return { point, at, level, reasons, ...words, proof: 'device', use: null, kiosk: display.id, trace: null };
}

/** The same of an answer that was refused long ago, from its signed original. */
export function offerOfOriginal(signed: SignedRating, display: Display, places: Places): Offer | Problem {
  const answer = readKioskAnswer(signed.body);
  if (answer === null) return problem('rating-unreadable');
  const isOwn = display.key?.public === signed.key && verifyText('rating', signed.body, signed.signature, signed.key);
  return isOwn ? offerOf(answer, display, places) : problem('rating-unsigned');
}
