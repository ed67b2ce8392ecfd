import type { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import {
  type Hello,
  helloSchema,
  holdingSchema,
  needSchema,
  type PaintedItem,
  paintedSchema,
  type ReportItem,
  reportSchema,
  timeAskSchema,
  type Welcome,
} from '../../content/wire/display-messages.ts';
import type { Control } from '../control/control.ts';
import type { Buckets } from './bucket.ts';
import type { DisplayKeys } from './display-keys.ts';
import type { DisplayCaller, DisplaySockets } from './display-sockets.ts';
import { type Rule, rule } from './entry.ts';
import { helloProves } from './proof.ts';
import type { Sightings } from './sightings.ts';

type Recorder<T> = { record(display: string, items: readonly T[]): Promise<{ readonly upTo: number }> };

export interface DisplayRuleDeps {
  readonly control: Pick<Control, 'deliveryFor' | 'blobsFor'>;
  readonly plays: Recorder<PaintedItem>;
  readonly reports: Recorder<ReportItem>;
  readonly keys: DisplayKeys;
  readonly sockets: DisplaySockets;
  readonly sightings: Sightings;
  readonly hellos: Buckets;
  now(): Instant;
}

const refusal = (code: string): Welcome => ({ ok: false, code });

/** Why this hello is none, or null. A key pays for its hellos only when it signed them: strangers must not use its budget up. */
function disproof({ keys, hellos }: DisplayRuleDeps, { nonce }: DisplayCaller, hello: Hello): string | null {
  const { kind } = keys.ownerOf(hello.key);
  if (kind === 'unknown') return 'unknown-key';
  if (kind === 'revoked' || kind === 'removed') return kind;
  if (!helloProves(nonce, hello.key, hello.proof)) return 'bad-proof';
  return hellos.take(hello.key) ? null : 'busy';
}

function greet(deps: DisplayRuleDeps, caller: DisplayCaller, hello: Hello): Welcome {
  caller.greeted = true;
  const fault = disproof(deps, caller, hello);
  if (fault !== null) return refusal(fault);
  const owner = deps.keys.ownerOf(hello.key);
  if (owner.kind !== 'display') return refusal('revoked');
  const { id: display, name } = owner.display;
  caller.display = display;
  caller.key = hello.key;
  deps.sockets.put(display, caller);
  deps.sightings.arrived(display, hello.held);
  // After the acknowledgement, so that the display knows who it is when the delivery comes.
  setImmediate(() => {
    const delivery = caller.display === null ? null : deps.control.deliveryFor(caller.display, hello.held);
    if (delivery !== null) caller.socket.emit('delivery', delivery);
  });
  return { ok: true, display, name, time: deps.now() };
}

/** Every event that a display may send. All but `hello` and `time` need a good hello before. */
export function displayRules(deps: DisplayRuleDeps): ReadonlyMap<string, Rule<DisplayCaller>> {
  const { control, plays, reports, sightings, now } = deps;
  const known = <M, A>(schema: z.ZodType<M>, act: (display: string, message: M) => A): Rule<DisplayCaller> =>
    rule(
      schema,
      (caller: DisplayCaller) => caller.display !== null,
      (caller, message) => (caller.display === null ? undefined : act(caller.display, message)),
    );
  return new Map([
    [
      'hello',
      rule(
        helloSchema,
        (caller: DisplayCaller) => !caller.greeted,
        (caller, hello) => greet(deps, caller, hello),
      ),
    ],
    [
      'time',
      rule(
        timeAskSchema,
        () => true,
        () => ({ time: now() }),
      ),
    ],
    [
      'holding',
      known(holdingSchema, (display, { epoch, revision, part }) => sightings.holds(display, { epoch, revision, part })),
    ],
    ['need', known(needSchema, (display, { hashes }) => ({ blobs: control.blobsFor(display, hashes) }))],
    [
      'painted',
      known(paintedSchema, async (display, { items }) => {
        const kept = await plays.record(display, items);
        sightings.painted(display, items);
        return { upTo: kept.upTo };
      }),
    ],
    [
      'report',
      known(reportSchema, async (display, { items }) => {
        const kept = await reports.record(display, items);
        sightings.reported(display, items);
        return { upTo: kept.upTo };
      }),
    ],
  ]);
}
