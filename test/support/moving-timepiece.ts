import type { Ticks, Timepiece } from '../../displays/link/timepiece.ts';

/** A clock that moves when told: timers fire in order, with promises settled between them. */
export interface MovingTimepiece extends Timepiece {
  /** Lets `ms` pass. */
  readonly pass: (ms: number) => Promise<void>;
  /** Steps the wall clock alone, as a hand or NTP does. */
  readonly step: (ms: number) => void;
  readonly pending: () => number;
}

/** Lets everything that was promised happen. */
const settle = async (): Promise<void> => {
  for (let round = 0; round < 25; round += 1) await Promise.resolve();
};

/** A machine switched on at `wall`. */
export const movingTimepiece = (wall: number): MovingTimepiece => {
  let mono = 0;
  let shift = wall;
  let next = 0;
  const timers = new Map<number, { readonly at: number; readonly wake: () => void }>();
  const due = (until: number): [number, { at: number; wake: () => void }] | undefined =>
    [...timers].filter(([, timer]) => timer.at <= until).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
  const ticks = (): Ticks => ({ wall: shift + mono, mono });
  return {
    ticks,
    after: (ms, wake) => {
      const id = next;
      next += 1;
      timers.set(id, { at: mono + Math.max(0, ms), wake });
      return () => void timers.delete(id);
    },
    pass: async (ms) => {
      const until = mono + ms;
      await settle();
      for (let timer = due(until); timer !== undefined; timer = due(until)) {
        mono = Math.max(mono, timer[1].at);
        timers.delete(timer[0]);
        timer[1].wake();
        await settle();
      }
      mono = until;
    },
    step: (ms) => {
      shift += ms;
    },
    pending: () => timers.size,
  };
};
