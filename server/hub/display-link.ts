import type { Namespace, Socket } from 'socket.io';
import type { Instant } from '../../content/time/instant.ts';
import type { Refused } from '../../content/wire/display-messages.ts';
import type { Log } from '../ledger/log.ts';
import { fullBucket } from './bucket.ts';
import { type DisplayRuleDeps, displayRules } from './display-rules.ts';
import type { DisplayCaller } from './display-sockets.ts';
import { entry, type Outcome } from './entry.ts';
import { type GreetingDeps, greet } from './greeting.ts';
import type { Limits } from './limits.ts';

export interface DisplayLinkDeps extends DisplayRuleDeps, GreetingDeps {
  readonly control: DisplayRuleDeps['control'] & GreetingDeps['control'];
  readonly limits: Limits;
  readonly log: Log;
  count(event: string, outcome: Outcome): void;
}

/** A link that was given up was surely heard only before the probe that it did not answer. */
const lastHeard = (reason: string, now: Instant, { pingEveryMs, pongWithinMs }: Limits): Instant =>
  reason === 'ping timeout' ? now - pingEveryMs - pongWithinMs : now;

/** Serves the namespace `/display`: whoever comes with a good hello is welcomed, then whatever `displayRules` allows. */
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
  const welcome = (caller: DisplayCaller): boolean => {
    const [fault, outcome] = judged(caller);
    count('hello', outcome);
    if (fault !== null) sockets.refuse(caller, fault);
    return fault === null;
  };
  const judged = (caller: DisplayCaller): readonly [Refused['code'] | null, Outcome] => {
    try {
      const fault = greet(deps, caller);
      return [fault, fault === null ? 'done' : fault === 'unreadable' ? 'malformed' : 'not-allowed'];
    } catch (error) {
      log.error({ event: 'message-failed', namespace: '/display', message: 'hello', error }, 'a message failed');
      return ['busy', 'failed'];
    }
  };
  namespace.on('connection', (socket: Socket) => {
    const bucket = fullBucket(limits.messagesPerSocket, now());
    const caller: DisplayCaller = { socket, bucket, bad: 0, display: null, key: null };
    if (!welcome(caller)) return;
    socket.onAny((event: string, ...args: unknown[]) => void enter(caller, event, args));
    socket.once('disconnect', (reason) => leave(caller, reason));
  });
}
