import { MINUTES_A_DAY } from '../time/day-number.ts';
import { type Entry, RANKS, type Rank } from './entry.ts';
import type { LoopPool } from './loop-pool.ts';
import type { DayPattern } from './pattern-table.ts';

/**
 * What plays through a day, sorted and disjoint, in columns: in minutes [from[i], until[i]) of the day the loop with the number
 * `loop[i]` of the pool, at rank `level[i]`.
 */
export interface Programme {
  readonly from: readonly number[];
  readonly until: readonly number[];
  readonly level: readonly number[];
  readonly loop: readonly number[];
}

type Columns = Record<keyof Programme, number[]>;

const LEVEL = new Map<Rank, number>(RANKS.map((rank, level) => [rank, level]));

/** How high a rank is: 0 for standing. */
export const levelOf = (rank: Rank): number => LEVEL.get(rank) ?? 0;

const MINUTES = MINUTES_A_DAY + 1;

/** Room for one day's sweep, used again and again: a day has no more cells than minutes. */
interface Room {
  /** The minutes at which something begins or ends, ascending: between two of them, in a cell, nothing changes. */
  readonly cuts: Int16Array;
  /** The place of such a minute among the cuts. */
  readonly placeOf: Int16Array;
  readonly level: Int8Array;
  /** In cell i play `members[start[i]]` to `members[start[i + 1] - 1]`, ascending. */
  readonly start: Int32Array;
  readonly next: Int32Array;
  members: Int32Array;
}

const roomOf = (): Room => ({
  cuts: new Int16Array(MINUTES),
  placeOf: new Int16Array(MINUTES),
  level: new Int8Array(MINUTES),
  start: new Int32Array(MINUTES + 1),
  next: new Int32Array(MINUTES),
  members: new Int32Array(4096),
});

/** Finds the cuts and answers how many there are. */
function cut(room: Room, patterns: readonly DayPattern[]): number {
  room.placeOf.fill(0);
  for (const { minutes } of patterns)
    for (let index = 0; index < minutes.length; index += 1) room.placeOf[minutes[index] ?? 0] = 1;
  let count = 0;
  for (let minute = 0; minute < MINUTES; minute += 1) {
    if (room.placeOf[minute] === 0) continue;
    room.cuts[count] = minute;
    room.placeOf[minute] = count;
    count += 1;
  }
  return count;
}

/** First pass: the highest rank in each cell and, in `next`, how many have it. */
function count(room: Room, { minutes }: DayPattern, rank: number): void {
  for (let index = 0; index < minutes.length; index += 2) {
    const end = room.placeOf[minutes[index + 1] ?? 0] ?? 0;
    for (let cell = room.placeOf[minutes[index] ?? 0] ?? 0; cell < end; cell += 1) {
      const top = room.level[cell] ?? 0;
      if (rank < top) continue;
      room.level[cell] = rank;
      room.next[cell] = rank > top ? 1 : (room.next[cell] ?? 0) + 1;
    }
  }
}

/** Between the passes: where each cell's members begin. */
function makeRoom(room: Room, cells: number): void {
  let total = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    const size = room.next[cell] ?? 0;
    room.start[cell] = total;
    room.next[cell] = total;
    total += size;
  }
  room.start[cells] = total;
  if (total > room.members.length) room.members = new Int32Array(total * 2);
}

/** Second pass: the entries that have the highest rank of a cell are its members (SCH-2). */
function fill(room: Room, { entry, minutes }: DayPattern, rank: number): void {
  for (let index = 0; index < minutes.length; index += 2) {
    const end = room.placeOf[minutes[index + 1] ?? 0] ?? 0;
    for (let cell = room.placeOf[minutes[index] ?? 0] ?? 0; cell < end; cell += 1) {
      if (room.level[cell] !== rank) continue;
      const place = room.next[cell] ?? 0;
      room.members[place] = entry;
      room.next[cell] = place + 1;
    }
  }
}

/** Lines the cells up; neighbours that play the same are one. */
function programmeOf(room: Room, cells: number, pool: LoopPool): Programme {
  const made: Columns = { from: [], until: [], level: [], loop: [] };
  let last = -1;
  for (let cell = 0; cell < cells; cell += 1) {
    const level = room.level[cell] ?? -1;
    if (level < 0) continue;
    const loop = pool.numberOf(room.members, room.start[cell] ?? 0, room.start[cell + 1] ?? 0);
    const from = room.cuts[cell] ?? 0;
    const until = room.cuts[cell + 1] ?? 0;
    if (made.until[last] === from && made.loop[last] === loop) made.until[last] = until;
    else {
      last = made.from.push(from) - 1;
      made.until.push(until);
      made.level.push(level);
      made.loop.push(loop);
    }
  }
  return made;
}

/** Makes, from the patterns of a day, ascending by entry, what plays through it. */
export function programmer(entries: readonly Entry[], pool: LoopPool): (patterns: readonly DayPattern[]) => Programme {
  const room = roomOf();
  const levels = entries.map((entry) => levelOf(entry.rank));
  return (patterns) => {
    const cells = Math.max(0, cut(room, patterns) - 1);
    room.level.fill(-1, 0, cells);
    room.next.fill(0, 0, cells);
    for (const pattern of patterns) count(room, pattern, levels[pattern.entry] ?? 0);
    makeRoom(room, cells);
    for (const pattern of patterns) fill(room, pattern, levels[pattern.entry] ?? 0);
    return programmeOf(room, cells, pool);
  };
}
