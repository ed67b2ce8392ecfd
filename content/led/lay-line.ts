import { type Atlas, type LedGlyph, pairGap } from './atlas.ts';

/** A character and its colour's place in the palette (from 1). */
export interface Ink {
  readonly character: string;
  readonly colour: number;
}

/** A line of placed glyphs: `x` of each pen in dots; `width` reaches to the last lit dot. */
export interface Line {
  readonly width: number;
  readonly ink: readonly Ink[];
  readonly placed: readonly { readonly glyph: LedGlyph; readonly x: number; readonly colour: number }[];
}

/** The character's dots, or an empty box of a capital's height where the atlas has none (LED-4). */
const glyphOf = (atlas: Atlas, character: string): LedGlyph => atlas.glyphs.get(character) ?? emptyBox(atlas);

function emptyBox(atlas: Atlas): LedGlyph {
  const [width, height] = [Math.max(3, atlas.capHeight >> 1), atlas.capHeight];
  const dots = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1 ? 1 : 0;
  });
  return { advance: width + 2, left: 1, top: atlas.baseline - height, width, height, dots };
}

/** Sets characters one after another; the first lit dot stands at 0 or later. */
export function layLine(ink: readonly Ink[], atlas: Atlas): Line {
  const placed: { glyph: LedGlyph; x: number; colour: number }[] = [];
  let [pen, width] = [0, 0];
  let before: string | null = null;
  for (const { character, colour } of ink) {
    const glyph = glyphOf(atlas, character);
    if (before === null) pen = Math.max(0, -glyph.left);
    else pen += pairGap(atlas, before, character);
    placed.push({ glyph, x: pen, colour });
    if (glyph.width > 0) width = Math.max(width, pen + glyph.left + glyph.width);
    pen += glyph.advance;
    before = character;
  }
  return { width, ink, placed };
}

/** Lines no wider than `width`, broken at spaces, inside a word only where it is wider than a line; `broken` names such words. */
export interface Wrapped {
  readonly lines: readonly Line[];
  readonly broken: readonly string[];
}

export function wrap(ink: readonly Ink[], atlas: Atlas, width: number): Wrapped {
  const lines: Line[] = [];
  const broken: string[] = [];
  let open: readonly Ink[] = [];
  for (const word of wordsOf(ink)) {
    const longer = open.length === 0 ? word : [...open, SPACE, ...word];
    if (layLine(longer, atlas).width <= width) {
      open = longer;
      continue;
    }
    if (open.length > 0) lines.push(layLine(open, atlas));
    const pieces = piecesOf(word, atlas, width);
    if (pieces.length > 1) broken.push(word.map(({ character }) => character).join(''));
    for (const piece of pieces.slice(0, -1)) lines.push(layLine(piece, atlas));
    open = pieces[pieces.length - 1] ?? [];
  }
  if (open.length > 0) lines.push(layLine(open, atlas));
  return { lines, broken };
}

const SPACE: Ink = { character: ' ', colour: 1 };

function wordsOf(ink: readonly Ink[]): Ink[][] {
  const words: Ink[][] = [[]];
  for (const one of ink) {
    if (one.character === ' ') words.push([]);
    else words[words.length - 1]?.push(one);
  }
  return words.filter((word) => word.length > 0);
}

/** A word cut so that each piece fits; a character wider than the line stands alone. */
function piecesOf(word: readonly Ink[], atlas: Atlas, width: number): Ink[][] {
  const pieces: Ink[][] = [];
  let piece: Ink[] = [];
  for (const one of word) {
    if (piece.length > 0 && layLine([...piece, one], atlas).width > width) {
      pieces.push(piece);
      piece = [];
    }
    piece.push(one);
  }
  return [...pieces, piece];
}
