import type { z } from 'zod';
import type { CheckpointMessage, SignedCheckpoint } from '../../content/ledger/checkpoint.ts';
import type { Instant } from '../../content/time/instant.ts';
import {
  extendSchema,
  holdingSchema,
  needSchema,
  type PaintedItem,
  paintedSchema,
  type ReportItem,
  reportSchema,
  timeAskSchema,
  witnessedSchema,
} from '../../content/wire/display-messages.ts';
import { foundSchema } from '../../content/wire/find.ts';
import { healthMessageSchema, screenshotMessageSchema } from '../../content/wire/health-messages.ts';
import type { Control } from '../control/control.ts';
import type { DisplayCaller } from './display-sockets.ts';
import { type Rule, rule } from './entry.ts';
import type { Glances } from './glances.ts';
import type { Searches } from './searches.ts';
import type { Sightings } from './sightings.ts';

type Recorder<T> = { record(display: string, items: readonly T[]): Promise<{ readonly upTo: number }> };

export interface DisplayRuleDeps {
  readonly control: Pick<Control, 'blobsFor'>;
  readonly plays: Recorder<PaintedItem>;
  readonly reports: Recorder<ReportItem>;
  readonly sightings: Sightings;
  readonly glances: Pick<Glances, 'tell' | 'show'>;
  readonly searches: Pick<Searches, 'answer'>;
  /** The newest checkpoint of the ledger with its proof from this size; null: there is none. */
  checkpointFrom(from: number): CheckpointMessage | null;
  /** A checkpoint that a display holds and what it was offered does not extend. */
  witnessed(checkpoint: SignedCheckpoint): Promise<void>;
  now(): Instant;
}

/** Every event that a display may send; each needs a good hello before. */
export function displayRules(deps: DisplayRuleDeps): ReadonlyMap<string, Rule<DisplayCaller>> {
  const { control, plays, reports, sightings, glances, searches, now } = deps;
  const known = <M, A>(schema: z.ZodType<M>, act: (display: string, message: M) => A): Rule<DisplayCaller> =>
    rule(
      schema,
      (caller: DisplayCaller) => caller.display !== null,
      (caller, message) => (caller.display === null ? undefined : act(caller.display, message)),
    );
  /** What comes too often, or is not what it says, counts as a bad message. */
  const taken = <M>(schema: z.ZodType<M>, take: (display: string, message: M) => boolean): Rule<DisplayCaller> =>
    rule(
      schema,
      (caller: DisplayCaller, message) => caller.display !== null && take(caller.display, message),
      () => undefined,
    );
  return new Map([
    ['time', known(timeAskSchema, () => ({ time: now() }))],
    [
      'holding',
      known(holdingSchema, (display, { epoch, revision, part }) => sightings.holds(display, { epoch, revision, part })),
    ],
    ['extend', known(extendSchema, (_display, { from }) => deps.checkpointFrom(from))],
    [
      'witnessed',
      known(witnessedSchema, async (_display, { checkpoint }) => {
        await deps.witnessed(checkpoint);
        return null;
      }),
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
    ['health', taken(healthMessageSchema, (display, { health }) => glances.tell(display, health))],
    ['screenshot', taken(screenshotMessageSchema, (display, shot) => glances.show(display, shot))],
    ['found', taken(foundSchema, (display, { id, devices }) => searches.answer(display, id, devices))],
  ]);
}
