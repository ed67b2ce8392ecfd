import { pipeline } from 'node:stream/promises';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Person } from '../../content/wire/api.ts';
import { mayAnywhere } from '../people/policy.ts';
import { countedAs } from './address-of.ts';
import { isDeeperThan } from './nesting.ts';
import { passThrough } from './pass-through.ts';
import { refusal } from './refusal.ts';
import type { IncomingFile, Route } from './route.ts';

/** What every route passes through, in this order: origin, session, right, limit, body, act. */
export interface Gate {
  readonly isOwnOrigin: (method: string, headers: Request['headers']) => boolean;
  readonly personOf: (headers: Request['headers']) => Promise<Person | null>;
  /** Whether somebody else chose the password of this person. */
  readonly isPasswordGiven: (person: string) => boolean;
  /** Uses `cost` points of the caller's minute or refuses with 429. */
  readonly limit: (caller: string, cost: number) => Promise<void>;
  /** Reads one file of a multipart body to disk; what it gives is removed by `discard` in any case. */
  readonly receive: (request: Request, response: Response) => Promise<IncomingFile>;
  readonly discard: (file: IncomingFile) => Promise<void>;
  readonly clock: () => number;
}

const JSON_LIMIT = '256kb';
/** What is parsed without recursion would still be written with it: a draft that nobody can read again must not be kept. */
const MOST_LEVELS = 32;
const readJson = express.json({ limit: JSON_LIMIT, strict: true, type: 'application/json' });

/** The router of `/api`: all routes of the table, and the one entry through which each of them is called. */
export function mountRoutes(routes: readonly Route[], gate: Gate): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const route of routes) router[route.method](route.path.replaceAll(/\{(\w+)\}/g, ':$1'), entry(route, gate));
  return router;
}

function entry(route: Route, gate: Gate): RequestHandler {
  return async (request, response) => {
    const person = await admit(route, request, gate);
    const file = route.takes === 'file' ? await gate.receive(request, response) : null;
    try {
      if (route.takes === 'json') await bodyOf(request, response);
      const call = {
        person,
        params: request.params,
        query: request.query,
        body: route.takes === 'json' ? request.body : null,
        file,
        headers: request.headers,
        address: request.ip ?? '',
        now: gate.clock(),
      };
      const reply = await route.run(call);
      response.set({ 'Cache-Control': 'no-store', ...reply.headers }).status(route.status);
      if (route.status === 204) response.end();
      else if (reply.stream) await pipeline(reply.stream.chunks, response.type(reply.stream.type));
      else if (reply.file) response.type(reply.file.type).send(reply.file.bytes);
      else response.json(reply.body);
    } finally {
      if (file) await gate.discard(file);
    }
  };
}

/** Everything that can be refused before the body is read: who asks, from where, with which right, how often. */
async function admit(route: Route, request: Request, gate: Gate): Promise<Person | null> {
  if (!gate.isOwnOrigin(request.method, request.headers)) throw refusal(403, 'foreign-origin');
  const person = await gate.personOf(request.headers);
  await gate.limit(person?.id ?? countedAs(request.ip ?? ''), route.cost);
  const { action } = route;
  if (action === 'anyone') return person;
  if (person === null) throw refusal(401, 'sign-in-needed');
  if (action === 'signed-in') return person;
  if (gate.isPasswordGiven(person.id)) throw refusal(403, 'password-given');
  if (!mayAnywhere(person, action)) throw refusal(403, 'not-allowed');
  return person;
}

async function bodyOf(request: Request, response: Response): Promise<void> {
  if (!request.is('application/json')) throw refusal(415, 'type-unsupported', { expected: 'application/json' });
  await passThrough(readJson, request, response);
  if (isDeeperThan(request.body, MOST_LEVELS)) throw refusal(400, 'too-deep', { levels: MOST_LEVELS });
}
