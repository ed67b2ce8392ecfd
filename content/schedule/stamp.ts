import type { ZoneName } from '../place/display.ts';
import { MINUTES_A_DAY, type WallMinute } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import { instantOfWall } from '../time/wall-clock.ts';
import type { Board } from './board.ts';
import type { Compiled } from './compiled.ts';
import type { PooledLoop } from './loop-pool.ts';
import type { Loop, Span } from './plan.ts';
import type { Slice } from './programme.ts';
import type { Segment } from './segments.ts';

/** Collects the spans of a zone, and numbers the loops of the plan in the order in which they are first met. */
export interface Numbering {
  readonly loops: Loop[];
  readonly places: Map<PooledLoop, number>;
  /** The numbers of a programme's loops: most days have the programme of another day. */
  readonly ofProgramme: Map<readonly Slice[], readonly number[]>;
}

export const numbering = (): Numbering => ({ loops: [], places: new Map(), ofProgramme: new Map() });

function numberOf(numbers: Numbering, { loop }: Slice): number {
  const place = numbers.places.get(loop) ?? numbers.loops.push(loop.compose()) - 1;
  numbers.places.set(loop, place);
  return place;
}

function numbersOf(numbers: Numbering, programme: readonly Slice[]): readonly number[] {
  const known = numbers.ofProgramme.get(programme);
  if (known) return known;
  const made = programme.map((slice) => numberOf(numbers, slice));
  numbers.ofProgramme.set(programme, made);
  return made;
}

const MINUTE_MS = 60_000;

/** Where a day begins; `plain`: it has 24 hours, so that its minutes follow by arithmetic, else each one is asked of the clock. */
interface Midnight {
  readonly minute: WallMinute;
  readonly instant: Instant;
  readonly plain: boolean;
}

function midnightOf(board: Board, minute: WallMinute): Midnight {
  const instant = instantOfWall(board.offsets, minute);
  const next = instantOfWall(board.offsets, minute + MINUTES_A_DAY);
  return { minute, instant, plain: next - instant === MINUTES_A_DAY * MINUTE_MS };
}

const instantIn = (board: Board, midnight: Midnight, minute: number): Instant =>
  midnight.plain ? midnight.instant + minute * MINUTE_MS : instantOfWall(board.offsets, midnight.minute + minute);

function stampDay(segment: Segment, programme: readonly Slice[], midnight: Midnight, numbers: Numbering, spans: Span[]): void {
  const loops = numbersOf(numbers, programme);
  let last = spans[spans.length - 1];
  for (let index = 0; index < programme.length; index += 1) {
    const slice = programme[index];
    const loop = loops[index];
    if (slice === undefined || loop === undefined) continue;
    const from = Math.max(segment.from, instantIn(segment.board, midnight, slice.from));
    const until = Math.min(segment.until, instantIn(segment.board, midnight, slice.until));
    if (from >= until) continue;
    if (last !== undefined && last.until === from && last.loop === loop) last.until = until;
    else {
      last = { from, until, loop, rank: slice.rank };
      spans.push(last);
    }
  }
}

/** Stamps the programme of each day of the segment onto the time line; a span that continues the last one is joined to it. */
export function stampSegment(compiled: Compiled, segment: Segment, zone: ZoneName, numbers: Numbering, spans: Span[]): void {
  const { board } = segment;
  const set = segment.reached[zone];
  if (set.entries.length === 0) return;
  for (let day = 0; day < board.days; day += 1)
    stampDay(
      segment,
      compiled.programmeOn(board, set, day),
      midnightOf(board, (board.first + day) * MINUTES_A_DAY),
      numbers,
      spans,
    );
}
