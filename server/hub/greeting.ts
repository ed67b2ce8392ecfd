import type { Socket } from 'socket.io';
import type { Instant } from '../../content/time/instant.ts';
import type { Held } from '../../content/wire/accept.ts';
import { type Hello, helloSchema, type Refused } from '../../content/wire/display-messages.ts';
import type { Buckets } from './bucket.ts';
import type { ConnectionName } from './connection-name.ts';
import type { DisplayKeys } from './display-keys.ts';
import type { Proves } from './proof.ts';
import type { Sightings } from './sightings.ts';

export interface GreetingDeps {
  readonly keys: DisplayKeys;
  readonly sightings: Sightings;
  readonly hellos: Buckets;
  readonly connectionName: ConnectionName;
  readonly proves: Proves;
  /** The controller's own public root key. */
  readonly rootKey: string;
  now(): Instant;
}

type Fault = Refused['code'];

/** What a good hello says: whose it is, and what that display holds. */
export interface Greeting {
  readonly display: string;
  readonly key: string;
  readonly held: Held | null;
}
type Judged = { readonly fault: Fault } | ({ readonly fault: null } & Greeting);

/** A display that trusts another root key proves itself for that one: it gets nothing, but people learn of it. */
function otherRoot({ rootKey, sightings, now }: GreetingDeps, { root }: Hello, display: string): Fault | null {
  if (root === rootKey) return null;
  sightings.reported(display, [{ code: 'delivery-foreign', about: display, time: now() }]);
  return 'other-root';
}

/** Judges the hello with which a socket comes. A key pays for it only when it signed it: strangers must not use its budget up. */
export async function judgeHello(deps: GreetingDeps, socket: Socket): Promise<Judged> {
  const parsed = helloSchema.safeParse(socket.handshake.auth);
  const connection = deps.connectionName(socket.request);
  if (!parsed.success || connection === undefined) return { fault: 'unreadable' };
  const { key, root, proof, held } = parsed.data;
  const owner = deps.keys.ownerOf(key);
  if (owner.kind === 'unknown') return { fault: 'unknown-key' };
  if (owner.kind !== 'display') return { fault: owner.kind };
  if (!(await deps.proves({ connection, root }, key, proof))) return { fault: 'bad-proof' };
  if (!deps.hellos.take(key)) return { fault: 'busy' };
  const display = owner.display.id;
  const fault = otherRoot(deps, parsed.data, display);
  return fault === null ? { fault, display, key, held } : { fault };
}
