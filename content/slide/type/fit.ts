import type { BakedFont } from '../drawing.ts';
import { breakInto, linesNeeded, type Manner, type Measured } from './break.ts';
import { inkOf, widthOf } from './measure.ts';
import { piecesOf } from './pieces.ts';

/** What is to be set. `texts`: paragraphs, each begins a line. `leading` × size stands between baselines; `tracking` in font units. */
export interface Copy {
  readonly texts: readonly string[];
  readonly font: BakedFont;
  readonly leading: number;
  readonly tracking: number;
  readonly manner: Manner;
}

/** How it is set: words of each line; `overflow` if even the smallest size needs more lines than the area has. */
export interface Fit {
  readonly size: number;
  readonly lines: readonly string[];
  readonly overflow: { readonly needs: number; readonly has: number } | null;
}

/** Room in drawing units; at most `lines` lines; one more line is taken only if it makes the letters `gain` times larger. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly lines: number;
  readonly gain: number;
}

interface Prepared {
  readonly copy: Copy;
  readonly paragraphs: readonly (readonly Measured[])[];
  readonly space: number;
  /** Ink above the first and below the last baseline, and the letters' side bearings that overhang: in ems. */
  readonly above: number;
  readonly below: number;
}

/** Ink may lean out of its advance by this share of an em. */
const OVERHANG = 0.03;

function prepare(copy: Copy): Prepared {
  const { font, tracking } = copy;
  const em = font.unitsPerEm;
  const measured = (text: string) =>
    piecesOf(text).map((piece) => ({ ...piece, width: widthOf(font, piece.words, tracking) / em }));
  const ink = inkOf(font, copy.texts.join(' '), 0);
  const space = (font.glyphs.get(' ')?.advance ?? em / 4) + 2 * tracking;
  return {
    copy,
    paragraphs: copy.texts.map(measured).filter((pieces) => pieces.length > 0),
    space: space / em,
    above: -ink.top / em,
    below: ink.bottom / em,
  };
}

const measureAt = (room: Room, size: number) => room.width / size - OVERHANG;
const needed = (set: Prepared, max: number) =>
  set.paragraphs.reduce((sum, pieces) => sum + linesNeeded(pieces, set.space, max), 0);
const heightOf = (set: Prepared, lines: number, size: number) =>
  size * (set.above + set.below + Math.max(0, lines - 1) * set.copy.leading);

/** The index of the first (largest) size at which all fits in `lines` lines, or -1. */
function largest(set: Prepared, room: Room, sizes: readonly number[], lines: number): number {
  const fits = (index: number) => {
    const size = sizes[index] ?? 0;
    const count = needed(set, measureAt(room, size));
    return count <= lines && heightOf(set, count, size) <= room.height + 0.01;
  };
  let [low, high] = [0, sizes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low < sizes.length ? low : -1;
}

function choose(set: Prepared, room: Room, sizes: readonly number[]): number {
  const most = Math.min(room.lines, set.paragraphs.reduce((sum, pieces) => sum + pieces.length, 0));
  if (room.gain <= 1) return largest(set, room, sizes, most);
  let best = -1;
  for (let lines = Math.max(1, set.paragraphs.length); lines <= most; lines += 1) {
    const index = largest(set, room, sizes, lines);
    if (index < 0) continue;
    if (best < 0 || (sizes[index] ?? 0) >= (sizes[best] ?? 0) * room.gain) best = index;
  }
  return best;
}

function linesOf(set: Prepared, max: number): string[] {
  return set.paragraphs.flatMap((pieces) => {
    const count = linesNeeded(pieces, set.space, max);
    const ends = breakInto(pieces, set.space, max, count, set.copy.manner) ?? [pieces.length];
    return ends.map((end, index) =>
      pieces
        .slice(ends[index - 1] ?? 0, end)
        .map((piece) => piece.words)
        .join(' '),
    );
  });
}

/** Cuts pieces that are wider than a line (addresses, links) between characters: the last resort. */
function chopped(set: Prepared, max: number): Prepared {
  const { font, tracking } = set.copy;
  const cut = (piece: Measured): Measured[] => {
    if (piece.width <= max) return [piece];
    const parts: Measured[] = [];
    let words = '';
    for (const character of piece.words) {
      if (words && widthOf(font, words + character, tracking) / font.unitsPerEm > max) {
        parts.push({ words, joint: 'poor', width: widthOf(font, words, tracking) / font.unitsPerEm });
        words = '';
      }
      words += character;
    }
    return [...parts, { words, joint: piece.joint, width: widthOf(font, words, tracking) / font.unitsPerEm }];
  };
  return { ...set, paragraphs: set.paragraphs.map((pieces) => pieces.flatMap(cut)) };
}

function forced(set: Prepared, room: Room, size: number): Fit {
  const max = measureAt(room, size);
  const lines = linesOf(chopped(set, max), max);
  const tall = Math.floor((room.height / size - set.above - set.below) / set.copy.leading + 1.001);
  const has = Math.max(1, Math.min(room.lines, tall));
  if (lines.length <= has) return { size, lines, overflow: null };
  const shown = lines.slice(0, has).map((line, index) => (index === has - 1 ? `${line.slice(0, -1).trimEnd()}…` : line));
  return { size, lines: shown, overflow: { needs: lines.length, has } };
}

/** The largest of `sizes` (descending) at which the copy fits its room, broken well; else the smallest, cut short, with numbers. */
export function fitText(copy: Copy, room: Room, sizes: readonly number[]): Fit {
  const set = prepare(copy);
  const index = choose(set, room, sizes);
  const size = sizes[index < 0 ? sizes.length - 1 : index] ?? 1;
  return index < 0 ? forced(set, room, size) : { size, lines: linesOf(set, measureAt(room, size)), overflow: null };
}

/** The height of set text from its first ink to its last, in drawing units: what `fitText` counts. */
export function inkHeight(copy: Copy, fit: Fit): number {
  return heightOf(prepare(copy), fit.lines.length, fit.size);
}
