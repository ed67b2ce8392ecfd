import type { Library } from '../library.ts';
import type { Display, ZoneLayout, ZoneName } from '../place/display.ts';
import { zonesOf } from '../place/zones-of.ts';
import { MINUTES_A_DAY } from '../time/day-number.ts';
import type { Offset } from '../time/local-clock.ts';
import { instantOfWall } from '../time/wall-clock.ts';
import type { Compiled } from './compiled.ts';
import { compileLibrary } from './compiled.ts';
import type { PooledLoop } from './loop-pool.ts';
import type { Plan, Span } from './plan.ts';
import { type Segment, segmentsOf } from './segments.ts';
import type { Window } from './window.ts';

/** Prepares a library for a window; then `resolve` each display. */
export const compile = (library: Library, window: Window): Compiled => compileLibrary(library, window);

/** Numbers the loops of one plan in the order in which they are first met. */
interface Numbering {
  readonly loops: PooledLoop[];
  readonly places: Map<PooledLoop, number>;
}

function numberOf(numbering: Numbering, loop: PooledLoop): number {
  const known = numbering.places.get(loop);
  if (known !== undefined) return known;
  const place = numbering.loops.push(loop) - 1;
  numbering.places.set(loop, place);
  return place;
}

/** Adds a span, cut to the segment; one that continues the last is joined to it. */
function addSpan(spans: Span[], segment: Segment, span: Span): void {
  const from = Math.max(span.from, segment.from);
  const until = Math.min(span.until, segment.until);
  if (from >= until) return;
  const last = spans[spans.length - 1];
  if (last !== undefined && last.until === from && last.loop === span.loop) last.until = until;
  else spans.push({ from, until, loop: span.loop, rank: span.rank });
}

/** Stamps the programme of each day of the segment onto the time line: minutes become instants only here. */
function addSegment(compiled: Compiled, segment: Segment, zone: ZoneName, numbering: Numbering, spans: Span[]): void {
  const { board } = segment;
  const set = segment.reached[zone];
  if (set.entries.length === 0) return;
  for (let day = 0; day < board.days; day += 1) {
    const midnight = (board.first + day) * MINUTES_A_DAY;
    for (const slice of compiled.programmeFor(board, board.keyOn(set, day))) {
      const from = instantOfWall(board.offsets, midnight + slice.from);
      const until = instantOfWall(board.offsets, midnight + slice.until);
      addSpan(spans, segment, { from, until, loop: numberOf(numbering, slice.loop), rank: slice.rank });
    }
  }
}

/** The offsets of each segment's clock within it. */
function offsetsOf(segments: readonly Segment[]): Offset[] {
  const offsets: Offset[] = [];
  for (const { from, until, board } of segments)
    board.offsets.forEach((offset, index) => {
      const end = board.offsets[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      if (offset.from >= until || end <= from) return;
      if (offsets[offsets.length - 1]?.minutes === offset.minutes) return;
      offsets.push({ from: Math.max(from, offset.from), minutes: offset.minutes });
    });
  return offsets;
}

const standingOf = (compiled: Compiled, segments: readonly Segment[]): string | null => {
  const standing = segments[0]?.setting.standing ?? null;
  return standing !== null && compiled.slides.has(standing) ? standing : null;
};

function makePlan(compiled: Compiled, layout: ZoneLayout, segments: readonly Segment[]): Plan {
  const numbering: Numbering = { loops: [], places: new Map() };
  const zones: Plan['zones'] = { main: [], ticker: [], side: [] };
  for (const zone of zonesOf(layout)) for (const segment of segments) addSegment(compiled, segment, zone, numbering, zones[zone]);
  return {
    from: compiled.window.from,
    until: compiled.window.until,
    zones,
    loops: numbering.loops.map((one) => one.loop),
    standing: standingOf(compiled, segments),
    offsets: offsetsOf(segments),
  };
}

/** Displays with the same key show the same. */
function planKey(layout: ZoneLayout, segments: readonly Segment[], standing: string | null): string {
  const parts = segments.map(({ from, board, reached }) =>
    [from, board.id, reached.main.id, reached.ticker.id, reached.side.id].join(),
  );
  return `${layout} ${standing ?? ''} ${parts.join(' ')}`;
}

/** The plan of a display of this library. Displays that show the same get the same object: do not change it. */
export function resolveDisplay(compiled: Compiled, display: Display): Plan {
  const segments = segmentsOf(compiled, display);
  const layout = display.screen.zones;
  const key = planKey(layout, segments, standingOf(compiled, segments));
  const known = compiled.plans.get(key);
  if (known) return known;
  const plan = makePlan(compiled, layout, segments);
  compiled.plans.set(key, plan);
  return plan;
}

/** The plan of the display with this id; a RangeError when the library has none. */
export function resolve(compiled: Compiled, displayId: string): Plan {
  const display = compiled.displays.get(displayId);
  if (display === undefined) throw new RangeError(`no display ${displayId}`);
  return resolveDisplay(compiled, display);
}

/** The plan of one display, for when no other is asked for. */
export const resolveOne = (library: Library, displayId: string, window: Window): Plan =>
  resolve(compile(library, window), displayId);
