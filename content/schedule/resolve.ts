import type { Library } from '../library.ts';
import type { Display, ZoneLayout } from '../place/display.ts';
import { zonesOf } from '../place/zones-of.ts';
import type { Offset } from '../time/local-clock.ts';
import type { Compiled } from './compiled.ts';
import { compileLibrary } from './compiled.ts';
import type { Plan } from './plan.ts';
import { planKey, type Segment, segmentsOf } from './segments.ts';
import { numbering, stampSegment } from './stamp.ts';
import type { Window } from './window.ts';

/** Prepares a library for a window; then `resolve` each display. */
export const compile = (library: Library, window: Window): Compiled => compileLibrary(library, window);

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
  const numbers = numbering(compiled.pool);
  const zones: Plan['zones'] = { main: [], ticker: [], side: [] };
  for (const zone of zonesOf(layout)) for (const segment of segments) stampSegment(segment, zone, numbers, zones[zone]);
  return {
    from: compiled.window.from,
    until: compiled.window.until,
    zones,
    loops: numbers.loops,
    standing: standingOf(compiled, segments),
    offsets: offsetsOf(segments),
  };
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
