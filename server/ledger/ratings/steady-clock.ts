import type { Instant } from '../../../content/time/instant.ts';

/** A wall clock that ran off the monotonic one by more than this was put forward or back, or the machine slept. */
const STEP_MS = 60_000;
/** A start that finds the last record this far back may have a clock that is wrong until it is put right. */
const AWAY_MS = 36 * 3_600_000;
/** How long a clock has to run evenly after that before it is believed. */
const WAIT_MS = 10 * 60_000;

/**
 * Tells at each wake-up whether the time may be believed for what cannot be taken back: a day that was closed for a clock that stood
 * in the future for a moment would stay closed. `mono`: a clock in ms that only runs forward; `last`: time of the last record, null: none.
 */
export const steadyClock = (mono: () => number, last: Instant | null): ((now: Instant) => boolean) => {
  let offset: number | null = null;
  let doubtedUntil = Number.NEGATIVE_INFINITY;
  return (now) => {
    const ticks = mono();
    const moved = offset === null ? last !== null && now - last > AWAY_MS : Math.abs(now - ticks - offset) > STEP_MS;
    offset = now - ticks;
    if (moved) doubtedUntil = ticks + WAIT_MS;
    return ticks >= doubtedUntil;
  };
};
