import type { Joint } from './pieces.ts';

/** A piece with its width; `space` is the width of a space after it. Any unit, the same for all. */
export interface Measured {
  readonly words: string;
  readonly joint: Joint;
  readonly width: number;
}

/** How many lines the fewest are at this width; `Infinity` if one piece alone is wider. */
export function linesNeeded(pieces: readonly Measured[], space: number, max: number): number {
  let lines = 1;
  let used = -space;
  for (const { width } of pieces) {
    if (width > max) return Infinity;
    if (used + space + width > max) {
      lines += 1;
      used = width;
    } else used += space + width;
  }
  return lines;
}

/** `even`: lines of like width, for what is centred; `full`: lines filled to the measure, for running text. */
export type Manner = 'even' | 'full';

const JOINT: Record<Joint, number> = { pause: 0, plain: 0.06, weak: 0.35, poor: 0.65 };
const LONE = 0.8;

function lineCost(width: number, target: number, lonely: boolean, last: boolean, manner: Manner): number {
  const lone = lonely ? LONE : 0;
  const off = (target - width) / target;
  if (manner === 'even') return 0.6 * off * off + lone;
  return last ? lone + (off > 0.75 ? LONE / 2 : 0) : off * off;
}

/** The cheapest way to break up to `end`. */
interface Way {
  readonly cost: number;
  readonly end: number;
  readonly before: Way | null;
}

/**
 * Breaks into exactly `count` lines, none wider than `max`, at the least cost: even or full lines, breaks at pauses before breaks
 * between words before breaks inside a word, no last line of one piece. `ends`: of the lines, exclusive; `null`: impossible.
 */
export function breakInto(
  pieces: readonly Measured[],
  space: number,
  max: number,
  count: number,
  manner: Manner,
): { readonly ends: readonly number[]; readonly cost: number } | null {
  const total = pieces.reduce((sum, piece) => sum + piece.width + space, -space);
  const target = manner === 'even' ? Math.max(1, (total - space * (count - 1)) / count) : max;
  let best: Way[] = [{ cost: 0, end: 0, before: null }];
  for (let line = 1; line <= count; line += 1) {
    const next: typeof best = [];
    for (let end = line; end <= pieces.length; end += 1) {
      let width = -space;
      for (let start = end - 1; start >= line - 1; start -= 1) {
        width += space + (pieces[start]?.width ?? 0);
        if (width > max) break;
        const before = best[start];
        if (!before) continue;
        const last = end === pieces.length;
        const joint = last ? 0 : JOINT[pieces[end - 1]?.joint ?? 'plain'];
        const lonely = last && end - start === 1 && pieces.length > count * 1.5;
        const cost = before.cost + joint + lineCost(width, target, lonely, last && count > 1, manner);
        const held = next[end];
        if (!held || cost < held.cost) next[end] = { cost, end, before };
      }
    }
    best = next;
  }
  const found = best[pieces.length];
  if (!found) return null;
  const ends: number[] = [];
  for (let way: Way | null = found; way?.before; way = way.before) ends.unshift(way.end);
  return { ends, cost: found.cost };
}
