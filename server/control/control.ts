import type { Library } from '../../content/library.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { planWindow } from '../../content/schedule/window.ts';
import type { Hash } from '../../content/slide/slide.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { Held } from '../../content/wire/accept.ts';
import type { Blobs, Delivery, Head } from '../../content/wire/head.ts';
import type { Keys } from '../keys/keys.ts';
import type { Log } from '../ledger/log.ts';
import { coalesced } from './coalesce.ts';
import { type Dispatch, packDispatches, singleDelivery } from './dispatches.ts';
import type { HeadStore } from './head-store.ts';
import { changedDisplays, nextHeads, type Wanted, wantedOf } from './heads.ts';
import { partShelf } from './part-shelf.ts';
import { type LeafCache, type Publication, publish } from './publication.ts';
import { type PictureSource, renditionsFrom } from './renditions.ts';
import { wakeUps } from './wake-ups.ts';

/** One turn of the controller: what it saw and whose part changed. `revision`: the highest given so far. */
export interface Round {
  readonly generation: number;
  readonly revision: number;
  readonly displays: readonly string[];
}

/**
 * Keeps each display's newest signed head. Wakes on a change of the library, every minute, and when the window's day begins;
 * a wake-up that finds nothing new costs nothing and sends nothing.
 */
export interface Control {
  /** The first round; from then on it wakes itself. A round that fails, also the first, is logged and tried again. */
  start(): Promise<void>;
  /** Runs a round that begins after this call and gives its result; at most one runs and one waits. */
  wake(): Promise<Round>;
  /** Told after each round that changed a display. Gives the way to stop listening. */
  onRound(listen: (round: Round) => void): () => void;
  /** What the display should show; null for an unknown display. Shared between displays: never changed by the reader. */
  planOf(display: string): Plan | null;
  headOf(display: string): Head | null;
  /** The revision that the display should hold; 0 for an unknown display. */
  revisionOf(display: string): number;
  /** What brings the display from what it holds to the newest; null when it holds that, or is unknown. */
  deliveryFor(display: string, held: Held | null): Delivery | null;
  /** The last round's deliveries for these displays, packed so that many share the same bytes; each made when it is asked for. */
  dispatches(displays: Iterable<string>): Iterable<Dispatch>;
  /** Those of the blobs that exist and belong to this display. */
  blobsFor(display: string, hashes: readonly Hash[]): Blobs;
  /** Ends the timers, waits for the running round and puts the heads on disk. */
  close(): Promise<void>;
}

/** What control stands on; a structural part of library store, journal and keys. */
export interface ControlDeps {
  readonly library: { current(): Library; onChange(listen: () => void): () => void };
  readonly journal: {
    readonly counters: { next(name: string): Promise<number>; atLeast(name: string, value: number): Promise<number> };
  };
  readonly keys: Pick<Keys, 'sign'>;
  readonly pictures: PictureSource;
  readonly heads: HeadStore;
  readonly log: Log;
  readonly now: () => Instant;
}

/** Makes a control that has done nothing yet: `start` it. */
export function createControl({ library, journal, keys, pictures, heads: store, log, now }: ControlDeps): Control {
  const shelf = partShelf();
  const leaves: LeafCache = new WeakMap();
  const listeners = new Set<(round: Round) => void>();
  let heads: ReadonlyMap<string, Head> = new Map();
  let partsBefore: ReadonlyMap<string, Hash> = new Map();
  let publication: Publication | null = null;
  let seen: { readonly library: Library; readonly from: Instant } | null = null;
  /** Renditions came to be for which the last round did not wait. */
  let stale = false;
  let revision = 0;
  let saving: Promise<void> = Promise.resolve();
  let stopWaking = (): void => undefined;

  const save = (): void => {
    saving = saving
      .then(() => store.save([...heads.values()]))
      .catch((error: unknown) => log.error({ event: 'heads-not-kept', error }, 'heads could not be put on disk'));
  };

  /** A listener that throws takes nothing back: what is signed is in force, and others hear of it. */
  const tell = (round: Round): void => {
    for (const listen of listeners) {
      try {
        listen(round);
      } catch (error) {
        log.error({ event: 'round-unheard', error }, 'a listener of the rounds failed');
      }
    }
  };

  const adopt = async (wanted: Wanted, changed: readonly string[]): Promise<void> => {
    if (changed.length > 0) revision = await journal.counters.next('revision');
    const next = nextHeads(wanted, heads, revision);
    const signed = await publish([...next.values()], leaves, keys.sign);
    partsBefore = new Map([...heads].map(([display, head]) => [display, head.part]));
    [heads, publication] = [next, signed];
    shelf.turn(wanted.parts);
  };

  const round = async (): Promise<Round> => {
    const [current, window] = [library.current(), planWindow(now())];
    const round = (displays: readonly string[]): Round => ({ generation: current.generation, revision, displays });
    if (!stale && seen?.library === current && seen.from === window.from) return round([]);
    stale = false;
    const began = performance.now();
    let wanted = await wantedOf(current, window, renditions.of);
    if (await renditions.make()) wanted = await wantedOf(current, window, renditions.of);
    const changed = changedDisplays(wanted, heads);
    await adopt(wanted, changed);
    seen = { library: current, from: window.from };
    const done = round(changed);
    log.info({ event: 'round', ...done, displays: changed.length, ms: Math.round(performance.now() - began) }, 'plans resolved');
    if (changed.length > 0) tell(done);
    // After everybody was told: until then the heads on disk are only older, which costs a revision at worst.
    save();
    return done;
  };

  const wake = coalesced(round);
  const unresolved = (error: unknown): void => log.error({ event: 'round-failed', error }, 'plans could not be resolved');
  const wakeAlone = (): void => void wake().catch(unresolved);
  const renditions = renditionsFrom(pictures, log, now, () => {
    stale = true;
    wakeAlone();
  });

  return {
    wake,
    async start() {
      const kept = await store.load();
      const highest = kept.reduce((most, head) => Math.max(most, head.revision), 0);
      revision = await journal.counters.atLeast('revision', highest);
      // A revision was given out after these were kept: screens may hold newer heads, which an old one would never replace.
      heads = new Map(revision > highest ? [] : kept.map((head) => [head.display, head]));
      await wake().catch(unresolved);
      const stopLibrary = library.onChange(wakeAlone);
      const stopClock = wakeUps(wakeAlone, now);
      stopWaking = () => {
        stopLibrary();
        stopClock();
      };
    },
    onRound(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    planOf: (display) => shelf.part(heads.get(display)?.part ?? '')?.plan ?? null,
    headOf: (display) => heads.get(display) ?? null,
    revisionOf: (display) => heads.get(display)?.revision ?? 0,
    deliveryFor(display, held) {
      const head = heads.get(display);
      if (publication === null || head === undefined) return null;
      if (held?.epoch === head.epoch && held.revision === head.revision && held.part === head.part) return null;
      return singleDelivery(publication, shelf, display, held?.part ?? null);
    },
    dispatches: (displays) => (publication === null ? [] : packDispatches(publication, shelf, partsBefore, displays)),
    blobsFor: (display, hashes) => shelf.belonging(heads.get(display)?.part ?? '', hashes),
    async close() {
      stopWaking();
      renditions.stop();
      await wake().catch(() => undefined);
      await saving;
    },
  };
}
