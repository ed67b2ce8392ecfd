import { createHash } from 'node:crypto';
import { type Acceptance, acceptDelivery, type Held } from '../../content/wire/accept.ts';
import { type Hello, refusedSchema, welcomeSchema } from '../../content/wire/display-messages.ts';
import { type FleetKey, fleetKey } from './fleet-key.ts';
import { openWire, type Wire } from './socket-io-wire.ts';

export interface SimulatedDeps {
  readonly url: string;
  readonly number: number;
  readonly displayId: string;
  /** The root key that it trusts. */
  readonly root: string;
  /** Known: it welcomed us. */
  greeted(): void;
  /** It holds a revision: own head found, hash checked. `delivery` for those who verify in full afterwards. */
  holds(held: Held, delivery: unknown): void;
  /** Says, now or later, what a display says once it holds: each real one has a processor and a line of its own for that. */
  afterwards(say: () => void): void;
  failed(why: string): void;
}

/** One display of the fleet: a real key, a real handshake, and as little else as possible. */
export interface SimulatedDisplay {
  connect(): void;
  disconnect(): void;
  readonly held: Held | null;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Texts that were hashed before, by their hash: a thousand displays in one process get the same one, and real ones hash in parallel. */
const hashed = new Map<string, string>();
const hashHolds = (hash: string, text: string): boolean => {
  if (hashed.get(hash) === text) return true;
  if (createHash('sha256').update(text).digest('hex') !== hash) return false;
  if (hashed.size > 8000) hashed.clear();
  hashed.set(hash, text);
  return true;
};

/** The own head in a delivery that is not verified in full: by what is needed of it only, the process has thousands to look at. */
const ownHead = (delivery: unknown, displayId: string): { held: Held; partHolds: boolean } | null => {
  const heads = memberOf(memberOf(delivery, 'run'), 'heads');
  const own: unknown = Array.isArray(heads) ? heads.find((head) => memberOf(head, 'display') === displayId) : undefined;
  const [epoch, revision, part] = [memberOf(own, 'epoch'), memberOf(own, 'revision'), memberOf(own, 'part')];
  if (typeof epoch !== 'number' || typeof revision !== 'number' || typeof part !== 'string') return null;
  const text = memberOf(memberOf(delivery, 'blobs'), part);
  return { held: { epoch, revision, part }, partHolds: typeof text !== 'string' || hashHolds(part, text) };
};

export function simulatedDisplay({
  url,
  number,
  displayId,
  root,
  greeted,
  holds,
  afterwards,
  failed,
}: SimulatedDeps): SimulatedDisplay {
  let key: FleetKey | null = null;
  let wire: Wire | null = null;
  let held: Held | null = null;
  let leaving = false;
  const hello = (connection: string): Hello => {
    key ??= fleetKey(number);
    const proof = key.prove({ connection, root });
    return { v: 1, key: key.public, root, proof, held, app: 'fleet', glass: { width: 1920, height: 1080, ratio: 1 } };
  };
  const delivered = (message: unknown): void => {
    const own = ownHead(message, displayId);
    if (own === null || !own.partHolds) return failed('delivery-damaged');
    held = own.held;
    holds(own.held, message);
    afterwards(() => wire?.emit('holding', { v: 1, ...own.held }));
  };
  const event = (name: string, message: unknown): void => {
    if (name === 'delivery') delivered(message);
    else if (name === 'refused') failed(refusedSchema.parse(message).code);
  };
  const opened = (answer: unknown): void => {
    welcomeSchema.parse(answer);
    greeted();
  };
  const closed = (why: string): void => {
    if (!leaving) failed(why);
  };
  return {
    connect() {
      leaving = false;
      wire = openWire(url, '/display', { opened, event, closed }, hello);
    },
    disconnect() {
      leaving = true;
      wire?.close();
    },
    get held() {
      return held;
    },
  };
}

/** The whole check that a real display does, for a sample. */
export const verifiesInFull = (delivery: unknown, display: string, rootKey: string): Acceptance =>
  acceptDelivery(delivery, { display, rootKey, held: null, now: Date.now(), has: () => true });
