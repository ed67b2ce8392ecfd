import type { z } from 'zod';
import { type ProblemAnswer, problemAnswerSchema } from '../../../content/wire/problem-answer.ts';
import type { Phrase } from '../say.ts';

/** Why a request failed, with a sentence for people; `retryAfterS` when the server asks to wait. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly sentence: Phrase;
  readonly problems: ProblemAnswer['problems'];
  readonly retryAfterS: number | null;
}
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

const failure = (status: number, code: string, sentence: Phrase, retryAfterS: number | null = null): Answer<never> => ({
  ok: false,
  failure: { status, code, sentence, problems: [], retryAfterS },
});

const unreachable = () =>
  failure(0, 'unreachable', [
    'Không kết nối được với máy chủ. Xin kiểm tra mạng rồi thử lại.',
    'The server cannot be reached. Please check the network and try again.',
  ]);

const odd = (status: number) =>
  failure(status, 'odd-answer', [
    `Máy chủ trả lời không đúng dạng (mã ${status}). Xin tải lại trang.`,
    `The server gave an answer of a wrong shape (${status}). Please reload the page.`,
  ]);

const waitOf = (response: Response): number | null => {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
};

/** Reads a refusal; what is no problem document becomes a sentence of our own. */
const refusal = async (response: Response): Promise<Answer<never>> => {
  const body: unknown = await response.json().catch(() => null);
  const parsed = problemAnswerSchema.safeParse(body);
  if (!parsed.success) return odd(response.status);
  const { status, code, vi, en, problems } = parsed.data;
  return { ok: false, failure: { status, code, sentence: [vi, en], problems, retryAfterS: waitOf(response) } };
};

const read = async <T>(response: Response, schema: z.ZodType<T>): Promise<Answer<T>> => {
  if (!response.ok) return refusal(response);
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  return parsed.success ? { ok: true, value: parsed.data } : odd(response.status);
};

/** Whether the server knows the person no more; a wrong password at the door is another matter. */
export const isSignedOut = (failure: Failure): boolean => failure.status === 401 && failure.code === 'sign-in-needed';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request whose answer is parsed by the schema. */
export type Ask = <T>(method: Method, path: string, schema: z.ZodType<T>, body?: unknown) => Promise<Answer<T>>;

/** Asks the server and parses what it says; never throws. `body` goes as JSON. */
export const request = async <T>(method: Method, path: string, schema: z.ZodType<T>, body?: unknown): Promise<Answer<T>> => {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(path, init).catch(() => null);
  return response ? read(response, schema) : unreachable();
};

/** Sends one file as the multipart field `file`, telling how much has gone (0 to 1). */
export const sendFile = <T>(path: string, file: File, schema: z.ZodType<T>, progress: (share: number) => void) =>
  new Promise<Answer<T>>((resolve) => {
    const form = new FormData();
    form.append('file', file);
    const ask = new XMLHttpRequest();
    ask.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    ask.onerror = () => resolve(unreachable());
    ask.onload = () => {
      const answer = new Response(ask.responseText, { status: ask.status, headers: { 'content-type': 'application/json' } });
      void read(answer, schema).then(resolve);
    };
    ask.open('POST', path);
    ask.send(form);
  });
