import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Library } from '../../../content/library.ts';
import { packSlides } from '../../../content/packs/official.ts';
import type { Problem } from '../../../content/problem.ts';
import type { Person, WallRow } from '../../../content/wire/api.ts';
import { readAsset } from '../../../server/assets.ts';
import { createEdge, type EdgeOptions } from '../../../server/http/app.ts';
import type { Parts } from '../../../server/http/parts.ts';
import { closeServer, listen, webServer } from '../../../server/http/web-server.ts';
import { openKeys } from '../../../server/keys/keys.ts';
import type { Journal } from '../../../server/ledger/journal.ts';
import { openLedger } from '../../../server/ledger/ratings/ledger.ts';
import { openMedia } from '../../../server/media/media-store.ts';
import { createPictureProcess } from '../../../server/media/picture-process.ts';
import { createMetrics } from '../../../server/observe/metrics.ts';
import { hashPassword } from '../../../server/people/password.ts';
import { peopleOn } from '../../../server/people/people-store.ts';
import { PEOPLE_TABLES } from '../../../server/people/people-tables.ts';
import { sessionsOn } from '../../../server/people/sessions.ts';
import { createSignIn } from '../../../server/people/sign-in.ts';
import { DEFAULT_RATING_LIMITS, type RatingLimits } from '../../../server/ratings/limits.ts';
import { openRatingRoom } from '../../../server/ratings/room.ts';
import { RATING_TABLES } from '../../../server/ratings/tables.ts';
import { memoryJournal } from '../../support/memory-journal.ts';
import { memoryLibrary } from '../../support/memory-library.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { compiledWorker } from '../media/compiled-worker.ts';

