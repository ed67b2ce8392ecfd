import type { Font, PathCommand } from 'opentype.js';
import { characterSet } from '../bake-fonts.ts';
import { type Cell, hornedOut, tabularDigits, trimmed } from './cell.ts';
import { edgesOf, sharpCoverage } from './fill.ts';
import { type PairTable, pairTable } from './pair-gaps.ts';

/** Of a dot, the share that has to be covered for it to be lit. */
const LIT = 0.43;

/** Least width of a space in ems: words that move need more air than on paper. */
const SPACE = 0.3;

/** Arrows and a tick, which Be Vietnam Pro lacks: polygons in thousandths of the em, y up, with their advance. */
const ARROWS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  '→': [
    [60, 325],
    [520, 325],
    [380, 185],
    [475, 95],
    [760, 380],
    [475, 665],
    [380, 575],
    [520, 435],
    [60, 435],
  ],
  '←': [
    [760, 325],
    [300, 325],
    [440, 185],
    [345, 95],
    [60, 380],
    [345, 665],
    [440, 575],
    [300, 435],
    [760, 435],
  ],
  '↑': [
    [355, 0],
    [355, 480],
    [215, 340],
    [125, 435],
    [410, 740],
    [695, 435],
    [605, 340],
    [465, 480],
    [465, 0],
  ],
  '↓': [
    [355, 740],
    [355, 260],
    [215, 400],
    [125, 305],
    [410, 0],
    [695, 305],
    [605, 400],
    [465, 260],
    [465, 740],
  ],
  '✓': [
    [60, 330],
    [300, 60],
    [760, 600],
    [670, 680],
    [300, 240],
    [145, 415],
  ],
};
const ARROW_ADVANCE = 820;

function outlineOf(font: Font, c: string): { commands: readonly PathCommand[]; advance: number } | null {
  const arrow = ARROWS[c];
  if (arrow) {
    const commands = arrow.map(([x, y], at): PathCommand => ({ type: at === 0 ? 'M' : 'L', x, y }));
    return { commands: [...commands, { type: 'Z' }], advance: ARROW_ADVANCE };
  }
  if (font.charToGlyphIndex(c) === 0) return null;
  const glyph = font.charToGlyph(c);
  return { commands: glyph.path.commands, advance: glyph.advanceWidth ?? 0 };
}

/** How an outline font meets the grid: dots to the em, rows above the line of small letters, of capitals, and of all. */
export interface Fit {
  readonly ppem: number;
  readonly x: number;
  readonly cap: number;
  readonly top: number;
}

/**
 * Heights in font units to rows above the line: small letters and capitals end on whole rows, and what would rise above `top`
 * (marks in two tiers on capitals) is pressed together above the capital's height.
 */
function heightOf(font: Font, fit: Fit, rise: number): (y: number) => number {
  const [xHeight, capHeight] = ['x', 'H'].map((letter) => font.charToGlyph(letter).getBoundingBox().y2);
  const [x, cap] = [xHeight ?? 1, capHeight ?? 2];
  const scale = fit.ppem / font.unitsPerEm;
  // Letters with an ascender (l, đ) end a row above capitals, or l and I would be one.
  const ascends = rise > cap && rise <= font.charToGlyph('l').getBoundingBox().y2 + 2;
  const room = ascends ? 1 : fit.top - fit.cap;
  const above = ascends ? room / (rise - cap) : Math.min(scale, room / Math.max(1, rise - cap));
  return (y) => {
    if (y <= 0) return y * scale;
    if (y <= x) return (y * fit.x) / x;
    if (y <= cap) return fit.x + ((y - x) * (fit.cap - fit.x)) / (cap - x);
    return fit.cap + (y - cap) * above;
  };
}

/** An outline font without its hints: a dot is lit when enough of it is covered. */
export function drawOutlines(font: Font, fit: Fit, rows: number): { cells: Map<string, Cell>; pairs: PairTable } {
  const scale = fit.ppem / font.unitsPerEm;
  const margin = fit.ppem >> 1;
  const cells = new Map<string, Cell>();
  for (const c of characterSet()) {
    const outline = outlineOf(font, c);
    if (outline === null) continue;
    const rise = Math.max(...outline.commands.map((command) => ('y' in command ? command.y : 0)));
    const height = heightOf(font, fit, rise);
    const edges = edgesOf(outline.commands, (x, y) => ({ x: x * scale + margin, y: fit.top - height(y) }));
    const bitmap = sharpCoverage(edges, Math.ceil(outline.advance * scale) + 2 * margin, rows, LIT).map((row) =>
      row.map((share) => share > LIT),
    );
    const least = c === ' ' ? Math.ceil(fit.ppem * SPACE) : 0;
    const advance = Math.max(least, Math.round(outline.advance * scale));
    const bowl = fit.top - (c === c.toLowerCase() ? fit.x : fit.cap);
    cells.set(c, hornedOut(c, trimmed(bitmap, { advance, left: -margin, top: 0 }), bowl));
  }
  tabularDigits(cells);
  const glyphs = new Map([...cells.keys()].filter((c) => !ARROWS[c]).map((c) => [c, font.charToGlyph(c)]));
  const kern = (a: string, b: string): number => {
    const [left, right] = [glyphs.get(a), glyphs.get(b)];
    return left && right ? font.getKerningValue(left, right) * scale : 0;
  };
  return { cells, pairs: pairTable(cells, rows, rows >= 32 ? 2 : 1, kern) };
}
