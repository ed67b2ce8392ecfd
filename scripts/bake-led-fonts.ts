import { access, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import opentype from 'opentype.js';
import { characterSet } from './bake-fonts.ts';
import { type Cell, proportional, tabularDigits, trimmed } from './led-fonts/cell.ts';
import { coverage, edgesOf } from './led-fonts/fill.ts';
import { drawOutlines, type Fit } from './led-fonts/outlines.ts';
import type { PairTable } from './led-fonts/pair-gaps.ts';
import { readPcf } from './led-fonts/pcf.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const UNIFONT = join(root, 'node_modules/@fontsource/unifont/files/unifont-latin-400-normal.woff');
/** Where Debian's package xfonts-base puts the misc-fixed fonts; MISC_FIXED names another folder. */
const MISC_FIXED = process.env['MISC_FIXED'] ?? '/usr/share/fonts/X11/misc';
const pro = (weight: string): string =>
  join(root, `node_modules/@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`);

interface Recipe {
  readonly font: string;
  readonly licence: string;
  readonly source: string;
  readonly baseline: number;
  readonly draw: (recipe: Recipe, rows: number) => Promise<{ cells: Map<string, Cell>; pairs: PairTable }>;
}

/** A font drawn on a grid (Unifont): one sample in the middle of each of its own dots. */
async function drawGrid(recipe: Recipe, rows: number) {
  const font = opentype.parse(new Uint8Array(await readFile(recipe.source)).buffer);
  const unit = font.unitsPerEm / rows;
  const cells = new Map<string, Cell>();
  for (const c of characterSet().filter((one) => font.charToGlyphIndex(one) > 0)) {
    const edges = edgesOf(font.charToGlyph(c).path.commands, (x, y) => ({ x: x / unit, y: recipe.baseline - y / unit }));
    const bitmap = coverage(edges, rows, rows).map((row) => row.map((share) => share > 0.5));
    cells.set(c, proportional(trimmed(bitmap, { advance: 0, left: 0, top: 0 }), 1, 4));
  }
  tabularDigits(cells);
  return { cells, pairs: { left: [], right: [], values: [] } };
}

/** A fixed-pitch bitmap font of X11, made proportional. */
const drawFixed = (gap: number, space: number) => async (recipe: Recipe) => {
  const bytes = gunzipSync(await readFile(recipe.source));
  const cells = new Map<string, Cell>();
  for (const [c, cell] of readPcf(bytes, characterSet(), recipe.baseline)) cells.set(c, proportional(cell, gap, space));
  tabularDigits(cells);
  return { cells, pairs: { left: [], right: [], values: [] } };
};

const OFL = 'SIL Open Font License 1.1';
const beVietnamPro = (weight: string, fit: Fit): Recipe => ({
  font: `Be Vietnam Pro ${weight.slice(3)} ${fit.ppem}`,
  licence: OFL,
  source: pro(weight),
  baseline: fit.top,
  draw: async (recipe, rows) => drawOutlines(opentype.parse(new Uint8Array(await readFile(recipe.source)).buffer), fit, rows),
});

/** What is baked for each number of rows; `baseline` counts rows from the top down to the line on which letters stand. */
export const RECIPES: Readonly<Record<number, Recipe>> = {
  13: {
    font: 'misc-fixed 7x13',
    licence: 'public domain',
    source: join(MISC_FIXED, '7x13.pcf.gz'),
    baseline: 11,
    draw: drawFixed(1, 4),
  },
  16: { font: 'GNU Unifont', licence: OFL, source: UNIFONT, baseline: 14, draw: drawGrid },
  20: {
    font: 'misc-fixed 10x20',
    licence: 'public domain',
    source: join(MISC_FIXED, '10x20.pcf.gz'),
    baseline: 16,
    draw: drawFixed(2, 6),
  },
  24: beVietnamPro('500Medium', { ppem: 19, x: 10, cap: 13, top: 20 }),
  32: beVietnamPro('700Bold', { ppem: 24, x: 13, cap: 17, top: 26 }),
  40: beVietnamPro('700Bold', { ppem: 30, x: 16, cap: 22, top: 33 }),
  48: beVietnamPro('700Bold', { ppem: 36, x: 19, cap: 26, top: 40 }),
  64: beVietnamPro('700Bold', { ppem: 48, x: 25, cap: 35, top: 53 }),
};

const fileOf = (rows: number): string => join(root, 'content/fonts', `led-${rows}.json`);

/** Whether the source font of these rows is on this machine. */
export const sourceIsHere = (rows: number): Promise<boolean> =>
  access(RECIPES[rows]?.source ?? '').then(
    () => true,
    () => false,
  );

const hexOf = (cell: Cell): string =>
  cell.rows
    .map((row) => row.map((on) => (on ? '1' : '0')).join(''))
    .map((bits) =>
      bits.padEnd(Math.ceil(bits.length / 4) * 4, '0').replace(/.{4}/g, (four) => Number.parseInt(four, 2).toString(16)),
    )
    .join('');

const riseOf = (cells: ReadonlyMap<string, Cell>, letter: string, baseline: number): number =>
  baseline - (cells.get(letter)?.top ?? 0);

/** The atlas of that many rows as the JSON text that is committed: the same for the same fonts. */
export async function bakeLed(rows: number): Promise<string> {
  const recipe = RECIPES[rows];
  if (!recipe) throw new Error(`no recipe for ${rows} rows`);
  const { cells, pairs } = await recipe.draw(recipe, rows);
  const { font, licence, baseline } = recipe;
  const head = { font, licence, rows, baseline, capHeight: riseOf(cells, 'H', baseline), xHeight: riseOf(cells, 'x', baseline) };
  const lines = [...cells].map(
    ([c, cell]) =>
      `${JSON.stringify(c)}:${JSON.stringify([cell.advance, cell.left, cell.top, cell.rows[0]?.length ?? 0, hexOf(cell)])}`,
  );
  return `${JSON.stringify(head).slice(0, -1)},\n"glyphs":{\n${lines.join(',\n')}\n},\n"pairs":${JSON.stringify(pairs)}}\n`;
}

async function main(): Promise<void> {
  for (const rows of Object.keys(RECIPES).map(Number)) {
    if (!(await sourceIsHere(rows))) {
      process.stdout.write(`${rows} rows: the source font is not here, left as it is\n`);
      continue;
    }
    const text = await bakeLed(rows);
    await writeFile(fileOf(rows), text);
    process.stdout.write(`${rows} rows: ${text.length} characters\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
