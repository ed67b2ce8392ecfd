import { createHash } from 'node:crypto';
import type { Display } from '../../content/place/display.ts';
import { type Problem, problem } from '../../content/problem.ts';
import { admit } from '../../content/score/admission.ts';
import { isMendable } from '../../content/score/mendable.ts';
import type { Instant } from '../../content/time/instant.ts';
import { readKioskAnswer } from '../../content/wire/rating.ts';
import type { RefusedSent } from '../../content/wire/refused-api.ts';
import { offerOfOriginal } from './kiosk-offer.ts';
import type { Places } from './places.ts';
import type { Offer, RatingDesk } from './rating-desk.ts';
import type { KeptOriginal, RefusedAnswers } from './refused-answers.ts';

/** A refused answer as it may be told before it is decided: not what it says, so that nobody chooses by that. */
export interface ToDecide {
  readonly id: string;
  readonly at: Instant | null;
  readonly offset: number;
  readonly pointName: string | null;
  readonly why: Problem;
  /** Why it would be refused again now; null: it would count. */
  readonly hinders: Problem | null;
}

/** What a person may do with the answers of a kiosk that were refused after the thanks. */
export interface RefusedDesk {
  list(display: Display, limit: number): ToDecide[];
  /** Sends them again by the same admission; each counts once, in its own period. Rejects with StoreError: send again. */
  send(display: Display, ids: readonly string[], by: string): Promise<RefusedSent>;
  /** Sets them aside for good; the act names how many, why, and a hash of which. */
  setAside(display: Display, ids: readonly string[], reason: string, by: string): Promise<void>;
}

export interface RefusedDeskDeps {
  readonly refused: RefusedAnswers;
  readonly desk: RatingDesk;
  readonly places: () => Places;
  readonly now: () => Instant;
}

export function refusedDesk({ refused, desk, places, now }: RefusedDeskDeps): RefusedDesk {
  const offered = ({ code, signed }: KeptOriginal, display: Display): Offer | Problem =>
    signed === null || !isMendable(code) ? problem(code) : offerOfOriginal(signed, display, places());
  const hindrance = (offer: Offer | Problem): Problem | null => {
    if ('code' in offer) return offer;
    const { library, point, isOpen } = places();
    const found = point(offer.point);
    const settings = { ...library.rating, points: found === null ? [] : [found] };
    const around = { now: now(), lastAt: null, isOpen: (at: Instant) => isOpen(found?.unit ?? '', at) };
    const admission = admit(settings, offer, around);
    return admission.ok ? null : admission.problem;
  };
  const sendOne = async (one: KeptOriginal, display: Display): Promise<'kept' | 'again' | 'still'> => {
    const offer = offered(one, display);
    if ('code' in offer) return 'still';
    const taken = await desk.take(offer);
    return taken.ok ? taken.outcome : 'still';
  };
  return {
    list: (display, limit) =>
      refused.open(display.id, limit).map((one) => {
        const answer = one.signed === null ? null : readKioskAnswer(one.signed.body);
        const point = answer === null ? null : places().point(answer.point);
        const offset = answer === null || point === null ? 0 : places().clockOf(point.unit).offsetAt(answer.at);
        const { id, code } = one;
        const told = { at: answer?.at ?? null, offset, pointName: point?.name ?? answer?.point ?? null };
        return { id, ...told, why: problem(code), hinders: hindrance(offered(one, display)) };
      }),
    send: async (display, ids, by) => {
      const found = refused.find(display.id, ids);
      const fates = await Promise.all(found.map((one) => sendOne(one, display)));
      const count = (fate: string): number => fates.filter((one) => one === fate).length;
      const sent = { kept: count('kept'), again: count('again'), still: count('still') };
      const done = found.flatMap(({ id }, at) => (fates[at] === 'still' ? [] : [id]));
      if (found.length > 0)
        await refused.settle(display.id, done, 'sent', {
          ...{ actor: by, kind: 'rating.refused-sent' },
          detail: { display: display.id, ...sent },
        });
      return sent;
    },
    setAside: async (display, ids, reason, by) => {
      const found = refused.find(display.id, ids).map(({ id }) => id);
      if (found.length === 0) return;
      const which = createHash('sha256').update(found.sort().join('\n')).digest('hex');
      const detail = { display: display.id, answers: found.length, reason, which };
      await refused.settle(display.id, found, 'aside', { actor: by, kind: 'rating.refused-aside', detail });
    },
  };
}
