import type { BakedFont } from '../drawing.ts';

/** The advance of a character that the font lacks, as a share of the em: room for the box that stands for it. */
const MISSING = 0.6;

/** Kerning between two characters, in font units. */
export function kern(font: BakedFont, left: string, right: string): number {
  const row = font.kerning.left.get(left);
  const column = font.kerning.right.get(right);
  return row === undefined || column === undefined ? 0 : (font.kerning.values[row]?.[column] ?? 0);
}

/** Where the pen stands before each character, in font units, and after the last; `tracking` stands between characters only. */
export function pens(font: BakedFont, text: string, tracking: number): { at: number[]; end: number } {
  const at: number[] = [];
  let pen = 0;
  let before = '';
  for (const character of text) {
    if (before) pen += kern(font, before, character) + tracking;
    at.push(pen);
    pen += font.glyphs.get(character)?.advance ?? MISSING * font.unitsPerEm;
    before = character;
  }
  return { at, end: pen };
}

/** The advance width of a run in font units. */
export const widthOf = (font: BakedFont, text: string, tracking: number): number => pens(font, text, tracking).end;

/** The ink of a run in font units from the pen's start and the baseline, y down; of nothing but spaces: zeros. */
export interface Ink {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function inkOf(font: BakedFont, text: string, tracking: number): Ink {
  const { at } = pens(font, text, tracking);
  const box = { left: Infinity, top: 0, right: -Infinity, bottom: 0 };
  [...text].forEach((character, index) => {
    const pen = at[index] ?? 0;
    const glyph = font.glyphs.get(character) ?? missingGlyph(font);
    if (glyph.right <= glyph.left) return;
    box.left = Math.min(box.left, pen + glyph.left);
    box.right = Math.max(box.right, pen + glyph.right);
    box.top = Math.min(box.top, glyph.top);
    box.bottom = Math.max(box.bottom, glyph.bottom);
  });
  return box.right < box.left ? { left: 0, top: 0, right: 0, bottom: 0 } : box;
}

/** What stands for a character that the font lacks: a hollow box, so that nobody takes the word for whole. */
export function missingGlyph(font: BakedFont) {
  const { unitsPerEm: em, capHeight: cap } = font;
  const [left, right, line] = [Math.round(em * 0.06), Math.round(em * (MISSING - 0.06)), Math.round(em * 0.05)];
  const [w, h] = [right - left, cap];
  const inner = `m${line}-${line}v-${h - 2 * line}h${w - 2 * line}v${h - 2 * line}z`;
  return { advance: em * MISSING, left, top: -cap, right, bottom: 0, outline: `m${left} 0h${w}v-${h}h-${w}z${inner}` };
}

/** The characters of a text that the font lacks, each once. */
export const missingIn = (font: BakedFont, text: string): string[] => [...new Set(text)].filter((c) => !font.glyphs.has(c));
