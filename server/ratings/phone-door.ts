import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { judgeQrToken, judgeTicket, openPass, type VisitPass, visitPass } from '../../content/score/presence.ts';
import type { RatingPoint } from '../../content/score/settings.ts';
import { dayNumberOf } from '../../content/time/day-number.ts';
import type { Instant } from '../../content/time/instant.ts';
import { ratingCommentSchema } from '../../content/wire/rating.ts';
import { countedAs } from '../http/address-of.ts';
import { bucketsBy } from '../hub/bucket.ts';
import { notRecorded } from './answer-http.ts';
import type { Fields } from './fill-template.ts';
import { firstOf } from './first-of.ts';
import type { RatingLimits } from './limits.ts';
import type { RatingPage } from './pages.ts';
import type { Places } from './places.ts';
import {
  type FilledIn,
  type Lang,
  langOf,
  NOTHING_FILLED,
  pointFields,
  questionFields,
  type RateState,
  stateFields,
} from './rate-fields.ts';
import type { Offer, RatingDesk, Taken } from './rating-desk.ts';
import { readBody } from './read-body.ts';

const MOST_BYTES = 16_384;
const TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

export interface PhoneDoorDeps {
  readonly desk: RatingDesk;
  readonly places: () => Places;
  readonly page: RatingPage;
  readonly secret: Uint8Array;
  readonly limits: RatingLimits;
  readonly now: () => Instant;
  readonly addressOf: (request: IncomingMessage) => string;
}

/** A visit to the page of one point. */
interface Visit {
  readonly response: ServerResponse;
  readonly point: RatingPoint;
  readonly places: Places;
  readonly lang: Lang;
}

const STATUS: Readonly<Record<RateState, number>> = {
  ...{ form: 200, thanks: 200, notRecorded: 503, closed: 422, inactive: 404, scanAgain: 410 },
  ...{ used: 409, ticketWrong: 422, missing: 422, tooMany: 429 },
};

const STATE_OF: Readonly<Record<string, RateState>> = {
  'SCO-no-point': 'inactive',
  'SCO-no-proof': 'inactive',
  'SCO-scan-again': 'scanAgain',
  'SCO-no-time': 'scanAgain',
  'SCO-closed': 'closed',
  'SCO-used': 'used',
};

/** `GET` and `POST /r/<point>`: the page of a rating point, without JavaScript, cookie or login. Rejects unexpected errors. */
export function phoneDoor(deps: PhoneDoorDeps) {
  const pages = bucketsBy(deps.limits.pagesByAddress, deps.now);
  const forms = bucketsBy(deps.limits.formsByAddress, deps.now);
  const trace = traceOf(deps.secret, deps.now);
  return async (request: IncomingMessage, response: ServerResponse, id: string, query: URLSearchParams): Promise<void> => {
    const places = deps.places();
    const point = places.point(id);
    const lang = langOf(query.get('lang'));
    const isForm = request.method === 'POST';
    const address = countedAs(deps.addressOf(request));
    if (!(isForm ? forms : pages).take(address)) return showBare(deps.page, response, 'tooMany', lang);
    if (point === null || !point.active || (point.kind !== 'screen' && point.kind !== 'printed'))
      return showBare(deps.page, response, 'inactive', lang);
    if (!isForm) return open(deps, { response, point, places, lang }, query.get('t') ?? '', ticketIn(query));
    const form = await formIn(request);
    if (form === null) return showBare(deps.page, response, 'notRecorded', lang);
    await answer(deps, { response, point, places, lang: langOf(form.get('lang') ?? lang) }, form, trace(address));
  };
}

const showBare = (page: RatingPage, response: ServerResponse, state: RateState, lang: Lang): void =>
  page.show(response, STATUS[state], stateFields(state, lang, lang === 'vi' ? '?lang=en' : '?lang=vi'));

function show(
  deps: PhoneDoorDeps,
  { response, point, places, lang }: Visit,
  state: RateState,
  more: Fields,
  status: number = STATUS[state],
): void {
  const other = `/r/${point.id}?lang=${lang === 'vi' ? 'en' : 'vi'}`;
  deps.page.show(response, status, { ...stateFields(state, lang, other), ...pointFields(point, places), ...more });
}

