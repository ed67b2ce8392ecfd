/** A clock that only runs forward, in ms, and being woken: what a test replaces by one that moves by hand. */
export interface Clockwork {
  readonly mono: () => number;
  readonly after: (ms: number, wake: () => void) => () => void;
}

/**
 * Says when the next of at most `rate` pictures a second may go. Over any time the rate holds; one picture may come early by half a
 * period, so that a source with its own good clock is never held back by ours.
 */
export interface Pace {
  /** Ms from `now` until a picture may go; 0 is now. */
  readonly wait: (now: number) => number;
  readonly sent: (now: number) => void;
}

/** `gapMs`: at least so long between two pictures, whatever the rate. */
export function paceOf(rate: number, gapMs: number): Pace {
  const period = Math.max(1000 / rate, gapMs);
  const early = gapMs > 1000 / rate ? 0 : period / 2;
  let due = -Infinity;
  return {
    wait: (now) => Math.max(0, due - early - now),
    sent: (now) => {
      due = Math.max(due + period, now + period - early);
    },
  };
}

/**
 * Calls `tick` with the number of the frame, `rate` times a second from now on, by the monotonic clock: the time of a frame is a
 * function of its number, so nothing adds up; frames whose time has passed are left out. Gives back how to end it.
 */
export function everyFrame(rate: number, clock: Clockwork, tick: (number: number) => void): () => void {
  const begin = clock.mono();
  let number = 0;
  let cancel: () => void = () => undefined;
  const plan = (): void => {
    cancel = clock.after(Math.max(0, begin + (number * 1000) / rate - clock.mono()), wake);
  };
  const wake = (): void => {
    tick(number);
    number = Math.max(number + 1, Math.ceil(((clock.mono() - begin) * rate) / 1000));
    plan();
  };
  plan();
  return () => cancel();
}
