import type { Namespace, Socket } from 'socket.io';
import type { Instant } from '../../content/time/instant.ts';
import type { Refused } from '../../content/wire/display-messages.ts';
import type { Control } from '../control/control.ts';
import type { Log } from '../ledger/log.ts';
import { fullBucket } from './bucket.ts';
import type { DisplayKeys } from './display-keys.ts';
import type { Written } from './display-parser.ts';
import { type DisplayRuleDeps, displayRules } from './display-rules.ts';
import type { DisplayCaller, DisplaySockets } from './display-sockets.ts';
import { entry, type Outcome } from './entry.ts';
import { type Greeting, type GreetingDeps, judgeHello } from './greeting.ts';
import type { Limits } from './limits.ts';

export interface DisplayLinkDeps extends DisplayRuleDeps, GreetingDeps {
  readonly control: Pick<Control, 'blobsFor' | 'deliveryFor'>;
  readonly sockets: DisplaySockets;
  /** What a display that comes is told of the ledger; null: nothing is signed yet. */
  newestCheckpoint(): Written | null;
  /** Told of each display that was welcomed. */
  readonly arrived: (display: string) => void;
  readonly limits: Limits;
  readonly log: Log;
  count(event: string, outcome: Outcome): void;
}

/** A link that was given up was surely heard only before the probe that it did not answer. */
const lastHeard = (reason: string, now: Instant, { pingEveryMs, pongWithinMs }: Limits): Instant =>
  reason === 'ping timeout' ? now - pingEveryMs - pongWithinMs : now;

type Fault = Refused['code'];
const refusal = (code: Fault): Refused => ({ v: 1, code });
const outcomeOf = (fault: Fault | null): Outcome =>
  fault === null ? 'done' : fault === 'unreadable' ? 'malformed' : 'not-allowed';

const holdsKey = (keys: DisplayKeys, { key, display }: Greeting): boolean => {
  const owner = keys.ownerOf(key);
  return owner.kind === 'display' && owner.display.id === display;
};

/** Serves the namespace `/display`: whoever comes with a good hello is welcomed, then whatever `displayRules` allows. */
export function serveDisplays(namespace: Namespace, deps: DisplayLinkDeps): void {
  const { control, keys, sockets, sightings, limits, log, now, count } = deps;
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
  const arrive = (caller: DisplayCaller, { display, key, held }: Greeting): void => {
    caller.display = display;
    caller.key = key;
    sockets.put(display, caller);
    sightings.arrived(display, held);
    const delivery = control.deliveryFor(display, held);
    if (delivery !== null) caller.socket.emit('delivery', delivery);
    const checkpoint = deps.newestCheckpoint();
    if (checkpoint !== null) caller.socket.emit('checkpoint', checkpoint);
    deps.arrived(display);
  };
  const leave = (caller: DisplayCaller, reason: string): void => {
    if (caller.display !== null && sockets.drop(caller)) sightings.left(caller.display, lastHeard(reason, now(), limits));
  };
  const judged = (socket: Socket) =>
    judgeHello(deps, socket).catch((error: unknown) => {
      log.error({ event: 'message-failed', namespace: '/display', message: 'hello', error }, 'a message failed');
      return { fault: 'busy' } as const;
    });
  const greetings = new WeakMap<Socket, Greeting>();
  const letIn = async (socket: Socket, next: (refused?: Error) => void): Promise<void> => {
    const greeting = await judged(socket);
    count('hello', outcomeOf(greeting.fault));
    if (greeting.fault === null) {
      greetings.set(socket, greeting);
      return next();
    }
    setImmediate(() => socket.conn.close());
    next(Object.assign(new Error('refused'), { data: refusal(greeting.fault) }));
  };
  namespace.use((socket, next) => void letIn(socket, next));
  namespace.on('connection', (socket: Socket) => {
    const greeting = greetings.get(socket);
    greetings.delete(socket);
    const bucket = fullBucket(limits.messagesPerSocket, now());
    const caller: DisplayCaller = { socket, bucket, bad: 0, display: null, key: null };
    // Its key may have been taken away since it was judged.
    if (greeting === undefined || !holdsKey(keys, greeting)) return sockets.refuse(caller, 'revoked');
    socket.onAny((event: string, ...args: unknown[]) => void enter(caller, event, args));
    socket.once('disconnect', (reason) => leave(caller, reason));
    arrive(caller, greeting);
  });
}
