import { problem } from '../../problem.ts';
import type { Box } from '../drawing.ts';
import { frameOf } from '../frame.ts';
import {
  fillBox,
  fitWording,
  inset,
  join,
  type Layer,
  NOTHING,
  type Stage,
  setText,
  sizesOf,
  styleOf,
  type TextStyle,
} from '../layer.ts';
import type { Slide } from '../slide.ts';
import { widthOf } from '../type/measure.ts';

type Table = Extract<Slide, { template: 'table' }>;

/** Room left and right of a cell's words, and above and below them, in sizes. */
const PAD = 0.55;
const AIR = 0.28;

interface Grid {
  readonly size: number;
  readonly widths: readonly number[];
  readonly heights: readonly number[];
}

const headStyle = (stage: Stage): TextStyle =>
  styleOf(stage, { fill: stage.theme.onAccent, role: 'head', most: 0.06, least: 0.03, lines: 6 });
const cellStyle = (stage: Stage): TextStyle =>
  styleOf(stage, { font: 'medium', most: 0.06, least: 0.03, lines: 6, leading: 1.25 });

/** The widest words of each column, in ems. */
function naturalWidths(stage: Stage, slide: Table): number[] {
  const width = (style: TextStyle, text: string) => {
    const font = stage.fonts[style.font];
    return widthOf(font, text.normalize('NFC'), style.tracking) / font.unitsPerEm;
  };
  return slide.columns.map((column, index) =>
    Math.max(width(headStyle(stage), column.label), ...slide.rows.map((row) => width(headStyle(stage), row[index] ?? ''))),
  );
}

/** Columns at a size: each as wide as its words; the widest gives way when there is no room, and takes what is left. */
function columnsAt(natural: readonly number[], size: number, width: number): number[] {
  const widths = natural.map((ems) => (ems + 0.05 + 2 * PAD) * size);
  const flexible = natural.indexOf(Math.max(...natural));
  const others = widths.reduce((sum, value, index) => (index === flexible ? sum : sum + value), 0);
  return widths.map((value, index) => (index === flexible ? width - others : value));
}

/** The table at one size with at most `lines` lines in a cell; a cell that is too narrow makes it infinitely high. */
function gridAt(stage: Stage, slide: Table, natural: readonly number[], room: Box, size: number, lines: number): Grid {
  const widths = columnsAt(natural, size, room.width);
  const heightOf = (texts: readonly string[], style: TextStyle) => {
    const counts = texts.map((text, index) => {
      const width = (widths[index] ?? 0) - 2 * PAD * size;
      const fit = fitWording(stage, { ...style, lines }, [text], { width: Math.max(1, width), height: 1e6 }, [size]);
      return fit.overflow || width < size ? Infinity : Math.max(1, fit.lines.length);
    });
    return (Math.max(...counts) * style.leading + 2 * AIR) * size;
  };
  const labels = slide.columns.map((column) => column.label);
  return {
    size,
    widths,
    heights: [heightOf(labels, headStyle(stage)), ...slide.rows.map((row) => heightOf(row, cellStyle(stage)))],
  };
}

const total = (heights: readonly number[]) => heights.reduce((sum, height) => sum + height, 0);

/** The largest size at which all rows stand; cells of several lines only if they make the letters a quarter larger. */
function gridOf(stage: Stage, slide: Table, room: Box): Grid {
  const natural = naturalWidths(stage, slide);
  const sizes = sizesOf(stage, cellStyle(stage));
  const largest = (lines: number) => {
    for (const size of sizes) {
      const grid = gridAt(stage, slide, natural, room, size, lines);
      if (total(grid.heights) <= room.height + 0.01) return grid;
    }
    return null;
  };
  const [single, several] = [largest(1), largest(3)];
  if (single && (!several || several.size < single.size * 1.25)) return single;
  return several ?? gridAt(stage, slide, natural, room, sizes[sizes.length - 1] ?? 1, 6);
}

/** How many rows stand in the room, the head counted. */
function standing(grid: Grid, room: Box): number {
  let height = 0;
  const over = grid.heights.findIndex((row) => {
    height += row;
    return height > room.height + 0.01;
  });
  return over < 0 ? grid.heights.length : over;
}

/** Rows grow a little to fill the body, so that a short table does not huddle at the top. */
function stretched(grid: Grid, room: Box): readonly number[] {
  const factor = Math.max(1, Math.min(1.35, room.height / total(grid.heights)));
  return grid.heights.map((height) => height * factor);
}

function rowLayer(
  stage: Stage,
  slide: Table,
  grid: Grid,
  row: Box,
  texts: readonly string[],
  path: readonly (string | number)[],
): Layer {
  const head = path[0] === 'columns';
  let x = row.x;
  const cells = texts.map((text, index) => {
    const width = grid.widths[index] ?? 0;
    const align = slide.columns[index]?.align ?? 'start';
    const strong = index === 0 || head ? 'bold' : 'medium';
    const style = { ...(head ? headStyle(stage) : cellStyle(stage)), align, font: strong } as const;
    const cell = inset({ ...row, x, width }, PAD * grid.size, 0, PAD * grid.size, 0);
    x += width;
    return setText(stage, style, { texts: [text], path: [...path, index] }, cell, 'middle', [grid.size]);
  });
  return join(...cells);
}

/** A head row on the accent, banded rows, everything in one size: the largest at which all rows stand. */
export function tableLayer(stage: Stage, slide: Table): Layer {
  const { theme } = stage;
  const frame = frameOf(stage, { title: slide.title, source: slide.source, sourcePath: 'source', align: 'center' });
  const grid = gridOf(stage, slide, frame.body);
  const heights = stretched(grid, frame.body);
  const labels = slide.columns.map((column) => column.label);
  const stand = standing(grid, frame.body);
  const missed = slide.rows.length + 1 - stand;
  let y = frame.body.y;
  const rows = [labels, ...slide.rows].slice(0, stand).map((texts, index) => {
    const height = heights[index] ?? 0;
    const row = { ...frame.body, y, height };
    y += height;
    const fill = index === 0 ? theme.accent : index % 2 === 1 ? theme.surface : theme.background;
    const path = index === 0 ? ['columns'] : ['rows', index - 1];
    return join(fillBox(row, fill, index === 0 ? stage.short * 0.012 : 0), rowLayer(stage, slide, grid, row, texts, path));
  });
  const numbers = { needs: slide.rows.length, has: Math.max(0, stand - 1), size: grid.size };
  const cut = { ...NOTHING, problems: missed > 0 ? [problem('LAY-7', ['rows'], numbers)] : [] };
  return join(frame.layer, ...rows, frame.foot, cut);
}
