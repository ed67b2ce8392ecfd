import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { refusal } from '../http/refusal.ts';
import type { Log } from '../ledger/log.ts';
import type { Ledger } from '../ledger/ratings/ledger.ts';
import { send, sendJson, sendRefusal } from './answer-http.ts';
import { numberWords } from './number-words.ts';
import type { RatingPage } from './pages.ts';
import { langOf } from './rate-fields.ts';
import { timeWords } from './time-words.ts';

type Door = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** What the doors open to: each answers by itself. */
export interface Doors {
  readonly kiosk: Door;
  readonly refused: Door;
  readonly importing: Door;
  readonly phone: (request: IncomingMessage, response: ServerResponse, point: string, query: URLSearchParams) => Promise<void>;
  readonly receipt: (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => void;
}

export interface PublicDoorsDeps {
  readonly doors: Doors;
  readonly ledger: Pick<Ledger, 'checkpoints'>;
  /** What everybody may know: with it anyone can tell which checkpoints are this house's word. */
  readonly rootKey: string;
  readonly statusPage: RatingPage;
  readonly healthy: () => boolean;
  readonly log: Pick<Log, 'error'>;
  readonly now: () => number;
}

/** Finds the door of a request; null: it has none. `from`: on which listener it came. */
type FindDoor = (request: IncomingMessage) => Door | null;

const POINT = /^\/r\/([a-z0-9][a-z0-9-]{0,63})$/;

function finder({ doors, ledger, rootKey, statusPage, healthy, now }: PublicDoorsDeps): FindDoor {
  const status: Door = (request, response) => {
    const newest = ledger.checkpoints.newest();
    const ok = healthy();
    if (/\btext\/html\b/.test(request.headers.accept ?? '')) {
      const lang = langOf(new URL(request.url ?? '/', 'http://localhost').searchParams.get('lang'));
      const signed = newest === null ? '' : timeWords(newest.says.time);
      const words = { lang, vi: lang === 'vi', en: lang === 'en', langOther: lang === 'vi' ? 'en' : 'vi' };
      return statusPage.show(response, ok ? 200 : 503, { ...words, ok, signed, size: numberWords(newest?.says.size ?? 0, lang) });
    }
    sendJson(response, ok ? 200 : 503, { ok, size: newest?.says.size ?? 0, signed: newest?.says.time ?? null, time: now() });
  };
  const checkpoint: Door = (request, response) => {
    const newest = ledger.checkpoints.newest();
    if (newest === null) return sendRefusal(response, refusal(404, 'not-found'));
    if (/\bapplication\/json\b/.test(request.headers.accept ?? ''))
      return sendJson(response, 200, { v: 1, rootKey, checkpoint: newest.signed });
    send(response, 200, 'text/plain; charset=utf-8', newest.signed.note);
  };
  return (request) => {
    const target = request.url ?? '/';
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    const { method = 'GET' } = request;
    if (path === '/api/ratings') return method === 'POST' ? doors.kiosk : null;
    if (path === '/api/ratings/refused') return method === 'POST' ? doors.refused : null;
    if (path === '/api/import/ratings') return method === 'POST' ? doors.importing : null;
    const reads = method === 'GET' || method === 'HEAD';
    const query = (): URLSearchParams => new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1));
    const point = POINT.exec(path)?.[1];
    if (point !== undefined && (reads || method === 'POST'))
      return (asked, response) => doors.phone(asked, response, point, query());
    if (!reads) return null;
    if (path === '/receipt') return (asked, response) => doors.receipt(asked, response, query());
    if (path === '/checkpoint') return checkpoint;
    return path === '/status' ? status : null;
  };
}

/** The public part of the controller, answered before anything else sees the request. */
export interface PublicDoors {
  /** On the main listener: true when the request had a door here and is being answered. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** On a listener of its own: what has no door is not found; imports and reports of kiosks have none there. */
  readonly alone: RequestListener;
}

export function publicDoors(deps: PublicDoorsDeps): PublicDoors {
  const find = finder(deps);
  const open = (door: Door, request: IncomingMessage, response: ServerResponse): void => {
    Promise.resolve()
      .then(() => door(request, response))
      .catch((cause: unknown) => failed(deps.log, request, response, cause));
  };
  return {
    handle: (request, response) => {
      const door = find(request);
      if (door !== null) open(door, request, response);
      return door !== null;
    },
    alone: (request, response) => {
      const door = find(request);
      if (door === null || door === deps.doors.importing || door === deps.doors.refused)
        return sendRefusal(response, refusal(404, 'not-found'));
      open(door, request, response);
    },
  };
}

function failed(log: Pick<Log, 'error'>, request: IncomingMessage, response: ServerResponse, cause: unknown): void {
  const incident = randomBytes(6).toString('hex');
  log.error({ event: 'incident', incident, method: request.method, err: cause }, 'a request failed unexpectedly');
  if (response.headersSent) response.destroy();
  else sendRefusal(response, refusal(500, 'internal', { incident }));
}
