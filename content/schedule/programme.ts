import { MINUTES_A_DAY } from '../time/day-number.ts';
import { type Entry, RANKS, type Rank } from './entry.ts';
import type { LoopPool, PooledLoop } from './loop-pool.ts';
import type { DayPattern } from './pattern-table.ts';

/** A stretch of a day, in minutes of it, in which one loop plays. */
export interface Slice {
  readonly from: number;
  until: number;
  readonly rank: Rank;
  readonly loop: PooledLoop;
}

const LEVEL = new Map<Rank, number>(RANKS.map((rank, level) => [rank, level]));

/** How high a rank is: 0 for standing. */
export const levelOf = (rank: Rank): number => LEVEL.get(rank) ?? 0;

interface Cuts {
  /** The minutes at which something begins or ends, ascending: between two of them nothing changes. */
  readonly minutes: readonly number[];
  /** The place of such a minute among them. */
  readonly placeOf: Int16Array;
}

function cutsOf(patterns: readonly DayPattern[]): Cuts {
  const placeOf = new Int16Array(MINUTES_A_DAY + 1);
  for (const pattern of patterns) for (const minute of pattern.minutes) placeOf[minute] = 1;
  const minutes: number[] = [];
  for (let minute = 0; minute <= MINUTES_A_DAY; minute += 1)
    if (placeOf[minute] === 1) placeOf[minute] = minutes.push(minute) - 1;
  return { minutes, placeOf };
}

/** Who plays between two cuts: of those that are on, all of the highest rank (SCH-2); entries ascending. */
interface Cell {
  level: number;
  members: number[];
}

function enter(cell: Cell, level: number, entry: number): void {
  if (level > cell.level) {
    cell.level = level;
    cell.members = [entry];
  } else if (level === cell.level) cell.members.push(entry);
}

function cellsOf(patterns: readonly DayPattern[], entries: readonly Entry[], { minutes, placeOf }: Cuts): Cell[] {
  const cells: Cell[] = [];
  for (let cell = 1; cell < minutes.length; cell += 1) cells.push({ level: -1, members: [] });
  for (const pattern of patterns) {
    const level = levelOf(entries[pattern.entry]?.rank ?? 'standing');
    for (let index = 0; index < pattern.minutes.length; index += 2) {
      const end = placeOf[pattern.minutes[index + 1] ?? 0] ?? 0;
      for (let at = placeOf[pattern.minutes[index] ?? 0] ?? 0; at < end; at += 1) {
        const cell = cells[at];
        if (cell) enter(cell, level, pattern.entry);
      }
    }
  }
  return cells;
}

/** The day that these patterns make: sorted, disjoint slices; neighbours that play the same are one. */
export function programmeOf(patterns: DayPattern[], entries: readonly Entry[], pool: LoopPool): Slice[] {
  const ordered = patterns.sort((a, b) => a.entry - b.entry);
  const cuts = cutsOf(ordered);
  const slices: Slice[] = [];
  cellsOf(ordered, entries, cuts).forEach(({ level, members }, at) => {
    const rank = RANKS[level];
    if (rank === undefined) return;
    const loop = pool.take(members);
    const [from = 0, until = 0] = [cuts.minutes[at], cuts.minutes[at + 1]];
    const last = slices[slices.length - 1];
    if (last !== undefined && last.until === from && last.loop === loop) last.until = until;
    else slices.push({ from, until, rank, loop });
  });
  return slices;
}
