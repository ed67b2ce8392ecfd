/** The two clocks of this machine, in ms: `wall` may be wrong and may step; `mono` only runs forward (and may pause in standby). */
export interface Ticks {
  readonly wall: number;
  readonly mono: number;
}

/** Reading clocks and being woken: what a test replaces by a clock that moves. `after` gives back how to call it off. */
export interface Timepiece {
  readonly ticks: () => Ticks;
  readonly after: (ms: number, wake: () => void) => () => void;
}

/** The browser's clocks and timers. */
export const browserTimepiece = (): Timepiece => ({
  ticks: () => ({ wall: Date.now(), mono: performance.now() }),
  after: (ms, wake) => {
    const id = setTimeout(wake, ms);
    return () => clearTimeout(id);
  },
});
