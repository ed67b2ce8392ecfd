import { io, type Socket } from 'socket.io-client';
import { type Acceptance, acceptDelivery, type Held } from '../../content/wire/accept.ts';
import { type Hello, type Refused, refusedSchema, type Welcome, welcomeSchema } from '../../content/wire/display-messages.ts';
import type { Blobs } from '../../content/wire/head.ts';
import { type KeyPair, signHello } from '../../content/wire/signing.ts';

export const GLASS = { width: 1920, height: 1080, ratio: 1 };

/** What the server says to a greeting stands in its answer to the connect. */
const answers = new WeakMap<Socket, unknown>();

/** A bare socket to a namespace, websocket only, that never reconnects. `greet`: what it says first on the connection so named. */
export const connect = (
  url: string,
  namespace: string,
  headers: Record<string, string> = { origin: url },
  greet?: (connection: string) => object,
): Socket => {
  const options = { transports: ['websocket'], reconnection: false, forceNew: true, autoConnect: false, extraHeaders: headers };
  const socket = io(url + namespace, options);
  if (greet !== undefined) socket.auth = (tell) => tell(greet(socket.io.engine.id));
  socket.io.on('packet', ({ data }) => {
    if (!socket.connected) answers.set(socket, data);
  });
  return socket.connect();
};

/** The hello of a display that has this key and trusts this root key. */
export const helloWith =
  (keys: KeyPair, root: string, held: Held | null = null) =>
  (connection: string): Hello => {
    const proof = signHello({ connection, root }, keys.secret);
    return { v: 1, key: keys.public, root, proof, held, app: 'test', glass: GLASS };
  };

/** It only ends what hangs. */
const PATIENCE_MS = 60_000;

/** The server's first word: what it says to a good hello, or its refusal. */
export const firstWord = (socket: Socket): Promise<Welcome | Refused> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no word')), PATIENCE_MS);
    const hear = (word: Welcome | Refused): void => {
      clearTimeout(timer);
      resolve(word);
    };
    socket.once('connect', () => hear(welcomeSchema.parse(answers.get(socket))));
    socket.once('connect_error', (error) => {
      if ('data' in error) hear(refusedSchema.parse(error.data));
      else reject(error);
    });
  });

/** The next message of this event; rejects after `ms`. */
export const next = (socket: Socket, event: string, ms = PATIENCE_MS): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within ${ms} ms`)), ms);
    socket.once(event, (message: unknown) => {
      clearTimeout(timer);
      resolve(message);
    });
    if (event !== 'connect_error') {
      socket.once('connect_error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
    }
  });

/** A display that says hello, judges what comes and says what it holds: the thinnest real one. */
export async function testDisplay(
  url: string,
  keys: KeyPair,
  own: { display: string; rootKey: string; now: () => number; held?: Held | null },
) {
  const socket = connect(url, '/display', { origin: url }, helloWith(keys, own.rootKey, own.held));
  const verdicts: Acceptance[] = [];
  const kept: Record<string, string> = {};
  const waiters = new Set<() => void>();
  let held: Held | null = own.held ?? null;
  const keep = (blobs: Blobs): void => void Object.assign(kept, blobs);
  socket.on('delivery', (delivery: unknown) => {
    const verdict = acceptDelivery(delivery, { ...own, held, now: own.now(), has: (hash) => hash in kept });
    verdicts.push(verdict);
    if (verdict.ok) {
      keep(verdict.blobs);
      const { epoch, revision, part } = verdict.head;
      held = { epoch, revision, part };
      socket.emit('holding', { v: 1, epoch, revision, part });
    }
    for (const wake of waiters) wake();
  });
  const welcome = await firstWord(socket);
  return {
    socket,
    welcome,
    verdicts,
    kept,
    held: () => held,
    /** Until so many deliveries have been judged. */
    judged: (count: number, ms = PATIENCE_MS): Promise<void> =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${verdicts.length} of ${count} deliveries`)), ms);
        const look = (): void => {
          if (verdicts.length < count) return;
          clearTimeout(timer);
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      }),
  };
}
