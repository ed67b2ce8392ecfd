import type { Instant } from '../../content/time/instant.ts';
import type { LiveBody } from '../../content/wire/live.ts';

/** A checkpoint is signed every minute; so long may scores go before it. */
const LATE_MS = 10 * 60_000;
const AGAIN_MS = 60_000;

/** Tells, at most once a minute, that scores have rested so long on more records than the checkpoint that is held covers. */
export const uncovered = (): ((covered: number, told: Pick<LiveBody, 'records' | 'time'>) => boolean) => {
  let since: Instant | null = null;
  return (covered, { records, time }) => {
    since = covered < records ? (since ?? time) : null;
    if (since === null || time - since < LATE_MS) return false;
    since = time - LATE_MS + AGAIN_MS;
    return true;
  };
};
