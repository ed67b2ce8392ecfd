import type { Instant } from '../time/instant.ts';
import { instantOfWall } from '../time/wall-clock.ts';
import type { Segment } from './segments.ts';

/** When an entry would play in a segment if no other outranked it: instants [from, until, …], cut to the segment. */
export function instantsOf(segment: Segment, entry: number): number[] {
  const { board, from, until } = segment;
  const stretches = board.stretchesOf(entry);
  const out: number[] = [];
  for (let index = 0; index < stretches.length; index += 2) {
    const begin = Math.max(from, instantOfWall(board.offsets, stretches[index] ?? 0));
    const end = Math.min(until, instantOfWall(board.offsets, stretches[index + 1] ?? 0));
    if (begin < end) out.push(begin, end);
  }
  return out;
}

/** The segment that holds `time`. */
export const segmentAt = (segments: readonly Segment[], time: Instant): Segment | undefined =>
  segments.find((segment) => segment.from <= time && time < segment.until);