export const PASSWORD = 'thuyền về bến cũ 1975';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The real edge over stores in memory, with a real http server; control, wall, pairing and keys are fakes. */
export interface Edge {
  readonly url: string;
  readonly parts: Parts;
  readonly journal: Journal;
  /** Lines of the log as they were written. */
  readonly log: string[];
  clock: number;
  /** Makes a person and gives the Cookie header of a session of theirs. */
  cookieOf(grants: Person['grants']): Promise<{ cookie: string; person: Person }>;
  call(
    method: string,
    path: string,
    options?: { cookie?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>;
  close(): Promise<void>;
}

export interface EdgeSetting {
  readonly library?: Library;
  readonly rows?: WallRow[];
  readonly options?: Partial<EdgeOptions>;
  readonly findings?: Parts['findings'];
  /** What the journal found damaged at its start. */
  readonly damage?: readonly Problem[];
  readonly limits?: Partial<RatingLimits>;
  /** Where the public rating pages are. */
  readonly rate?: string;
}

const found = {
  code: 'BCDFGHJK',
  address: '10.0.0.9',
  app: 'tv 0',
  glass: { width: 1920, height: 1080, ratio: 1 },
  since: 1,
  expires: 2,
};
const KEY = 'A'.repeat(43);

export async function startEdge({
  library: first,
  rows = [],
  options = {},
  findings = () => [],
  damage = [],
  limits = {},
  rate,
}: EdgeSetting = {}): Promise<Edge> {
  const folder = mkdtempSync(join(tmpdir(), 'edge-'));
  const log: string[] = [];
  let now = Date.UTC(2026, 10, 23, 2, 0);
  const journal = memoryJournal({ tables: [...PEOPLE_TABLES, ...RATING_TABLES], now: () => now });
  const library = memoryLibrary(first, journal);
  const people = peopleOn(journal.database, journal.acts);
  const sessions = sessionsOn({ database: journal.database, people, secure: false, now: () => now, log: memoryLog().log });
  const pictures = createPictureProcess(compiledWorker(folder));
  const packsJson = readAsset('content/packs/packs.json');
  let root = true;
  const { log: ledgerLog } = memoryLog();
  const houseKeys = await openKeys(join(folder, 'keys'), () => now, ledgerLog);
  const ledger = await openLedger({
    isSteady: () => true,
    ...{ journal, keys: houseKeys, folder, epoch: () => 1, zones: () => () => 'Asia/Ho_Chi_Minh', post: null },
    now: () => now,
    log: ledgerLog,
  });
  const control = {
    wake: async () => ({ generation: library.current().generation, revision: 7, displays: [] }),
    onRound: () => () => undefined,
    planOf: () => null,
  };
  const ratingRoom = openRatingRoom({
    ...{ library, journal, ledger, control, keys: houseKeys, secret: new Uint8Array(32).fill(7), healthy: () => true },
    pages: rate ?? join(folder, 'rate'),
    limits: { ...DEFAULT_RATING_LIMITS, ...limits },
    addressOf: (request) => String(request.headers['x-forwarded-for'] ?? '127.0.0.1'),
    now: () => now,
    log: pino({}, { write: (line) => void log.push(line) }),
  });
  const parts: Parts = {
    ledger,
    ratingRoom,
    product: 'Niêm Yết test',
    people,
    sessions,
    signIn: await createSignIn(people),
    library,
    journal: { ...journal, findings: damage },
    control,
    wall: { rows: () => rows },
    pictureOf: () => null,
    findBy: async () => null,
    findHere: async () => [],
    agent: null,
    panels: { again: () => true },
    pairings: {
      lookup: async (code) => (code === found.code ? { ok: true, found } : { ok: false, code: 'pairing-unknown' }),
      confirm: async (code, _typist, bind) =>
        code === found.code
          ? { ok: true, paired: { v: 1, rootKey: KEY, ...(await bind(KEY)) } }
          : { ok: false, code: 'pairing-unknown' },
    },
    keys: {
      exportRoot: () => (root ? { rootKey: KEY, secret: KEY } : null),
      removeRoot: async (secret) => {
        if (!root || secret !== KEY) return false;
        root = false;
        return true;
      },
      returnRoot: async (secret) => secret === KEY,
      coveredUntil: () => now + 90 * 86_400_000,
      hasRoot: () => root,
    },
    media: await openMedia(join(folder, 'media'), pictures),
    packsJson,
    packs: packSlides(packsJson),
    findings,
  };
  const app = createEdge(parts, createMetrics(), pino({}, { write: (line) => void log.push(line) }), {
    publicUrl: null,
    trustProxy: 0,
    version: '0.0.0',
    pages: join(folder, 'pages'),
    healthy: () => true,
    clock: () => now,
    pointsAMinute: 100_000,
    ...options,
  });
  const server = webServer((request, response) => {
    if (!ratingRoom.doors.handle(request, response)) app(request, response);
  }, 1000);
  const url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  let made = 0;
  const hash = await hashPassword(PASSWORD);
  return {
    url,
    parts,
    journal,
    log,
    get clock() {
      return now;
    },
    set clock(value) {
      now = value;
    },
    cookieOf: async (grants) => {
      made += 1;
      const added = await people.add({ login: `person-${made}`, name: `Người ${made}`, password: hash, grants }, 'test', now);
      const person = await people.change(added.id, { password: hash }, added.id);
      return { person, cookie: (await sessions.begin(person, {})).split(';')[0] ?? '' };
    },
    call: async (method, path, { cookie, body, headers } = {}) => {
      const answer = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          origin: url,
          ...(cookie === undefined ? {} : { cookie }),
          ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = /json/.test(answer.headers.get('content-type') ?? '');
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
    },
    close: async () => {
      pictures.close();
      await closeServer(server);
      await ratingRoom.close();
      await ledger.close();
      await library.close();
      await journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One raw request, for headers that fetch does not let through. */
export const raw = (
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> =>
  new Promise((settle, fail) => {
    const asked = httpRequest(url, { headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () =>
        settle({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(pieces).toString() }),
      );
    });
    asked.on('error', fail);
    asked.end();
  });
