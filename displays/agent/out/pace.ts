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
 * Calls `tick` in the middle of every frame of the clock `now` (ms), `rate` a second, with the frame's number by that clock: lateness
 * does not add up, no jitter of a timer falls on the border of two frames, frames that were missed are left out, and a clock that
 * steps is followed at once. Gives back how to end it.
 */
export function everyFrame(
  rate: number,
  now: () => number,
  after: Clockwork['after'],
  tick: (frame: number) => void,
): () => void {
  let cancel: () => void = () => undefined;
  let ended = false;
  const frameNow = (): number => Math.floor((now() * rate) / 1000);
  const plan = (): void => {
    const middle = ((frameNow() + 1.5) * 1000) / rate;
    if (!ended) cancel = after(Math.max(1, middle - now()), wake);
  };
  const wake = (): void => {
    tick(frameNow());
    plan();
  };
  plan();
  return () => {
    ended = true;
    cancel();
  };
}
