import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import opentype, { type Font, type PathCommand } from 'opentype.js';

/** The baked weights and where their TTF stands in @expo-google-fonts/be-vietnam-pro. */
export const WEIGHTS = { medium: '500Medium', bold: '700Bold', extrabold: '800ExtraBold' } as const;
export type Weight = keyof typeof WEIGHTS;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = (folder: string) =>
  join(root, 'node_modules/@expo-google-fonts/be-vietnam-pro', folder, `BeVietnamPro_${folder}.ttf`);
const target = (weight: string) => join(root, 'content/fonts', `be-vietnam-pro-${weight}.json`);

const VOWELS = 'aăâeêioôơuưy';
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const EXTRA = '«»“”‘’‚„–—…•·₫€%°×→←↑↓✓§©®№≤≥−½²³';

/** Every NFC character that is baked if the font has it, in a fixed order. */
export function characterSet(): string[] {
  const ascii = Array.from({ length: 95 }, (_, i) => String.fromCodePoint(32 + i));
  const latin = Array.from({ length: 96 }, (_, i) => String.fromCodePoint(160 + i)).filter((c) => c !== '\u00ad');
  const lower = [...VOWELS].flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))).concat('đ');
  return [...new Set([...ascii, ...latin, ...lower, ...lower.map((c) => c.toUpperCase()), ...EXTRA])];
}

interface Pen {
  x: number;
  y: number;
}

const pair = (a: number, b: number) => (b < 0 ? `${a}${b}` : `${a} ${b}`);
const numbers = (list: readonly number[]) => list.reduce((text, n) => (text && n >= 0 ? `${text} ${n}` : `${text}${n}`), '');

/** Relative SVG path data in whole font units, y down. A glyph begins at its own origin, so runs are made by joining. */
export function compactOutline(commands: readonly PathCommand[]): string {
  let at: Pen = { x: 0, y: 0 };
  let start: Pen = at;
  let out = '';
  const move = (command: { x: number; y: number }) => {
    const to = { x: Math.round(command.x), y: -Math.round(command.y) };
    const delta = { x: to.x - at.x, y: to.y - at.y };
    at = to;
    return delta;
  };
  for (const command of commands) {
    if (command.type === 'Z') {
      out += 'z';
      at = start;
    } else if (command.type === 'M') {
      const d = move(command);
      out += `m${pair(d.x, d.y)}`;
      start = at;
    } else if (command.type === 'L') {
      const d = move(command);
      if (d.x === 0 && d.y === 0) continue;
      out += d.y === 0 ? `h${d.x}` : d.x === 0 ? `v${d.y}` : `l${pair(d.x, d.y)}`;
    } else if (command.type === 'Q') {
      const control = { x: Math.round(command.x1) - at.x, y: -Math.round(command.y1) - at.y };
      const d = move(command);
      out += `q${numbers([control.x, control.y, d.x, d.y])}`;
    } else {
      throw new Error(`cubic outline (${command.type}) in a TrueType font`);
    }
  }
  return out;
}

/** Groups characters whose rows of kerning are the same: class number by character, and the distinct rows. Class 0 has none. */
function classes(characters: readonly string[], rowOf: (c: string) => readonly number[]) {
  const groups: { key: string; members: string; row: readonly number[] }[] = [];
  for (const c of characters) {
    const row = rowOf(c);
    if (row.every((value) => value === 0)) continue;
    const key = row.join();
    const group = groups.find((g) => g.key === key);
    if (group) group.members += c;
    else groups.push({ key, members: c, row });
  }
  return groups;
}

/** The kerning of GPOS by classes: `values[left][right]` in font units. Pairs with a space are left out, so that widths of words add up. */
function bakeKerning(font: Font, characters: readonly string[]) {
  const glyphs = new Map(characters.map((c) => [c, font.charToGlyph(c)]));
  const visible = characters.filter((c) => c !== ' ' && c !== '\u00a0');
  const value = (a: string, b: string) => {
    const left = glyphs.get(a);
    const right = glyphs.get(b);
    return left && right ? font.getKerningValue(left, right) : 0;
  };
  const lefts = classes(visible, (a) => visible.map((b) => value(a, b)));
  const rights = classes(visible, (b) => lefts.map((l) => value(l.members.slice(0, 1), b)));
  return {
    left: lefts.map((l) => l.members),
    right: rights.map((r) => r.members),
    values: lefts.map((_, i) => rights.map((r) => r.row[i] ?? 0)),
  };
}

/** How high a flat letter rises over the baseline, in font units. */
const rise = (font: Font, letter: string) => Math.round(font.charToGlyph(letter).getBoundingBox().y2);

/** One weight as the JSON text that is committed: deterministic for one version of the font. */
export async function bake(weight: Weight): Promise<string> {
  const bytes = await readFile(source(WEIGHTS[weight]));
  const font = opentype.parse(new Uint8Array(bytes).buffer);
  const characters = characterSet().filter((c) => font.charToGlyphIndex(c) > 0);
  const lines = characters.map((c) => {
    const glyph = font.charToGlyph(c);
    const box = glyph.getBoundingBox();
    const ink = [box.x1, -box.y2, box.x2, -box.y1].map((n) => Math.round(n));
    return `${JSON.stringify(c)}:${JSON.stringify([glyph.advanceWidth ?? 0, ...ink, compactOutline(glyph.path.commands)])}`;
  });
  const head = `"unitsPerEm":${font.unitsPerEm},"ascender":${font.ascender},"descender":${font.descender},"capHeight":${rise(font, 'H')},"xHeight":${rise(font, 'x')}`;
  const kerning = JSON.stringify(bakeKerning(font, characters));
  return `{${head},\n"glyphs":{\n${lines.join(',\n')}\n},\n"kerning":${kerning}}\n`;
}

async function main(): Promise<void> {
  for (const weight of ['medium', 'bold', 'extrabold'] as const) {
    const text = await bake(weight);
    await writeFile(target(weight), text);
    process.stdout.write(`${weight}: ${text.length} characters\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
