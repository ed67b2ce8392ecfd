import type { ServerResponse } from 'node:http';
import { problemAnswer } from '../http/problem-answer.ts';
import { Refusal } from '../http/refusal.ts';
import { withoutFolders } from '../http/sentence-of.ts';
import { StoreError } from '../ledger/store-error.ts';
import { diskTrouble } from '../library/disk-error.ts';

/** Headers of every answer of these doors: nothing is kept, framed, sniffed or told to other sites. */
const FIXED: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const NOTHING_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** Sends a body whole; `more` adds headers or replaces the fixed ones. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  more: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...FIXED,
    'Content-Security-Policy': NOTHING_POLICY,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...more,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export const sendJson = (response: ServerResponse, status: number, body: unknown): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));

/** RFC 9457, as the API's own refusals. */
export const sendRefusal = (response: ServerResponse, refused: Refusal): void =>
  send(response, refused.status, 'application/problem+json', JSON.stringify(problemAnswer(refused)), refused.headers);

/** What a store's failure is for whoever asked: 507 full, 503 else; null: it was no store's failure. */
export function notRecorded(cause: unknown): Refusal | null {
  const store =
    cause instanceof StoreError ? cause : diskTrouble(cause) === 'full' ? new StoreError('STORE-full', {}, cause) : null;
  if (store === null) return null;
  return new Refusal(store.code === 'STORE-full' ? 507 : 503, [withoutFolders(store)], { 'Retry-After': '10' });
}
