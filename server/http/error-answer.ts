import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { StoreError } from '../ledger/store-error.ts';
import { diskTrouble } from '../library/disk-error.ts';
import { LibraryRefusal } from '../library/library-refusal.ts';
import type { Log } from '../observe/log.ts';
import { problemAnswer } from './problem-answer.ts';
import { Refusal, refusal } from './refusal.ts';
import { withoutFolders } from './sentence-of.ts';

/** What express's own parts throw: a status that they mean; those that read bodies also a type. */
const parserErrorSchema = z.object({ type: z.string().catch(''), status: z.number().int() });
const codeSchema = z.object({ code: z.string() });
const GONE: ReadonlySet<string> = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Whoever asked hung up: nobody is there to be told, and nothing is wrong here. */
function hungUp(error: unknown, socket: Socket): boolean {
  if (!socket.destroyed || !(error instanceof Error)) return false;
  const { data } = codeSchema.safeParse(error);
  return error.message === 'Request aborted' || (data !== undefined && GONE.has(data.code));
}

/** The one place where errors become answers: RFC 9457, no stack, no inner words; what nobody expected gets an incident id. */
export function errorAnswer(log: Log): ErrorRequestHandler {
  // Express knows a handler of errors by its four parameters.
  return (error: unknown, request, response, _next) => {
    if (hungUp(error, request.socket)) return;
    if (response.headersSent) {
      log.warn({ event: 'answer-cut', method: request.method, err: error }, 'an answer broke off');
      response.destroy();
      return;
    }
    const refused = refusalOf(error, log, request.method);
    response.status(refused.status).set({ 'Cache-Control': 'no-store', ...refused.headers });
    response.type('application/problem+json').send(JSON.stringify(problemAnswer(refused)));
  };
}

function refusalOf(error: unknown, log: Log, method: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreError) return notKept(error, log);
  // An upload goes to disk before any store sees it.
  if (diskTrouble(error) === 'full') return notKept(new StoreError('STORE-full', {}, error), log);
  if (error instanceof LibraryRefusal) {
    const [first, ...rest] = error.problems;
    if (first) return new Refusal(422, [first, ...rest]);
  }
  if (error instanceof URIError) return refusal(400, 'not-found');
  const parser = parserErrorSchema.safeParse(error);
  if (parser.success && parser.data.status < 500) return parserRefusal(parser.data.type, parser.data.status);
  const incident = randomBytes(6).toString('hex');
  log.error({ event: 'incident', incident, method, err: error }, 'a request failed unexpectedly');
  return refusal(500, 'internal', { incident });
}

function notKept(error: StoreError, log: Log): Refusal {
  log.error({ event: 'not-kept', code: error.code }, 'a write was not kept');
  return new Refusal(error.code === 'STORE-full' ? 507 : 503, [withoutFolders(error)]);
}

function parserRefusal(type: string, status: number): Refusal {
  if (status === 404) return refusal(404, 'not-found');
  if (type === '') return refusal(status, status === 412 || status === 416 ? 'range-wrong' : 'not-found');
  if (type === 'entity.too.large') return refusal(413, 'too-large');
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return refusal(415, 'type-unsupported', { expected: 'application/json; charset=utf-8' });
  return refusal(status, 'not-json');
}
