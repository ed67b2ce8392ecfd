import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemsOf } from '../../content/problem.ts';
import type { ImportedAnswer } from '../../content/wire/rating-import-api.ts';
import { countedAs } from '../http/address-of.ts';
import { Refusal, refusal } from '../http/refusal.ts';
import { sentenceOf } from '../http/sentence-of.ts';
import { bucketsBy } from '../hub/bucket.ts';
import { notRecorded, sendJson, sendRefusal } from './answer-http.ts';
import { IMPORT_BODY } from './door-shapes.ts';
import type { Imported } from './import-answers.ts';
import type { ImportKeys } from './import-keys.ts';
import type { RatingLimits } from './limits.ts';
import { readBody } from './read-body.ts';

export interface ImportDoorDeps {
  readonly keys: Pick<ImportKeys, 'pointsFor' | 'noteUse'>;
  readonly bring: (answers: readonly ImportedAnswer[], allowed: (point: string) => boolean) => Promise<Imported[]>;
  readonly limits: RatingLimits;
  readonly now: () => number;
  readonly addressOf: (request: IncomingMessage) => string;
}

/** `POST /api/import/ratings`: answers that another system signed with its key. */
export function importDoor({ keys, bring, limits, now, addressOf }: ImportDoorDeps) {
  const asked = bucketsBy(limits.importsByAddress, now);
  const allowed = (request: IncomingMessage, body: Buffer): { readonly id: string; readonly points: ReadonlySet<string> } => {
    const { id, time, signature } = signedBy(request);
    if (!(Math.abs(now() - Number(time)) < IMPORT_BODY.windowMs)) throw refusal(401, 'import-late');
    const digest = createHash('sha256').update(body).digest('hex');
    const points = keys.pointsFor(id, `POST\n/api/import/ratings\n${time}\n${digest}`, signature);
    if (points === null) throw refusal(401, 'import-unsigned');
    return { id, points };
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (!asked.take(countedAs(addressOf(request)))) throw refusal(429, 'too-many', { seconds: 5 });
      const body = await readBody(request, IMPORT_BODY.mostBytes);
      if (body === null) throw refusal(413, 'too-large');
      const { id, points } = allowed(request, body);
      const results = await bring(answersIn(body), (point) => points.has(point));
      await keys.noteUse(id);
      sendJson(response, 200, { results: results.map(told) });
    } catch (cause) {
      const refused = cause instanceof Refusal ? cause : notRecorded(cause);
      if (refused === null) throw cause;
      sendRefusal(response, refused);
    }
  };
}

function signedBy({ headers }: IncomingMessage): { readonly id: string; readonly time: string; readonly signature: string } {
  const [id, time, signature] = ['niem-yet-key', 'niem-yet-time', 'niem-yet-signature'].map((name) => headers[name]);
  if (typeof id !== 'string' || typeof time !== 'string' || typeof signature !== 'string' || !/^\d{1,15}$/.test(time))
    throw refusal(401, 'import-unsigned');
  return { id, time, signature };
}

function answersIn(body: Buffer): readonly ImportedAnswer[] {
  const parsed = IMPORT_BODY.schema.safeParse(parsedJson(body.toString('utf8')));
  if (parsed.success) return parsed.data.answers;
  const [first, ...rest] = problemsOf(parsed.error);
  throw first ? new Refusal(400, [first, ...rest]) : refusal(400, 'not-json');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal(400, 'not-json');
    throw error;
  }
}

const told = ({ problem, ...rest }: Imported) => ({
  ...rest,
  problem: problem && { code: problem.code, ...sentenceOf(problem) },
});
