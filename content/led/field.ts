import { type Problem, problem } from '../problem.ts';
import { countSyllables } from '../text/syllables.ts';
import type { Atlas } from './atlas.ts';
import { type Ink, type Line, layLine, wrap } from './lay-line.ts';
import type { Panel } from './panel.ts';
import type { Motion, Ticker } from './ticker.ts';

/** Shortest time that a page stands, in seconds. */
const LEAST_TURN = 2;

/**
 * Words as a field of dots: as wide as their line where they scroll sideways, else as wide as the panel; pages below each other.
 * `motion` is `still` where everything fits; `turns`: frames that each page stands.
 */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  readonly motion: Motion;
  readonly turns: readonly number[];
  readonly problems: readonly Problem[];
}

/** Lays characters out with one atlas as the ticker's motion asks. */
export function fieldOf(ink: readonly Ink[], ticker: Ticker, panel: Panel, atlas: Atlas): Field {
  const line = layLine(ink, atlas);
  if (line.width <= panel.width) return page([line], panel, atlas);
  switch (ticker.motion) {
    case 'left':
    case 'right': {
      const top = (panel.height - atlas.rows) >> 1;
      const dots = painted([{ line, left: 0, top }], line.width, panel.height);
      return { width: line.width, height: panel.height, dots, motion: ticker.motion, turns: [], problems: [] };
    }
    case 'up':
      return climbing(ink, panel, atlas);
    case 'page':
    case 'still':
      return pages(ink, ticker, panel, atlas);
    default:
      return unknownMotion(ticker.motion);
  }
}

function climbing(ink: readonly Ink[], panel: Panel, atlas: Atlas): Field {
  const { lines, broken } = wrap(ink, atlas, panel.width);
  const height = lines.length * atlas.rows;
  if (height <= panel.height) return { ...page(lines, panel, atlas), problems: brokenWords(broken) };
  const dots = painted(stacked(lines, panel, atlas, 0), panel.width, height);
  return { width: panel.width, height, dots, motion: 'up', turns: [], problems: brokenWords(broken) };
}

function pages(ink: readonly Ink[], ticker: Ticker, panel: Panel, atlas: Atlas): Field {
  const { lines, broken } = wrap(ink, atlas, panel.width);
  const perPage = Math.max(1, Math.floor(panel.height / atlas.rows));
  const count = ticker.motion === 'still' ? 1 : Math.ceil(lines.length / perPage);
  const sheets = Array.from({ length: count }, (_, index) => lines.slice(index * perPage, (index + 1) * perPage));
  const placed = sheets.flatMap((sheet, index) =>
    stacked(sheet, panel, atlas, index * panel.height + slack(sheet, panel, atlas)),
  );
  const turns = sheets.map((sheet) => turnFrames(sheet, ticker, panel));
  const cut = lines.length > perPage && count === 1 ? [problem('LED-8', ['motion'], { lines: lines.length, fits: perPage })] : [];
  return {
    width: panel.width,
    height: count * panel.height,
    dots: painted(placed, panel.width, count * panel.height),
    motion: count > 1 ? 'page' : 'still',
    turns: count > 1 ? turns : [],
    problems: [...cut, ...brokenWords(broken)],
  };
}

const brokenWords = (broken: readonly string[]): Problem[] => broken.map((word) => problem('LED-7', ['runs'], { word }));

/** Rows that stay free above lines centred on a page. */
const slack = (lines: readonly Line[], panel: Panel, atlas: Atlas): number => (panel.height - lines.length * atlas.rows) >> 1;

/** Everything on one page, centred (LED-6). */
function page(lines: readonly Line[], panel: Panel, atlas: Atlas): Field {
  const dots = painted(stacked(lines, panel, atlas, slack(lines, panel, atlas)), panel.width, panel.height);
  return { width: panel.width, height: panel.height, dots, motion: 'still', turns: [], problems: [] };
}

function turnFrames(lines: readonly Line[], { speed }: Ticker, { frameRate }: Panel): number {
  const words = lines.map(({ ink }) => ink.map(({ character }) => character).join('')).join(' ');
  return Math.ceil(Math.max(LEAST_TURN, countSyllables(words) / speed) * frameRate);
}

interface PlacedLine {
  readonly line: Line;
  readonly left: number;
  readonly top: number;
}

const stacked = (lines: readonly Line[], panel: Panel, atlas: Atlas, top: number): PlacedLine[] =>
  lines.map((line, index) => ({ line, left: Math.max(0, (panel.width - line.width) >> 1), top: top + index * atlas.rows }));

/** The dots of lines on a dark field; what would lie outside is left out. */
function painted(lines: readonly PlacedLine[], width: number, height: number): Uint8Array {
  const dots = new Uint8Array(width * height);
  for (const { line, left, top } of lines)
    for (const { glyph, x, colour } of line.placed)
      glyph.dots.forEach((on, at) => {
        const column = left + x + glyph.left + (at % glyph.width);
        const row = top + glyph.top + Math.floor(at / glyph.width);
        if (on === 1 && column >= 0 && column < width && row >= 0 && row < height) dots[row * width + column] = colour;
      });
  return dots;
}

function unknownMotion(motion: never): Field {
  throw new Error(`no such motion: ${String(motion)}`);
}
