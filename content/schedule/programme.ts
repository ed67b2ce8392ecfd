import { MINUTES_A_DAY } from '../time/day-number.ts';
import { type Entry, RANKS, type Rank } from './entry.ts';
import type { LoopPool, PooledLoop } from './loop-pool.ts';
import type { DayPattern } from './pattern-table.ts';

/** A stretch of a day, in minutes of it, in which one loop plays. */
export interface Slice {
  readonly from: number;
  readonly until: number;
  readonly rank: Rank;
  readonly loop: PooledLoop;
}

const LEVEL = new Map<Rank, number>(RANKS.map((rank, level) => [rank, level]));

/** How high a rank is: 0 for standing. */
export const levelOf = (rank: Rank): number => LEVEL.get(rank) ?? 0;

/** The minutes at which something begins or ends, ascending, and the place of each among them. */
function cutsOf(patterns: readonly DayPattern[]): { readonly cuts: readonly number[]; readonly placeOf: Int16Array } {
  const placeOf = new Int16Array(MINUTES_A_DAY + 1);
  for (const pattern of patterns) for (const minute of pattern.minutes) placeOf[minute] = 1;
  const cuts: number[] = [];
  placeOf.forEach((used, minute) => {
    if (used === 1) placeOf[minute] = cuts.push(minute) - 1;
  });
  return { cuts, placeOf };
}

type Visit = (cell: number, level: number, entry: number) => void;

/** Calls for every cell between two cuts in which an entry plays; entries ascending within a cell. */
function eachCell(patterns: readonly DayPattern[], entries: readonly Entry[], placeOf: Int16Array, visit: Visit): void {
  for (const { entry, minutes } of patterns) {
    const level = levelOf(entries[entry]?.rank ?? 'standing');
    for (let index = 0; index < minutes.length; index += 2) {
      const end = placeOf[minutes[index + 1] ?? 0] ?? 0;
      for (let cell = placeOf[minutes[index] ?? 0] ?? 0; cell < end; cell += 1) visit(cell, level, entry);
    }
  }
}

/** Who plays in each cell: of those that are on, all of the highest rank (SCH-1, SCH-2). */
function winners(patterns: readonly DayPattern[], entries: readonly Entry[], cells: number, placeOf: Int16Array) {
  const top = new Int8Array(cells).fill(-1);
  eachCell(patterns, entries, placeOf, (cell, level) => {
    if (level > (top[cell] ?? 0)) top[cell] = level;
  });
  const members: number[][] = Array.from({ length: cells }, () => []);
  eachCell(patterns, entries, placeOf, (cell, level, entry) => {
    if (level === top[cell]) members[cell]?.push(entry);
  });
  return { top, members };
}

/** The day that these patterns make: sorted, disjoint slices; neighbours that play the same are one. */
export function programmeOf(patterns: readonly DayPattern[], entries: readonly Entry[], pool: LoopPool): Slice[] {
  const ordered = [...patterns].sort((a, b) => a.entry - b.entry);
  const { cuts, placeOf } = cutsOf(ordered);
  const { top, members } = winners(ordered, entries, Math.max(0, cuts.length - 1), placeOf);
  const slices: Slice[] = [];
  for (let cell = 0; cell < members.length; cell += 1) {
    const rank = RANKS[top[cell] ?? -1];
    if (rank === undefined) continue;
    const loop = pool.take(members[cell] ?? []);
    const from = cuts[cell] ?? 0;
    const until = cuts[cell + 1] ?? 0;
    const last = slices[slices.length - 1];
    if (last !== undefined && last.until === from && last.loop === loop) slices[slices.length - 1] = { ...last, until };
    else slices.push({ from, until, rank, loop });
  }
  return slices;
}
