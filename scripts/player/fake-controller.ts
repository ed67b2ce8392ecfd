import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server as HttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { Server, type Socket } from 'socket.io';
import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';
import {
  beginSchema,
  type Hello,
  helloSchema,
  holdingSchema,
  needSchema,
  type PaintedItem,
  paintedSchema,
  type ReportItem,
  reportSchema,
} from '../../content/wire/display-messages.ts';
import type { Blobs } from '../../content/wire/head.ts';
import { helloText, verifyText } from '../../content/wire/signing.ts';
import { PINNED_ROOT } from './signed-delivery.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};
/** Stricter than the controller's own: not even inline styles. */
const POLICY = (host: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; connect-src 'self' ws://${host}; worker-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'`;

/** A controller small enough to misbehave on purpose: it serves the built player, pairs whoever comes, and sends what it is told. */
export interface FakeController {
  readonly url: string;
  readonly port: number;
  /** What it says the time is. */
  clock: () => number;
  /** Sent to every display that says hello, and to those present at once. `null`: nothing. */
  deliver(delivery: unknown, blobs?: Blobs): void;
  /** Said to every display that comes, each event's newest message, and to those present at once. */
  say(event: 'checkpoint' | 'scores', message: unknown): void;
  /** What it answers to a question about its ledger; a promise that stays open: it never does. */
  answer: (event: 'extend' | 'witnessed', message: unknown) => unknown;
  readonly media: Map<string, Buffer>;
  readonly painted: PaintedItem[];
  readonly reports: ReportItem[];
  readonly hellos: Hello[];
  readonly holding: number[];
  readonly codes: string[];
  /** Pairs the screen that asked last. */
  pair(rootKey?: string): void;
  /** Says a last word to all displays and closes their sockets. */
  refuse(code: string): void;
  /** What these keys are answered instead of a welcome. */
  readonly refusals: Map<string, string>;
  /** Away from the network; `start` brings it back on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const welcoming = (clock: () => number) =>
  class extends Encoder {
    override encode(packet: Packet) {
      if (packet.type !== PacketType.CONNECT) return super.encode(packet);
      return super.encode({ ...packet, data: { ...packet.data, time: clock() } });
    }
  };

const serveFile =
  (folder: string, base: string): RequestListener =>
  (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const name = pathname === `${base}/` || pathname === base ? 'index.html' : pathname.slice(base.length + 1);
    const file = join(folder, normalize(name));
    response.setHeader('Content-Security-Policy', POLICY(request.headers.host ?? ''));
    if (!pathname.startsWith(base) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    createReadStream(file).pipe(response);
  };

/** Starts one on a free port of loopback, for the player in `folder` (dist/displays/tv), served under `base`. */
export async function startFakeController(folder: string, base = '/tv'): Promise<FakeController> {
  const files = serveFile(folder, base);
  const media = new Map<string, Buffer>();
  const painted: PaintedItem[] = [];
  const reports: ReportItem[] = [];
  const hellos: Hello[] = [];
  const holding: number[] = [];
  const codes: string[] = [];
  const refusals = new Map<string, string>();
  const names = new WeakMap<IncomingMessage, string>();
  const words = new Map<string, unknown>();
  let delivery: unknown = null;
  let blobs: Blobs = {};
  let http: HttpServer;
  let io: Server;
  let port = 0;
  let waiting: Socket | null = null;

  const judge = (socket: Socket): string | null => {
    const hello = helloSchema.parse(socket.handshake.auth);
    hellos.push(hello);
    const place = { connection: names.get(socket.request) ?? '', root: hello.root };
    const holds = verifyText('hello', helloText(place), hello.proof, hello.key);
    return refusals.get(hello.key) ?? (holds ? null : 'bad-proof');
  };
  const letIn = (socket: Socket, next: (error?: Error) => void): void => {
    const code = judge(socket);
    next(code === null ? undefined : Object.assign(new Error('refused'), { data: { v: 1, code } }));
  };
  const onDisplay = (socket: Socket): void => {
    void socket.join('displays');
    if (delivery !== null) socket.emit('delivery', delivery);
    for (const [event, message] of words) socket.emit(event, message);
    for (const event of ['extend', 'witnessed'] as const)
      socket.on(event, (message: unknown, answer: (found: unknown) => void) => {
        void Promise.resolve(fake.answer(event, message)).then(answer);
      });
    socket.on('time', (_message: unknown, answer: (time: unknown) => void) => answer({ time: fake.clock() }));
    socket.on('holding', (message: unknown) => void holding.push(holdingSchema.parse(message).revision));
    socket.on('need', (message: unknown, answer: (found: unknown) => void) => {
      const wanted = needSchema.parse(message).hashes;
      answer({ blobs: Object.fromEntries(wanted.filter((hash) => hash in blobs).map((hash) => [hash, blobs[hash]])) });
    });
    socket.on('painted', (message: unknown, answer: (kept: unknown) => void) => {
      const { items } = paintedSchema.parse(message);
      painted.push(...items);
      answer({ upTo: items[items.length - 1]?.seq ?? -1 });
    });
    socket.on('report', (message: unknown, answer: (kept: unknown) => void) => {
      const { items } = reportSchema.parse(message);
      reports.push(...items);
      answer({ upTo: items[items.length - 1]?.seq ?? -1 });
    });
  };
  const onPairing = (socket: Socket): void => {
    socket.on('begin', (message: unknown, answer: (code: unknown) => void) => {
      beginSchema.parse(message);
      const code = Array.from(randomBytes(8), (byte) => 'ACDEFHJKLMNPRTUVWXY'.charAt(byte % 19)).join('');
      codes.push(code);
      waiting = socket;
      answer({ ok: true, code, expires: fake.clock() + 600_000, time: fake.clock() });
    });
  };
  const open = async (): Promise<void> => {
    http = createServer((request, response) => {
      const hash = /^\/media\/([0-9a-f]{64})$/.exec(request.url ?? '')?.[1];
      if (hash === undefined) return files(request, response);
      const bytes = media.get(hash);
      if (bytes === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    });
    const parser = { Decoder, Encoder: welcoming(() => fake.clock()) };
    io = new Server(http, { transports: ['websocket'], pingInterval: 2000, pingTimeout: 2000, parser });
    io.engine.generateId = (request: IncomingMessage) => {
      const name = randomBytes(24).toString('base64url');
      names.set(request, name);
      return name;
    };
    io.of('/display').use(letIn).on('connection', onDisplay);
    io.of('/pairing').on('connection', onPairing);
    await new Promise<void>((ready) => http.listen(port, '127.0.0.1', ready));
    const address = http.address();
    port = address !== null && typeof address === 'object' ? address.port : 0;
  };
  const fake: FakeController = {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    get port() {
      return port;
    },
    clock: Date.now,
    answer: () => null,
    say: (event, message) => {
      words.set(event, message);
      io.of('/display').to('displays').emit(event, message);
    },
    media,
    painted,
    reports,
    hellos,
    holding,
    codes,
    refusals,
    deliver: (next, more = {}) => {
      delivery = next;
      blobs = { ...blobs, ...more };
      if (next !== null) io.of('/display').to('displays').emit('delivery', next);
    },
    pair: (rootKey = PINNED_ROOT.public) => {
      const unitName = 'Phường Bến Thành';
      waiting?.emit('paired', { v: 1, display: 'tv-1', name: 'Sảnh', unitName, rootKey });
    },
    refuse: (code) => {
      io.of('/display').emit('refused', { v: 1, code });
      io.of('/display').disconnectSockets(true);
    },
    stop: async () => {
      await io.close();
      http.closeAllConnections();
    },
    start: open,
  };
  await open();
  return fake;
}
