import type { Line } from './line.ts';
import { retryDelay } from './retry-delay.ts';
import type { Timepiece } from './timepiece.ts';

/** How long an open line may take to become useful before it is dropped. */
const SETTLE_MS = 15_000;

/** Keeps a line open for as long as it is wanted. */
export interface Redial {
  /** The first try; called when all handlers are in place. */
  readonly start: () => void;
  /** The other side has answered properly: the next loss is tried again quickly. */
  readonly settled: () => void;
  /** The next try waits at least so long. */
  readonly holdOff: (ms: number) => void;
  readonly stop: () => void;
}

/** Opens `line` at `start` and, whenever it is lost, opens it again after `retryDelay`. */
export const keepOpen = (line: Line, timepiece: Timepiece, random: () => number): Redial => {
  let failures = 0;
  let least = 0;
  let cancel: () => void = () => undefined;
  let stopped = false;
  const later = (ms: number, wake: () => void): void => {
    cancel();
    if (!stopped) cancel = timepiece.after(ms, wake);
  };
  line.onOpen(() => later(SETTLE_MS, line.drop));
  line.onLost(() => {
    later(least + retryDelay(failures, random()), line.open);
    least = 0;
    failures += 1;
  });
  return {
    start: line.open,
    settled: () => {
      failures = 0;
      cancel();
    },
    holdOff: (ms) => {
      least = ms;
    },
    stop: () => {
      stopped = true;
      cancel();
      line.close();
    },
  };
};
