import type { ZoneName } from '../place/display.ts';
import type { Instant } from '../time/instant.ts';
import type { Loop, Plan, Showing, Span } from './plan.ts';

/** The last instant that a date can hold: «no end» in a Showing, so that it survives JSON. */
export const END_OF_TIME: Instant = 8.64e15;

const ZONES = ['main', 'ticker', 'side'] as const;

/** How many of the sorted numbers `key(0..length-1)` are at or below `value`. */
function countUpTo(length: number, key: (index: number) => number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const startOf = (spans: readonly Span[]) => (index: number) => spans[index]?.from ?? END_OF_TIME;

/** The turn of `loop` at `time`, cut to the span: its position is a function of the time alone. */
function turnAt(loop: Loop, span: Span, time: Instant): Showing {
  const round = Math.floor(time / loop.period) * loop.period;
  const { items } = loop;
  const item = items[countUpTo(items.length, (index) => items[index]?.start ?? 0, time - round) - 1];
  if (item === undefined) return { entry: null, slide: null, from: span.from, until: span.until };
  if (items.length === 1) return { entry: item.entry, slide: item.slide, from: span.from, until: span.until };
  const begin = round + item.start;
  return {
    entry: item.entry,
    slide: item.slide,
    from: Math.max(span.from, begin),
    until: Math.min(span.until, begin + item.dwell),
  };
}

/**
 * What `zone` shows at `time`: the turn of the loop whose span holds it, else the plan's standing slide (`entry` null), also
 * outside of the plan's window. Two binary searches, no parsing.
 */
export function stateAt(plan: Plan, zone: ZoneName, time: Instant): Showing {
  const spans = plan.zones[zone];
  const index = countUpTo(spans.length, startOf(spans), time) - 1;
  const span = spans[index];
  const loop = span === undefined || time >= span.until ? undefined : plan.loops[span.loop];
  if (span !== undefined && loop !== undefined) return turnAt(loop, span, time);
  return {
    entry: null,
    slide: plan.standing,
    from: span?.until ?? 0,
    until: spans[index + 1]?.from ?? END_OF_TIME,
  };
}

/** The next instant after `time` at which any zone shows something else; END_OF_TIME when nothing follows. */
export const nextChange = (plan: Plan, time: Instant): Instant =>
  Math.min(...ZONES.map((zone) => stateAt(plan, zone, time).until));
