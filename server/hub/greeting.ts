import type { Display } from '../../content/place/display.ts';
import type { Instant } from '../../content/time/instant.ts';
import { type Hello, helloSchema, type Refused } from '../../content/wire/display-messages.ts';
import type { Control } from '../control/control.ts';
import type { Buckets } from './bucket.ts';
import type { ConnectionName } from './connection-name.ts';
import type { DisplayKeys } from './display-keys.ts';
import type { DisplayCaller, DisplaySockets } from './display-sockets.ts';
import { helloProves } from './proof.ts';
import type { Sightings } from './sightings.ts';

export interface GreetingDeps {
  readonly control: Pick<Control, 'deliveryFor'>;
  readonly keys: DisplayKeys;
  readonly sockets: DisplaySockets;
  readonly sightings: Sightings;
  readonly hellos: Buckets;
  readonly connectionName: ConnectionName;
  /** The controller's own public root key. */
  readonly rootKey: string;
  now(): Instant;
}

type Fault = Refused['code'];
type Judged = { readonly fault: Fault } | { readonly fault: null; readonly display: Display; readonly hello: Hello };

/** A display that trusts another root key proves itself for that one: it gets nothing, but people learn of it. */
function otherRoot({ rootKey, sightings, now }: GreetingDeps, { root }: Hello, display: string): Fault | null {
  if (root === rootKey) return null;
  sightings.reported(display, [{ code: 'delivery-foreign', about: display, time: now() }]);
  return 'other-root';
}

/** A key pays for its hellos only when it signed them: strangers must not use its budget up. */
function judge(deps: GreetingDeps, { socket }: DisplayCaller): Judged {
  const parsed = helloSchema.safeParse(socket.handshake.auth);
  const connection = deps.connectionName(socket.request);
  if (!parsed.success || connection === undefined) return { fault: 'unreadable' };
  const { data: hello } = parsed;
  const owner = deps.keys.ownerOf(hello.key);
  if (owner.kind === 'unknown') return { fault: 'unknown-key' };
  if (owner.kind !== 'display') return { fault: owner.kind };
  if (!helloProves({ connection, root: hello.root }, hello.key, hello.proof)) return { fault: 'bad-proof' };
  if (!deps.hellos.take(hello.key)) return { fault: 'busy' };
  const fault = otherRoot(deps, hello, owner.display.id);
  return fault === null ? { fault, display: owner.display, hello } : { fault };
}

/** Judges the hello with which a socket came. Good: it is that display's from now on, is welcomed, and gets what it lacks. */
export function greet(deps: GreetingDeps, caller: DisplayCaller): Fault | null {
  const judged = judge(deps, caller);
  if (judged.fault !== null) return judged.fault;
  const { display, hello } = judged;
  caller.display = display.id;
  caller.key = hello.key;
  deps.sockets.put(display.id, caller);
  deps.sightings.arrived(display.id, hello.held);
  caller.socket.emit('welcome', { v: 1, display: display.id, name: display.name, time: deps.now() });
  const delivery = deps.control.deliveryFor(display.id, hello.held);
  if (delivery !== null) caller.socket.emit('delivery', delivery);
  return null;
}
