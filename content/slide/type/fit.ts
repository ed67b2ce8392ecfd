import type { BakedFont } from '../drawing.ts';
import { breakInto, linesNeeded, type Manner, type Measured } from './break.ts';
import { inkOf, widthOf } from './measure.ts';
import { piecesOf } from './pieces.ts';

/**
 * What is to be set. `texts`: paragraphs, each begins a line; `leading` × size stands between baselines, `gap` × size more between
 * paragraphs; `tracking` in font units.
 */
export interface Copy {
  readonly texts: readonly string[];
  readonly font: BakedFont;
  readonly leading: number;
  readonly gap: number;
  readonly tracking: number;
  readonly manner: Manner;
}

/** A line of set text: its words, and how far its baseline stands below the first one, in sizes. */
export interface Line {
  readonly words: string;
  readonly down: number;
}

/** How it is set; `overflow` if even the smallest size needs more lines than the area has. */
export interface Fit {
  readonly size: number;
  readonly lines: readonly Line[];
  readonly overflow: { readonly needs: number; readonly has: number } | null;
}

/**
 * Room in drawing units; at most `lines` lines. `gain` over 1: one more line is worth it only if the letters grow by this factor,
 * and a smaller size is taken for markedly better breaks; 1: the largest size wins.
 */
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
  /** Ink above the first and below the last baseline, in ems. */
  readonly above: number;
  readonly below: number;
}

/** Ink may lean out of its advance by this share of an em. */
const OVERHANG = 0.03;
/** What better breaks are worth: a break inside a word costs as much as two to three steps of the scale. */
const SENSE = 0.42;
/** How many steps below the largest size are looked at for better breaks. */
const LOOK = { even: 14, full: 3 } as const;
/** Longer texts (in pieces) are set at the largest size as they come. */
const LONG = 90;

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
const gaps = (set: Prepared) => Math.max(0, set.paragraphs.length - 1) * set.copy.gap;
const heightOf = (set: Prepared, lines: number) => set.above + set.below + Math.max(0, lines - 1) * set.copy.leading + gaps(set);

function fits(set: Prepared, room: Room, size: number): boolean {
  const count = needed(set, measureAt(room, size));
  return count <= room.lines && heightOf(set, count) * size <= room.height + 0.01;
}

/** The index of the first (largest) size at which all fits, or -1. */
function largest(set: Prepared, room: Room, sizes: readonly number[]): number {
  let [low, high] = [0, sizes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(set, room, sizes[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low < sizes.length ? low : -1;
}

interface Broken {
  readonly lines: readonly Line[];
  readonly cost: number;
}

/**
 * `price`: what one more line than needed costs a paragraph; `null`: only the fewest. One more is taken where it reads better.
 */
function brokenAt(set: Prepared, max: number, price: number | null): Broken {
  const lines: Line[] = [];
  let cost = 0;
  let down = -set.copy.leading;
  set.paragraphs.forEach((pieces, paragraph) => {
    const count = linesNeeded(pieces, set.space, max);
    // A line narrower than one letter has no good breaks: then each piece stands on a line of its own.
    const least = count <= pieces.length ? breakInto(pieces, set.space, max, count, set.copy.manner) : null;
    const more = price === null ? null : breakInto(pieces, set.space, max, count + 1, set.copy.manner);
    const found = least && more && more.cost + (price ?? 0) < least.cost ? more : least;
    cost += found?.cost ?? 0;
    down += paragraph > 0 ? set.copy.gap : 0;
    let start = 0;
    for (const end of found?.ends ?? pieces.map((_, index) => index + 1)) {
      down += set.copy.leading;
      const words = pieces
        .slice(start, end)
        .map((piece) => piece.words)
        .join(' ');
      lines.push({ words: end < pieces.length ? words.replace(/ ·$/, '') : words, down });
      start = end;
    }
  });
  return { lines, cost };
}

function chosen(set: Prepared, room: Room, sizes: readonly number[], first: number): Fit {
  let best: { worth: number; fit: Fit } | null = null;
  const count = set.paragraphs.reduce((sum, pieces) => sum + pieces.length, 0);
  const last = room.gain > 1 && count <= LONG ? Math.min(sizes.length, first + LOOK[set.copy.manner]) : first + 1;
  for (let index = first; index < last; index += 1) {
    const size = sizes[index] ?? 1;
    for (const price of room.gain > 1 ? [null, Math.log(room.gain) / SENSE] : [null]) {
      const { lines, cost } = brokenAt(set, measureAt(room, size), price);
      const worth = Math.log(size) - lines.length * Math.log(room.gain) - SENSE * cost;
      const stands = price === null || (lines.length <= room.lines && heightOf(set, lines.length) * size <= room.height);
      if (stands && (!best || worth > best.worth)) best = { worth, fit: { size, lines, overflow: null } };
    }
  }
  return best?.fit ?? { size: 1, lines: [], overflow: null };
}

/** Cuts a piece that is wider than a line (an address, a link) between characters: the last resort. */
function cut(copy: Copy, piece: Measured, max: number): Measured[] {
  if (piece.width <= max) return [piece];
  const width = (words: string) => widthOf(copy.font, words, copy.tracking) / copy.font.unitsPerEm;
  const parts: Measured[] = [];
  let words = '';
  for (const character of piece.words) {
    if (words && width(words + character) > max) {
      parts.push({ words, joint: 'poor', width: width(words) });
      words = '';
    }
    words += character;
  }
  return [...parts, { words, joint: piece.joint, width: width(words) }];
}

/** As much of a line as fits with dots after it. */
function withDots(copy: Copy, words: string, max: number): string {
  const characters = [...words];
  const dotted = () => `${characters.join('').trimEnd()}…`;
  do characters.pop();
  while (characters.length > 0 && widthOf(copy.font, dotted(), copy.tracking) / copy.font.unitsPerEm > max);
  return dotted();
}

function forced(set: Prepared, room: Room, size: number): Fit {
  const max = measureAt(room, size);
  const paragraphs = set.paragraphs.map((pieces) => pieces.flatMap((piece) => cut(set.copy, piece, max)));
  const { lines } = brokenAt({ ...set, paragraphs }, max, null);
  const room2 = room.height / size - set.above - set.below + 0.01;
  const has = Math.max(1, Math.min(room.lines, lines.filter((line) => line.down <= room2).length));
  if (lines.length <= has) return { size, lines, overflow: null };
  const shorten = (line: Line) => ({ ...line, words: withDots(set.copy, line.words, max) });
  const shown = lines.slice(0, has).map((line, index) => (index === has - 1 ? shorten(line) : line));
  return { size, lines: shown, overflow: { needs: lines.length, has } };
}

/** The best of `sizes` (descending) at which the copy fits its room, broken well; else the smallest, cut short, with numbers. */
export function fitText(copy: Copy, room: Room, sizes: readonly number[]): Fit {
  const set = prepare(copy);
  const index = largest(set, room, sizes);
  return index < 0 ? forced(set, room, sizes[sizes.length - 1] ?? 1) : chosen(set, room, sizes, index);
}
