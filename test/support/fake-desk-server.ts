import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { Server } from 'socket.io';
import type { Library } from '../../content/library.ts';
import type { Draft, WallRow } from '../../content/wire/api.ts';
import type { StatusAnswer } from '../../content/wire/status.ts';
import { demoLibrary } from '../../scripts/demo/library.ts';
import { contentPolicy } from '../../server/http/security-headers.ts';
import { fakeDraftRoutes } from './fake-desk-drafts.ts';
import { fakePeopleRoutes } from './fake-desk-people.ts';
import { fakePlaceRoutes } from './fake-desk-places.ts';
import { wallRow } from './fake-desk-plan.ts';
import { admin, type FakeDeskState } from './fake-desk-state.ts';

/** What a test may look at and turn while the desk talks to it. */
export interface FakeDeskServer {
  readonly url: string;
  readonly library: Library;
  readonly drafts: Draft[];
  readonly rows: WallRow[];
  /** What the controller says about itself. */
  readonly status: FakeDeskState['status'];
  /** Sends changed rows to every desk. */
  tell(rows: readonly WallRow[]): void;
  close(): Promise<void>;
}

/** `signedIn`: whether the visitor already has a session; `setup`: the one-time token while no one exists; `now`: the fixture's moment. */
export interface FakeDeskOptions {
  readonly signedIn: boolean;
  readonly setup: string | null;
  readonly now: number;
}

const desk = fileURLToPath(new URL('../../dist/displays/desk/', import.meta.url));

const withKeys = (library: Library): Library => ({
  ...library,
  generation: 3,
  displays: library.displays.map((one, index) => ({ ...one, key: index === 5 ? null : { public: 'A'.repeat(43), since: 0 } })),
});

const wellAt = (now: number): StatusAnswer => ({
  time: now,
  generation: 3,
  findings: [],
  failed: null,
  signing: { coveredUntil: now + 90 * 86_400_000, hasRoot: true },
});

const stateOf = (options: FakeDeskOptions, desks: FakeDeskState['desks']): FakeDeskState => {
  const library = withKeys(demoLibrary(options.now));
  const minh = { ...admin, id: 'minh', login: 'minh.tran', name: 'Trần Văn Minh' };
  return {
    now: options.now,
    library,
    drafts: [],
    versions: [],
    rows: library.displays.map((one, index) => wallRow(library, one, index, options.now)),
    people: [admin, { ...minh, grants: [{ role: 'officer', unit: 'quan-1' }] }],
    person: options.signedIn ? admin : null,
    setup: options.setup,
    tries: 0,
    status: { current: wellAt(options.now) },
    desks,
  };
};

/** A small desk server in memory for pages and their tests: the API over the demonstration, the strict content policy, no rules of its own. */
export async function fakeDeskServer(options: FakeDeskOptions): Promise<FakeDeskServer> {
  const app = express();
  const http = createServer(app);
  const hub = new Server(http, { transports: ['websocket'] });
  const state = stateOf(options, hub.of('/desk'));
  app.use((request, response, next) => {
    response.setHeader('Content-Security-Policy', contentPolicy('desk', request.headers.host, []));
    next();
  });
  app.use(express.json({ limit: '2mb' }));
  fakePeopleRoutes(app, state);
  fakeDraftRoutes(app, state);
  fakePlaceRoutes(app, state);
  app.use(express.static(desk));
  app.use((_, response) => response.sendFile('index.html', { root: desk }));
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    get library() {
      return state.library;
    },
    drafts: state.drafts,
    rows: state.rows,
    status: state.status,
    tell: (changed) => {
      const told = new Map(changed.map((row) => [row.display, row]));
      state.rows.splice(0, state.rows.length, ...state.rows.map((row) => told.get(row.display) ?? row));
      state.desks.emit('wall', { time: state.now, rows: changed });
    },
    close: () => new Promise((gone) => void hub.close(() => gone())),
  };
}
