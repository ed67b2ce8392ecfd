import type { Plan } from '../../content/schedule/plan.ts';
import type { Hash } from '../../content/slide/slide.ts';
import type { Held } from '../../content/wire/accept.ts';
import type { Blobs, Delivery, Head } from '../../content/wire/head.ts';

/** One turn of the controller: what it saw and whose part changed. `revision`: the highest given so far. */
export interface Round {
  readonly generation: number;
  readonly revision: number;
  readonly displays: readonly string[];
}

/** One delivery with the same bytes for all of `displays`. */
export interface Dispatch {
  readonly delivery: Delivery;
  readonly displays: readonly string[];
}

/**
 * Keeps each display's newest signed head. Wakes on a change of the library, every minute, and when the window's day begins;
 * a wake-up that finds nothing new costs nothing and sends nothing.
 */
export interface Control {
  /** The first round; from then on it wakes itself. */
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
  /** The last round's deliveries for these displays, packed so that many share the same bytes. */
  dispatches(displays: Iterable<string>): Dispatch[];
  /** Those of the blobs that exist and belong to this display. */
  blobsFor(display: string, hashes: readonly Hash[]): Blobs;
  /** Ends the timers, waits for the running round and puts the heads on disk. */
  close(): Promise<void>;
}
