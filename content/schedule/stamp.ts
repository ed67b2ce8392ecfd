import type { ZoneName } from '../place/display.ts';
import { MINUTES_A_DAY, type WallMinute } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import { instantOfWall } from '../time/wall-clock.ts';
import type { Board } from './board.ts';
import { RANKS } from './entry.ts';
import type { LoopPool } from './loop-pool.ts';
import type { Loop, Span } from './plan.ts';
import type { Programme } from './programme.ts';
import type { Segment } from './segments.ts';

/** Numbers the loops of a plan in the order in which they are first met. */
export interface Numbering {
  readonly loops: Loop[];
  readonly placeOf: (loop: number) => number;
  /** The plan's numbers of a programme's loops: most days have the programme of another day. */
  readonly numbersOf: (programme: Programme) => readonly number[];
}

/** A numbering of the loops of this pool. */
export function numbering(pool: LoopPool): Numbering {
  const loops: Loop[] = [];
  const places = new Map<number, number>();
  const known = new Map<Programme, readonly number[]>();
  const placeOf = (loop: number): number => {
    const before = places.get(loop);
    if (before !== undefined) return before;
    places.set(loop, loops.length);
    return loops.push(pool.loopOf(loop)) - 1;
  };
  const numbersOf = (programme: Programme): readonly number[] => {
    const numbers = known.get(programme) ?? programme.loop.map(placeOf);
    known.set(programme, numbers);
    return numbers;
  };
  return { loops, placeOf, numbersOf };
}

const MINUTE_MS = 60_000;

/** Where a day begins and the next one; `plain`: it has 24 hours, so that its minutes follow by arithmetic, else each one is asked of the clock. */
interface Midnight {
  readonly minute: WallMinute;
  readonly instant: Instant;
  readonly next: Instant;
  readonly plain: boolean;
}

function midnightOf(board: Board, minute: WallMinute): Midnight {
  const instant = instantOfWall(board.offsets, minute);
  const next = instantOfWall(board.offsets, minute + MINUTES_A_DAY);
  return { minute, instant, next, plain: next - instant === MINUTES_A_DAY * MINUTE_MS };
}

const instantIn = (board: Board, midnight: Midnight, minute: number): Instant =>
  midnight.plain ? midnight.instant + minute * MINUTE_MS : instantOfWall(board.offsets, midnight.minute + minute);

/** Of a day that the segment or the clock cuts, only the loops that are left with some time get a number. */
function stampDay(segment: Segment, programme: Programme, midnight: Midnight, numbers: Numbering, spans: Span[]): void {
  const isWhole = midnight.plain && segment.from <= midnight.instant && midnight.next <= segment.until;
  const places = isWhole ? numbers.numbersOf(programme) : null;
  let last = spans[spans.length - 1];
  for (let index = 0; index < programme.loop.length; index += 1) {
    const rank = RANKS[programme.level[index] ?? -1];
    const from = Math.max(segment.from, instantIn(segment.board, midnight, programme.from[index] ?? 0));
    const until = Math.min(segment.until, instantIn(segment.board, midnight, programme.until[index] ?? 0));
    if (rank === undefined || from >= until) continue;
    const loop = places?.[index] ?? numbers.placeOf(programme.loop[index] ?? 0);
    if (last !== undefined && last.until === from && last.loop === loop) last.until = until;
    else {
      last = { from, until, loop, rank };
      spans.push(last);
    }
  }
}

/** Stamps the programme of each day of the segment onto the time line; a span that continues the last one is joined to it. */
export function stampSegment(segment: Segment, zone: ZoneName, numbers: Numbering, spans: Span[]): void {
  const { board } = segment;
  const set = segment.reached[zone];
  if (set.entries.length === 0) return;
  board.programmesOf(set).forEach((programme, day) => {
    stampDay(segment, programme, midnightOf(board, (board.first + day) * MINUTES_A_DAY), numbers, spans);
  });
}
