import type { Frame } from '../../../content/led/frame-at.ts';

/** What is to stand on the panel. `bytes`: its levels in the order of the wire; `percent`: brightness, the supply's cap included. */
export interface Picture {
  readonly frame: Frame;
  readonly bytes: Uint8Array;
  readonly percent: number;
}

/** What a device shows when asked. `same`: what we sent; else `said` names what it shows instead. */
export type Look = { readonly same: true } | { readonly same: false; readonly said: string };

/**
 * A way out to one device. It opens its connection with the first picture and again after every failure. `gapMs`: the least time
 * between two pictures, `refreshMs` the most. `quietMs`: how long nothing may fail before a lost device counts as back (an answer
 * proves more than a datagram that nobody refused).
 */
export interface Way {
  readonly gapMs: number;
  readonly refreshMs: number;
  readonly quietMs: number;
  /** Whether looking and sending share one conversation; else a slow look never holds a picture up. */
  readonly oneAtATime: boolean;
  /** Resolved when the picture has left (or, where the device answers, was taken); rejected when the device is out of reach or refuses. */
  readonly send: (picture: Picture) => Promise<void>;
  /** What the device shows now; `null` where the protocol cannot tell. Rejected when the device does not answer. */
  readonly look: (() => Promise<Look>) | null;
  /** Leaves the panel on this picture and lets go of the connection. */
  readonly end: (picture: Picture) => Promise<void>;
}

/** A picture ready to be sent, what it takes in watts, and what the supply's cap left of it in percent. */
export interface Made {
  readonly picture: Picture;
  readonly watts: number;
  readonly dimmed: number;
}
