import type { Instant } from '../../content/time/instant.ts';
import type { LiveBody } from '../../content/wire/live.ts';

/** A checkpoint is signed every minute; so long may scores go before it. */
const LATE_MS = 10 * 60_000;
const AGAIN_MS = 60_000;

/**
 * Tells, at most once a minute, that scores have rested so long on more records than the checkpoint that is held covers: by the
 * controller's time or by `mono`, which only runs forward and which no controller sets.
 */
export const uncovered = (mono: () => number): ((covered: number, told: Pick<LiveBody, 'records' | 'time'>) => boolean) => {
  let since: { readonly time: Instant; readonly mono: number } | null = null;
  return (covered, { records, time }) => {
    const now = { time, mono: mono() };
    since = covered < records ? (since ?? now) : null;
    if (since === null || Math.max(now.time - since.time, now.mono - since.mono) < LATE_MS) return false;
    since = { time: now.time - LATE_MS + AGAIN_MS, mono: now.mono - LATE_MS + AGAIN_MS };
    return true;
  };
};
