import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { problemsOf } from '../../content/problem.ts';
import type { Person } from '../../content/wire/api.ts';
import type { Action } from '../people/policy.ts';
import { Refusal, refusal } from './refusal.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A file that came in a multipart form, still untrusted, at a path that the server chose and removes afterwards. */
export interface IncomingFile {
  readonly path: string;
  readonly bytes: number;
}

/** A call as it stands before its parts are parsed. `person` is who the session names; `address` is the peer's. */
export interface RawCall {
  readonly person: Person | null;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly file: IncomingFile | null;
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  readonly now: number;
}

/** A call whose parts have been parsed. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly file: IncomingFile | null;
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  readonly now: number;
}

export interface Reply<A> {
  readonly body: A;
  /** Sent as it is in the place of `body`: a file. */
  readonly file?: { readonly type: string; readonly bytes: Buffer };
  /** The same piece by piece: what goes wrong on the way breaks the answer off. */
  readonly stream?: { readonly type: string; readonly chunks: AsyncIterable<Buffer> };
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The description of a route; from it come the router, the OpenAPI document and the authorisation matrix. `path` is written as
 * in OpenAPI (`/drafts/{kind}/{id}`). `takes`: what the body is. `cost`: how many points of the caller's minute a call uses.
 */
export interface Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly action: Action | 'anyone' | 'signed-in';
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly takes: 'nothing' | 'json' | 'file';
  readonly answer: A;
  readonly status: 200 | 201 | 204;
  readonly cost: number;
}

/** A route whose types have been folded away: it takes a raw call and answers with a body that fits its `answer`. */
export interface Route extends Shape<z.ZodType, z.ZodType, z.ZodType, z.ZodType> {
  readonly run: (call: RawCall) => Promise<Reply<unknown>>;
}

/** Parses `value` or refuses with 400 and every problem; a path leads into the body, or begins with `at`. */
function parsed<S extends z.ZodType>(schema: S, value: unknown, at: 'path' | 'query' | null): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first, ...rest] = problemsOf(result.error).map((one) => ({ ...one, path: at === null ? one.path : [at, ...one.path] }));
  throw first ? new Refusal(400, [first, ...rest]) : refusal(400, 'not-json');
}

type Parts<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Call<z.output<P>, z.output<Q>, z.output<B>>;

/** A route for anyone: `person` may be null. */
export function openRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  shape: Shape<P, Q, B, A> & { readonly action: 'anyone' },
  act: (call: Parts<P, Q, B> & { readonly person: Person | null }) => Promise<Reply<z.input<A>>>,
): Route {
  return { ...shape, run: async (raw) => act({ ...opened(shape, raw), person: raw.person }) };
}

/** A route for a signed-in person; whoever has no session is refused before anything is parsed. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  shape: Shape<P, Q, B, A> & { readonly action: Action | 'signed-in' },
  act: (call: Parts<P, Q, B> & { readonly person: Person }) => Promise<Reply<z.input<A>>>,
): Route {
  const run = async (raw: RawCall): Promise<Reply<unknown>> => {
    if (raw.person === null) throw refusal(401, 'sign-in-needed');
    return act({ ...opened(shape, raw), person: raw.person });
  };
  return { ...shape, run };
}

function opened<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  shape: Shape<P, Q, B, A>,
  raw: RawCall,
): Parts<P, Q, B> {
  return {
    params: parsed(shape.params, raw.params, 'path'),
    query: parsed(shape.query, raw.query, 'query'),
    body: parsed(shape.body, raw.body, null),
    file: raw.file,
    headers: raw.headers,
    address: raw.address,
    now: raw.now,
  };
}
