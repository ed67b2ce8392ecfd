import type { Line } from './line.ts';
import { retryDelay } from './retry-delay.ts';
import type { Timepiece } from './timepiece.ts';

/** How long an open line may take to become useful before it is dropped. */
const SETTLE_MS = 15_000;

/** Keeps a line open for as long as it is wanted. */
export interface Redial {
  /** The other side has answered properly: the next loss is tried again quickly. */
  readonly settled: () => void;
  readonly stop: () => void;
}

/** Opens `line` and, whenever it is lost, opens it again after `retryDelay`. */
export const keepOpen = (line: Line, timepiece: Timepiece, random: () => number): Redial => {
  let failures = 0;
  let cancel: () => void = () => undefined;
  let stopped = false;
  const later = (ms: number, wake: () => void): void => {
    cancel();
    if (!stopped) cancel = timepiece.after(ms, wake);
  };
  line.onOpen(() => later(SETTLE_MS, line.drop));
  line.onLost(() => {
    later(retryDelay(failures, random()), line.open);
    failures += 1;
  });
  line.open();
  return {
    settled: () => {
      failures = 0;
      cancel();
    },
    stop: () => {
      stopped = true;
      cancel();
      line.close();
    },
  };
};
