import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant } from '../../content/time/instant.ts';
import { readRefused, signedRefusedSchema } from '../../content/wire/refused.ts';
import { verifyText } from '../../content/wire/signing.ts';
import { countedAs } from '../http/address-of.ts';
import { Refusal, refusal } from '../http/refusal.ts';
import { bucketsBy } from '../hub/bucket.ts';
import { notRecorded, sendJson, sendRefusal } from './answer-http.ts';
import type { RatingLimits } from './limits.ts';
import type { Places } from './places.ts';
import { readBody } from './read-body.ts';
import type { RefusedAnswers } from './refused-answers.ts';

const MOST_BYTES = 128 * 1024;

export interface RefusedDoorDeps {
  readonly refused: Pick<RefusedAnswers, 'take'>;
  readonly places: () => Places;
  readonly limits: RatingLimits;
  readonly now: () => Instant;
  readonly addressOf: (request: IncomingMessage) => string;
}

/** `POST /api/ratings/refused`: a paired kiosk hands over, signed with its own key, answers that were refused after the thanks; answered when they are on disk. Rejects unexpected errors. */
export function refusedDoor({ refused, places, limits, now, addressOf }: RefusedDoorDeps) {
  const byAddress = bucketsBy(limits.refusedByAddress, now);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const seconds = 60;
      if (!byAddress.take(countedAs(addressOf(request))))
        throw new Refusal(429, refusal(429, 'too-many', { seconds }).problems, { 'Retry-After': String(seconds) });
      const body = await readBody(request, MOST_BYTES);
      if (body === null) throw refusal(413, 'too-large');
      sendJson(response, 200, { taken: await refused.take(reportIn(body.toString('utf8'), places())) });
    } catch (cause) {
      const told = cause instanceof Refusal ? cause : notRecorded(cause);
      if (told === null) throw cause;
      sendRefusal(response, told);
    }
  };
}

/** What a kiosk of this house signed; refuses with 400 or 401. */
function reportIn(text: string, { library }: Places) {
  const signed = signedRefusedSchema.safeParse(jsonOf(text)).data;
  if (signed === undefined) throw refusal(400, 'rating-unreadable');
  const display = library.displays.find(({ key }) => key?.public === signed.key);
  const isSigned = display !== undefined && verifyText('refused', signed.body, signed.signature, signed.key);
  const report = isSigned ? readRefused(signed.body) : null;
  if (!isSigned || report?.display !== display.id || display.kind !== 'kiosk') throw refusal(401, 'rating-unsigned');
  return report;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal(400, 'not-json');
    throw error;
  }
}
