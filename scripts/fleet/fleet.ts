import type { Held } from '../../content/wire/accept.ts';
import { type SimulatedDisplay, simulatedDisplay } from './simulated-display.ts';

/** The id of the simulated display with this number; ten digits never come, so that ids sort as numbers. */
export const fleetId = (number: number): string => `fleet-${String(number).padStart(6, '0')}`;

export interface FleetDeps {
  readonly url: string;
  /** The root key that all of them trust. */
  readonly root: string;
  readonly first: number;
  readonly count: number;
  /** How many connect at the same time. */
  readonly atOnce: number;
  failed(display: string, why: string): void;
  holds(display: string, held: Held, delivery: unknown): void;
  /** See `SimulatedDeps`. */
  afterwards(say: () => void): void;
}

/** Simulated displays by the thousand. */
export interface Fleet {
  /** Connects all and resolves when the last one was welcomed; gives the ms that it took. */
  connect(): Promise<number>;
  disconnect(): void;
  holding(): number;
}

export function fleetOf({ url, root, first, count, atOnce, failed, holds, afterwards }: FleetDeps): Fleet {
  let greeted = 0;
  let next = 0;
  let ready: () => void = () => undefined;
  const step = (): void => {
    greeted += 1;
    if (greeted === count) ready();
    else connectNext();
  };
  const displays: SimulatedDisplay[] = Array.from({ length: count }, (_, at) => {
    const displayId = fleetId(first + at);
    return simulatedDisplay({
      url,
      root,
      number: first + at,
      displayId,
      greeted: step,
      failed: (why) => failed(displayId, why),
      holds: (held, delivery) => holds(displayId, held, delivery),
      afterwards,
    });
  });
  const connectNext = (): void => {
    displays[next]?.connect();
    next += 1;
  };
  return {
    connect() {
      [greeted, next] = [0, 0];
      const began = performance.now();
      return new Promise((resolve) => {
        ready = () => resolve(performance.now() - began);
        for (let at = 0; at < Math.min(atOnce, count); at += 1) connectNext();
      });
    },
    disconnect() {
      for (const display of displays) display.disconnect();
    },
    holding: () => displays.filter(({ held }) => held !== null).length,
  };
}
