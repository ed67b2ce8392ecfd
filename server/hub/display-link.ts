import { randomBytes } from 'node:crypto';
import type { Namespace, Socket } from 'socket.io';
import type { Instant } from '../../content/time/instant.ts';
import type { Log } from '../ledger/log.ts';
import { fullBucket } from './bucket.ts';
import { type DisplayRuleDeps, displayRules } from './display-rules.ts';
import type { DisplayCaller } from './display-sockets.ts';
import { entry, type Outcome } from './entry.ts';
import type { Limits } from './limits.ts';

export interface DisplayLinkDeps extends DisplayRuleDeps {
  readonly limits: Limits;
  readonly log: Log;
  count(event: string, outcome: Outcome): void;
}

/** A link that was given up was surely heard only before the probe that it did not answer. */
const lastHeard = (reason: string, now: Instant, { pingEveryMs, pongWithinMs }: Limits): Instant =>
  reason === 'ping timeout' ? now - pingEveryMs - pongWithinMs : now;

/** Serves the namespace `/display`: challenge, hello, then whatever `displayRules` allows. */
export function serveDisplays(namespace: Namespace, deps: DisplayLinkDeps): void {
  const { sockets, sightings, limits, log, now, count } = deps;
  const enter = entry<DisplayCaller>({
    namespace: '/display',
    rules: displayRules(deps),
    rate: limits.messagesPerSocket,
    badMessages: limits.badMessages,
    log,
    now,
    count,
    close: (caller) => sockets.refuse(caller, 'misbehaved'),
  });
  const leave = (caller: DisplayCaller, reason: string): void => {
    if (caller.display !== null && sockets.drop(caller)) sightings.left(caller.display, lastHeard(reason, now(), limits));
  };
  namespace.on('connection', (socket: Socket) => {
    const nonce = randomBytes(32).toString('base64url');
    const bucket = fullBucket(limits.messagesPerSocket, now());
    const caller: DisplayCaller = { socket, nonce, bucket, bad: 0, display: null, key: null, greeted: false };
    const late = setTimeout(() => {
      if (caller.display === null) sockets.refuse(caller, 'slow');
    }, limits.helloWithinMs);
    late.unref();
    socket.onAny((event: string, ...args: unknown[]) => void enter(caller, event, args));
    socket.once('disconnect', (reason) => {
      clearTimeout(late);
      leave(caller, reason);
    });
    socket.emit('challenge', { v: 1, nonce, time: now() });
  });
}
