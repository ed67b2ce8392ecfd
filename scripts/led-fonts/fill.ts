import type { PathCommand } from 'opentype.js';

interface Point {
  readonly x: number;
  readonly y: number;
}
type Edge = readonly [Point, Point];

/** Straight pieces a curve is cut into: at 64 rows a piece is well below a dot. */
const PIECES = 8;
/** Samples of a dot in each direction. */
const SAMPLES = 8;

const between = (a: number, b: number, t: number): number => a + (b - a) * t;

/** The outline as edges, y down, scaled and moved; curves become straight pieces by + − × ÷ alone. */
export function edgesOf(commands: readonly PathCommand[], place: (x: number, y: number) => Point): Edge[] {
  const edges: Edge[] = [];
  let [start, at]: [Point, Point] = [place(0, 0), place(0, 0)];
  const to = (next: Point): void => {
    if (next.y !== at.y) edges.push([at, next]);
    at = next;
  };
  for (const command of commands) {
    if (command.type === 'Z') to(start);
    else if (command.type === 'M') start = at = place(command.x, command.y);
    else if (command.type === 'L') to(place(command.x, command.y));
    else if (command.type === 'Q') {
      const [from, control, end] = [at, place(command.x1, command.y1), place(command.x, command.y)];
      for (let piece = 1; piece <= PIECES; piece += 1) {
        const t = piece / PIECES;
        const [ax, bx] = [between(from.x, control.x, t), between(control.x, end.x, t)];
        const [ay, by] = [between(from.y, control.y, t), between(control.y, end.y, t)];
        to({ x: between(ax, bx, t), y: between(ay, by, t) });
      }
    } else throw new Error('cubic outline in a TrueType font');
  }
  return edges;
}

/** How much of each sliver (an eighth of a dot wide, a dot high) the outline covers, from 0 to 1 (non-zero winding). */
function slivers(edges: readonly Edge[], width: number, height: number): number[][] {
  const field = Array.from({ length: height }, () => Array.from({ length: width * SAMPLES }, () => 0));
  for (let line = 0; line < height * SAMPLES; line += 1) {
    const y = (line + 0.5) / SAMPLES;
    const crossings = edges
      .filter(([a, b]) => (a.y <= y && b.y > y) || (b.y <= y && a.y > y))
      .map(([a, b]) => ({ x: between(a.x, b.x, (y - a.y) / (b.y - a.y)), turn: a.y < b.y ? 1 : -1 }))
      .sort((one, other) => one.x - other.x);
    const row = field[Math.floor(line / SAMPLES)];
    if (row) addSpans(row, crossings);
  }
  return field;
}

function addSpans(row: number[], crossings: readonly { readonly x: number; readonly turn: number }[]): void {
  let winding = 0;
  crossings.forEach(({ x, turn }, index) => {
    winding += turn;
    const end = crossings[index + 1]?.x ?? x;
    if (winding === 0) return;
    for (let sample = Math.ceil(x * SAMPLES - 0.5); sample + 0.5 < end * SAMPLES; sample += 1)
      if (sample >= 0 && sample < row.length) row[sample] = (row[sample] ?? 0) + 1 / SAMPLES;
  });
}

/** Slivers gathered into dots, the whole moved right by `shift` slivers. */
const gathered = (field: readonly (readonly number[])[], shift: number): number[][] =>
  field.map((row) => {
    const dots: number[] = new Array<number>(row.length / SAMPLES).fill(0);
    if (!row.some((share) => share > 0)) return dots;
    for (let dot = 0; dot < dots.length; dot += 1) {
      let sum = 0;
      for (let sliver = dot * SAMPLES - shift; sliver < (dot + 1) * SAMPLES - shift; sliver += 1) sum += row[sliver] ?? 0;
      dots[dot] = sum / SAMPLES;
    }
    return dots;
  });

/** The share of each dot of a `width` × `height` field that the outline covers, from 0 to 1. */
export const coverage = (edges: readonly Edge[], width: number, height: number): number[][] =>
  gathered(slivers(edges, width, height), 0);

/**
 * The same, moved by less than half a dot to where its upright strokes meet the grid best: strokes of one weight then get one width
 * in all letters, which is what hinting by hand would do.
 */
export function sharpCoverage(edges: readonly Edge[], width: number, height: number, lit: number): number[][] {
  const field = slivers(edges, width, height);
  const sharpness = (dots: readonly (readonly number[])[]): number => {
    let sum = 0;
    for (const row of dots) for (const share of row) if (share > 0) sum += (share - lit) * (share - lit);
    return sum;
  };
  let best = gathered(field, 0);
  let most = sharpness(best);
  for (const shift of [1, -1, 2, -2, 3, -3]) {
    const dots = gathered(field, shift);
    const sharp = sharpness(dots);
    if (sharp > most * 1.01) [best, most] = [dots, sharp];
  }
  return best;
}