/** Gives the page with a pass: its answer is one answer however often it is sent. `ticket`: from the code of a ticket on paper. */
function open(deps: PhoneDoorDeps, visit: Visit, token: string, ticket: string): void {
  const { point, lang } = visit;
  const now = deps.now();
  const judged = token === '' ? 'none' : judgeQrToken(token, deps.secret, point.id, now);
  const scale = visit.places.scaleOf(point);
  if (scale === null) return show(deps, visit, 'inactive', {});
  if (point.kind === 'screen' && judged !== 'fresh') return show(deps, visit, 'scanAgain', {});
  if (!isOpenFor(visit, now)) return show(deps, visit, 'closed', {});
  const proof = judged === 'fresh' ? 'screen' : 'none';
  const nonce = randomBytes(16).toString('base64url');
  const pass = visitPass(deps.secret, { point: point.id, proof, issued: now, nonce });
  const kept = Object.entries({ t: token, ticket }).map(([name, text]) =>
    text === '' ? '' : `&${name}=${encodeURIComponent(text)}`,
  );
  const other = `/r/${point.id}?lang=${lang === 'vi' ? 'en' : 'vi'}${kept.join('')}`;
  show(deps, visit, 'form', {
    ...questionFields(scale, lang, { ...NOTHING_FILLED, ticket }),
    pass,
    atPlace: proof === 'screen',
    hrefOther: other,
  });
}

const HALF_HOUR_MS = 30 * 60_000;
const isOpenFor = ({ places, point }: Visit, now: Instant): boolean =>
  places.isOpen(point.unit, now) || places.isOpen(point.unit, now - HALF_HOUR_MS);

async function formIn(request: IncomingMessage): Promise<URLSearchParams | null> {
  if (!TYPE.test(request.headers['content-type'] ?? '')) return null;
  const body = await readBody(request, MOST_BYTES);
  return body && new URLSearchParams(body.toString('utf8'));
}

async function answer(deps: PhoneDoorDeps, visit: Visit, form: URLSearchParams, trace: string): Promise<void> {
  const { point, places, lang } = visit;
  const scale = places.scaleOf(point);
  const pass = openPass(form.get('pass') ?? '', deps.secret, point.id, deps.now());
  if (scale === null) return show(deps, visit, 'inactive', {});
  if (pass === null) return show(deps, visit, 'scanAgain', {});
  const filled = filledIn(form);
  const again = (state: 'missing' | 'ticketWrong'): void =>
    show(deps, visit, state, {
      ...questionFields(scale, lang, filled),
      pass: form.get('pass') ?? '',
      atPlace: pass.proof === 'screen',
    });
  const level = scale.levels.find(({ id }) => id === filled.level);
  if (level === undefined) return again('missing');
  const today = dayNumberOf(places.clockOf(point.unit).dayAt(deps.now()));
  const ticket = filled.ticket === '' ? null : judgeTicket(filled.ticket, deps.secret, point.unit, today);
  if (ticket?.ok === false) return again('ticketWrong');
  const offered = scale.reasons.map(({ id }) => id);
  const reasons = level.asksWhy ? filled.reasons.filter((reason) => offered.includes(reason)) : [];
  const comment = ratingCommentSchema.safeParse(filled.comment).data ?? null;
  const proof = ticket === null ? pass.proof : ('ticket' as const);
  const offer = { ...offerFrom(pass), level: level.id, reasons, comment, proof, use: ticket?.use ?? null, trace };
  await thank(deps, visit, offer);
}

const offerFrom = ({ point, issued, nonce }: VisitPass) => ({ point, at: issued, nonce, kiosk: null });

/** Says what became of the answer; the same form sent again gets the same receipt. */
async function thank(deps: PhoneDoorDeps, visit: Visit, offer: Offer): Promise<void> {
  const taken = await takenOrNot(deps.desk, offer);
  if (taken === null) return show(deps, visit, 'notRecorded', {});
  if (!taken.ok) return show(deps, visit, STATE_OF[taken.problem.code] ?? 'missing', {});
  const receiptHref = `/receipt?code=${taken.receipt}&lang=${visit.lang}`;
  show(deps, visit, 'thanks', { receipt: taken.receipt, receiptHref, again: taken.outcome === 'again' });
}

/** Null: it is not on disk and will not appear later. */
async function takenOrNot(desk: RatingDesk, offer: Offer): Promise<Taken | null> {
  try {
    return await desk.take(offer);
  } catch (cause) {
    if (notRecorded(cause) === null) throw cause;
    return null;
  }
}

const ticketIn = (given: URLSearchParams): string => firstOf(given.get('ticket') ?? '', 60).trim();

const filledIn = (form: URLSearchParams): FilledIn => ({
  level: form.get('level') ?? '',
  reasons: form.getAll('reason').slice(0, 12),
  comment: form.get('comment') ?? '',
  ticket: ticketIn(form),
});

/** A name for an address that is worth nothing tomorrow and to nobody else; it never leaves the memory. */
const traceOf =
  (secret: Uint8Array, now: () => Instant) =>
  (address: string): string =>
    createHmac('sha256', secret)
      .update(`trace\n${Math.floor(now() / 86_400_000)}\n${address}`)
      .digest('base64url')
      .slice(0, 16);
