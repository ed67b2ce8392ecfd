import { receiptCode, receiptOf } from '../../content/ledger/receipt.ts';
import { type Problem, problem } from '../../content/problem.ts';
import { admit, type Proof } from '../../content/score/admission.ts';
import type { RatingPoint } from '../../content/score/settings.ts';
import type { Hash } from '../../content/slide/slide.ts';
import type { Instant } from '../../content/time/instant.ts';
import { toHex } from '../../content/wire/hash.ts';
import type { NewAnswer } from '../ledger/ratings/answer-step.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import type { Places } from './places.ts';
import { recentAnswers } from './recent-answers.ts';

/** An answer from any way in; what it shows for itself has been verified. `kiosk`: which device gave it; null: no kiosk. */
export interface Offer {
  readonly point: string;
  readonly at: Instant;
  readonly level: string;
  readonly reasons: readonly string[];
  readonly comment: string | null;
  readonly nonce: string;
  readonly proof: Proof;
  readonly use: Hash | null;
  readonly kiosk: string | null;
  /** What its way in has in common with others, for the detectors alone; null: unknown. */
  readonly trace: string | null;
}

/** On disk, with its receipt; or refused, and never to be taken. */
export type Taken =
  | { readonly ok: true; readonly outcome: 'kept' | 'again'; readonly seq: number; readonly receipt: string }
  | { readonly ok: false; readonly problem: Problem };

/** Where every answer passes: admitted by the rules, then on disk, then thanked for. */
export interface RatingDesk {
  /** Rejects with StoreError: not recorded, and it will not appear later. */
  take(offer: Offer): Promise<Taken>;
}

export interface RatingDeskDeps {
  readonly ratings: Pick<Ratings, 'append'>;
  readonly places: () => Places;
  readonly now: () => Instant;
  /** Told of each new answer by number, for the detectors. */
  readonly taken: (seq: number, trace: string | null) => void;
}

/** The desk at which answers are taken. */
export function ratingDesk({ ratings, places, now, taken }: RatingDeskDeps): RatingDesk {
  const recent = recentAnswers();
  return {
    take: async (offer) => {
      const held = places();
      const point = held.point(offer.point);
      const unit = point?.unit ?? '';
      // Thousands of points are not to be searched for each answer.
      const settings = { ...held.library.rating, points: point === null ? [] : [point] };
      const admission = admit(settings, offer, {
        now: now(),
        lastAt: offer.kiosk === null ? null : recent.nearest(offer.kiosk, offer.at, offer.nonce),
        isOpen: (at) => held.isOpen(unit, at),
      });
      if (!admission.ok) return admission;
      if (offer.kiosk !== null) recent.note(offer.kiosk, offer.at, offer.nonce);
      const { level, class: found } = admission.admitted;
      const payload = payloadOf(offer, admission.admitted.point, held.clockOf(unit).offsetAt(offer.at), level.satisfied, found);
      const kept = await ratings.append({ unit, payload, comment: offer.comment }).catch((cause: unknown) => {
        if (offer.kiosk !== null) recent.forget(offer.kiosk, offer.at, offer.nonce);
        throw cause;
      });
      if (kept.outcome === 'used') return { ok: false, problem: problem('SCO-used') };
      const { outcome, seq, leaf } = kept;
      if (outcome === 'kept') taken(seq, offer.trace);
      return { ok: true, outcome, seq, receipt: receiptCode(receiptOf(seq, toHex(leaf))) };
    },
  };
}

const payloadOf = (
  { at, level, reasons, nonce, use }: Offer,
  point: RatingPoint,
  offset: number,
  satisfied: boolean,
  found: NewAnswer['payload']['class'],
): NewAnswer['payload'] => ({
  at,
  offset,
  point: point.id,
  counter: point.counter,
  scale: point.scale,
  level,
  satisfied,
  reasons: [...new Set(reasons)],
  class: found,
  nonce,
  use,
});
