import type { Namespace, Socket } from 'socket.io';
import type { Instant } from '../../content/time/instant.ts';
import { beginSchema, type Paired } from '../../content/wire/display-messages.ts';
import type { Log } from '../ledger/log.ts';
import { type Bucket, type Buckets, fullBucket } from './bucket.ts';
import { type Caller, entry, type Outcome, rule } from './entry.ts';
import type { Limits } from './limits.ts';
import type { PairingDesk } from './pairings.ts';

interface PairingCaller extends Caller {
  readonly socket: Socket;
  readonly address: string;
  readonly bucket: Bucket;
  /** Calls the closing off that is due when the socket shows no code. */
  keep: () => void;
}

export interface PairingLinkDeps {
  readonly desk: PairingDesk;
  readonly begins: Buckets;
  /** What a key that is paired already is told again: its screen missed it the first time. Null: not paired. */
  readonly pairedAlready: (key: string) => Paired | null;
  readonly limits: Limits;
  readonly log: Log;
  now(): Instant;
  count(event: string, outcome: Outcome): void;
  addressOf(socket: Socket): string;
}

/** The room of the sockets that show this code. */
export const codeRoom = (code: string): string => `code:${code}`;
const SWEEP_MS = 5000;

/** Serves the namespace `/pairing`: `begin` is answered by a code; later comes `paired` or `expired`. Gives the way to stop. */
export function servePairings(namespace: Namespace, deps: PairingLinkDeps): () => void {
  const { desk, begins, pairedAlready, limits, log, now, count, addressOf } = deps;
  /** Sockets without a code are closed: anyone may open them, so they must not pile up. */
  const stayUntil = (caller: PairingCaller, time: Instant): void => {
    caller.keep();
    const timer = setTimeout(() => caller.socket.disconnect(true), time - now() + limits.helloWithinMs);
    timer.unref();
    caller.keep = () => clearTimeout(timer);
  };
  const begin = rule(
    beginSchema,
    (caller: PairingCaller) => begins.take(caller.address),
    async (caller, { key, app, glass }) => {
      const { socket, address } = caller;
      const paired = pairedAlready(key);
      // Its screen missed the word: told again, and no code, so that one key never becomes two displays.
      if (paired !== null) {
        socket.emit('paired', paired);
        return { ok: false, code: 'paired' };
      }
      const open = desk.begin({ key, app, glass, address });
      if (open === null) return { ok: false, code: 'busy' };
      await socket.join(codeRoom(open.code));
      stayUntil(caller, open.expires);
      return { ok: true, code: open.code, expires: open.expires, time: now() };
    },
  );
  const enter = entry<PairingCaller>({
    namespace: '/pairing',
    rules: new Map([['begin', begin]]),
    rate: limits.messagesPerSocket,
    badMessages: limits.badMessages,
    log,
    now,
    count,
    close: ({ socket }) => socket.disconnect(true),
  });
  namespace.on('connection', (socket: Socket) => {
    const bucket = fullBucket(limits.messagesPerSocket, now());
    const caller: PairingCaller = { socket, address: addressOf(socket), bucket, bad: 0, keep: () => undefined };
    stayUntil(caller, now());
    socket.once('disconnect', () => caller.keep());
    socket.onAny((event: string, ...args: unknown[]) => void enter(caller, event, args));
  });
  const sweep = setInterval(() => {
    for (const { code } of desk.expired()) {
      namespace.to(codeRoom(code)).emit('expired', { v: 1 });
      namespace.socketsLeave(codeRoom(code));
    }
  }, SWEEP_MS);
  sweep.unref();
  return () => clearInterval(sweep);
}
