import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { createControl } from '../../server/control/control.ts';
import type { Dispatch } from '../../server/control/dispatches.ts';
import { headFile } from '../../server/control/head-store.ts';
import { createHub } from '../../server/hub/hub.ts';
import { DEFAULT_LIMITS } from '../../server/hub/limits.ts';
import { openKeys } from '../../server/keys/keys.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import { openLibrary } from '../../server/library/library-store.ts';
import { type Kind, preciseNow, type ServerAnswer, type ServerAsk, serverAskSchema } from './bench-messages.ts';
import { fleetLibrary } from './fleet-library.ts';

const nothing = () => () => undefined;
const nobodyRates = (): never => {
  throw new Error('nobody rates here');
};

/* Child of the fleet bench: one server, ours or a baseline, in a process of its own. */

type Bench = {
  readonly rootKey: string;
  send(turn: number, payload: unknown): Promise<ServerAnswer>;
  /** When every display had said that it holds what was sent last; baselines: at once. */
  told(): Promise<number>;
};
const FREE = { burst: 1e9, perSecond: 1e9 };
/* All simulated displays share one processor, so that some answer a ping late; and who waits for its turn must not disturb by pings. */
const LIMITS = { ...DEFAULT_LIMITS, connectsPerAddress: FREE, hellosPerKey: FREE, pingEveryMs: 20_000, pongWithinMs: 60_000 };
const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: (detail: object, words: string) => console.error(words, detail),
};

/** Of all that were sent, the text of one that is as long as most: what the baselines send. */
const ordinary = (dispatches: Iterable<Dispatch>): string => {
  const texts = [...dispatches].map(({ json }) => Buffer.concat(json).toString());
  return texts.sort((a, b) => a.length - b.length)[Math.floor(texts.length / 2)] ?? 'null';
};

async function ours(httpServer: HttpServer, displays: number, units: number): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const now = () => Date.now();
  const journal = await openJournal(folder, silent, { tables: [], now, onFailure: (error) => console.error(error) });
  const library = await openLibrary(folder, journal, silent, now);
  const { generation: _generation, ...first } = fleetLibrary(displays, units, now());
  await library.commit((before) => ({ ...before, ...first }), { actor: 'bench', kind: 'seed', detail: {} });
  const keys = await openKeys(join(folder, 'keys'), now, silent);
  const pictures = { rendered: () => null, rendition: async () => null };
  const control = createControl({ library, journal, keys, pictures, heads: headFile(folder, silent), log: silent, now });
  const ids = library.current().displays.map(({ id }) => id);
  let inForce = 0;
  /** How often displays must have said what they hold: once for each time that each of them was sent something. */
  let due = displays;
  library.onChange(() => {
    inForce = preciseNow();
  });
  await control.start();
  let firstSent = 0;
  // Told before the hub is, which then sends at once.
  control.onRound(() => {
    firstSent = preciseNow();
  });
  const hub = createHub({
    live: { serve: nothing, refresh: () => undefined, onTold: nothing, of: nobodyRates },
    httpServer,
    control,
    checkpoints: { newest: () => null, messageFor: () => null, onCheckpoint: () => () => undefined },
    witnessed: async () => false,
    refused: { of: () => null, onChange: () => () => undefined },
    journal,
    library,
    rootKey: keys.rootKey,
    personOf: () => Promise.resolve(null),
    onSessionEnd: () => () => undefined,
    allowedOrigins: [],
    addressOf: () => '127.0.0.1',
    limits: LIMITS,
    log: silent,
    now,
  });
  return {
    rootKey: keys.rootKey,
    async send(turn) {
      const asked = preciseNow();
      due += displays;
      await library.commit(
        (before) => ({
          ...before,
          entries: before.entries.map((entry, at) => (at === 0 ? { ...entry, share: 3 + (turn % 7) } : entry)),
        }),
        { actor: 'bench', kind: 'publish', detail: {} },
      );
      await control.wake();
      const sample: unknown = JSON.parse(ordinary(control.dispatches(ids)));
      return { asked, inForce, firstSent, sample, online: hub.online() };
    },
    async told() {
      while ((hub.counts().get('/display holding done') ?? 0) < due) await new Promise((resolve) => setTimeout(resolve, 10));
      return preciseNow();
    },
  };
}

const bareSocketIo = (httpServer: HttpServer): Bench => {
  const pings = { pingInterval: LIMITS.pingEveryMs, pingTimeout: LIMITS.pongWithinMs };
  const io = new Server(httpServer, { transports: ['websocket'], serveClient: false, perMessageDeflate: false, ...pings });
  return {
    rootKey: '',
    send: (_turn, payload) => {
      const asked = preciseNow();
      io.emit('delivery', payload);
      return Promise.resolve({ asked, inForce: asked });
    },
    told: () => Promise.resolve(preciseNow()),
  };
};

const bareWs = (httpServer: HttpServer): Bench => {
  const server = new WebSocketServer({ server: httpServer, perMessageDeflate: false });
  return {
    rootKey: '',
    send: (_turn, payload) => {
      const asked = preciseNow();
      const text = JSON.stringify(['delivery', payload]);
      for (const client of server.clients) client.send(text);
      return Promise.resolve({ asked, inForce: asked });
    },
    told: () => Promise.resolve(preciseNow()),
  };
};

const benchOf = (kind: Kind, httpServer: HttpServer, displays: number, units: number): Promise<Bench> => {
  switch (kind) {
    case 'niem-yet':
      return ours(httpServer, displays, units);
    case 'socket.io':
      return Promise.resolve(bareSocketIo(httpServer));
    case 'ws':
      return Promise.resolve(bareWs(httpServer));
    default:
      return kind satisfies never;
  }
};

let bench: Bench | null = null;
const httpServer = createServer();

const connections = (): Promise<number> =>
  new Promise((resolve, reject) =>
    httpServer.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );
async function empty(): Promise<ServerAnswer> {
  while ((await connections()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  return {};
}

async function start({ kind, displays, units }: Extract<ServerAsk, { ask: 'start' }>): Promise<ServerAnswer> {
  bench = await benchOf(kind, httpServer, displays, units);
  await new Promise<void>((resolve) => httpServer.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve));
  const address = httpServer.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, rootKey: bench.rootKey };
}

const memory = async (): Promise<ServerAnswer> => {
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
};

async function answer(ask: ServerAsk): Promise<ServerAnswer> {
  switch (ask.ask) {
    case 'start':
      return start(ask);
    case 'send':
      return bench === null ? {} : bench.send(ask.turn, ask.payload);
    case 'told':
      return { told: (await bench?.told()) ?? 0 };
    case 'memory':
      return memory();
    case 'empty':
      return empty();
    case 'cpu':
      return { cpuMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000 };
    default:
      return ask satisfies never;
  }
}

process.on('message', (message) => {
  answer(serverAskSchema.parse(message)).then(
    (given) => process.send?.(given),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
