import type { WallMinute } from './day-number.ts';
import type { Instant } from './instant.ts';
import type { Offset } from './local-clock.ts';

/**
 * The first instant at which the wall clock reads `minute` or later. So a minute that clocks skip is the moment of the
 * jump, a minute that comes twice is its first coming, and the order of minutes is the order of their instants.
 * `offsets` sorted, not empty; the first one also holds before its `from`.
 */
export function instantOfWall(offsets: readonly Offset[], minute: WallMinute): Instant {
  let begin = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < offsets.length; index += 1) {
    const end = offsets[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const instant = (minute - (offsets[index]?.minutes ?? 0)) * 60_000;
    if (instant < end) return Math.max(instant, begin);
    begin = end;
  }
  return begin;
}
