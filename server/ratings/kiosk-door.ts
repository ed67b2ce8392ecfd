import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Instant } from '../../content/time/instant.ts';
import { type KioskAnswer, readKioskAnswer, type SignedRating } from '../../content/wire/rating.ts';
import { signedBytes } from '../../content/wire/signing.ts';
import { countedAs } from '../http/address-of.ts';
import { Refusal, refusal } from '../http/refusal.ts';
import { type Buckets, bucketsBy } from '../hub/bucket.ts';
import { notRecorded, sendJson, sendRefusal } from './answer-http.ts';
import { KIOSK_BODY } from './door-shapes.ts';
import { offerOf } from './kiosk-offer.ts';
import type { RatingLimits } from './limits.ts';
import type { Places } from './places.ts';
import type { RatingDesk } from './rating-desk.ts';
import { readBody } from './read-body.ts';

const TYPE = /^application\/json\s*(;|$)/i;

export interface KioskDoorDeps {
  readonly desk: RatingDesk;
  readonly places: () => Places;
  readonly limits: RatingLimits;
  readonly now: () => Instant;
  readonly addressOf: (request: IncomingMessage) => string;
}

/** `POST /api/ratings`: an answer that a paired kiosk signed with its own key; answered when it is on disk. Rejects unexpected errors. */
export function kioskDoor(deps: KioskDoorDeps): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const keys = deviceKeys();
  const byAddress = bucketsBy(deps.limits.kioskByAddress, deps.now);
  const byKey = bucketsBy(deps.limits.answersByKiosk, deps.now);
  return async (request, response) => {
    try {
      if (!byAddress.take(countedAs(deps.addressOf(request)))) throw tooMany();
      const signed = await readSigned(request);
      const { display, answer } = await keys.read(signed, deps.places().library);
      takeOrRefuse(byKey, signed.key);
      const offer = offerOf(answer, display, deps.places());
      if ('code' in offer) throw new Refusal(offer.code === 'rating-unsigned' ? 401 : 422, [offer]);
      const taken = await deps.desk.take(offer);
      if (!taken.ok) throw new Refusal(422, [taken.problem]);
      sendJson(response, 200, { outcome: taken.outcome, receipt: taken.receipt });
    } catch (cause) {
      const refused = cause instanceof Refusal ? cause : notRecorded(cause);
      if (refused === null) throw cause;
      sendRefusal(response, refused);
    }
  };
}

const tooMany = (): Refusal => new Refusal(429, refusal(429, 'too-many', { seconds: 5 }).problems, { 'Retry-After': '5' });

function takeOrRefuse(buckets: Buckets, key: string): void {
  if (!buckets.take(key)) throw tooMany();
}

async function readSigned(request: IncomingMessage): Promise<SignedRating> {
  if (!TYPE.test(request.headers['content-type'] ?? '')) throw refusal(415, 'type-unsupported', { expected: 'application/json' });
  const body = await readBody(request, KIOSK_BODY.mostBytes);
  if (body === null) throw refusal(413, 'too-large');
  const parsed = KIOSK_BODY.schema.safeParse(parsedJson(body.toString('utf8')));
  if (!parsed.success) throw refusal(400, 'rating-unreadable');
  return parsed.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal(400, 'not-json');
    throw error;
  }
}

/** On another thread: a check costs as much as all else that an answer needs. */
const isSigned = (data: Uint8Array, key: KeyObject, signature: Buffer): Promise<boolean> =>
  new Promise((resolve, reject) => {
    verify(null, data, key, signature, (error, holds) => (error === null ? resolve(holds) : reject(error)));
  });

/** The displays of a library by key, and their keys as OpenSSL has them. */
function deviceKeys() {
  const objects = new Map<string, KeyObject>();
  let of: Library | null = null;
  let displays: ReadonlyMap<string, Display> = new Map();
  const objectOf = (key: string): KeyObject => {
    const known = objects.get(key) ?? createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key } });
    objects.set(key, known);
    return known;
  };
  return {
    /** The display that signed, and what it says; refuses with 401 or 400. */
    async read({ key, body, signature }: SignedRating, library: Library): Promise<{ display: Display; answer: KioskAnswer }> {
      if (of !== library) {
        of = library;
        displays = new Map(library.displays.flatMap((one) => (one.key === null ? [] : [[one.key.public, one] as const])));
        objects.clear();
      }
      const display = displays.get(key);
      if (display === undefined) throw refusal(401, 'rating-unsigned');
      const signs = await isSigned(signedBytes('rating', body), objectOf(key), Buffer.from(signature, 'base64url'));
      if (!signs) throw refusal(401, 'rating-unsigned');
      const answer = readKioskAnswer(body);
      if (answer === null) throw refusal(400, 'rating-unreadable');
      return { display, answer };
    },
  };
}
