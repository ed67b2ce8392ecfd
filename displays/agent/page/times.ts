import type { Head } from '../../../content/wire/head.ts';
import type { Reading } from '../../link/clock.ts';

/**
 * What time the page is told. `true`: the time, or the lease's end when the clock stands before the last time seen: the page then shows
 * the standing slide, as it does when the lease has run out. `first`: a moment at which the held plan may be taken in, so that a page
 * that begins anew has that standing slide.
 */
export interface PageTimes {
  readonly first: number;
  readonly true: number;
}

/** Well inside the lease, whatever the page adds for the way. */
const INSIDE_MS = 60_000;

/** The times for a page beside a plan (`null`: there is none yet). */
export const pageTimes = (head: Pick<Head, 'notBefore' | 'lease'> | null, reading: Reading): PageTimes => {
  const now = Math.max(0, Math.round(reading.time));
  if (head === null) return { first: now, true: now };
  const told = reading.trust === 'behind' ? Math.max(head.lease, now) : now;
  const first = Math.min(Math.max(told, head.notBefore), head.lease - INSIDE_MS);
  return { first, true: told };
};
