import { type Problem, problem } from '../problem.ts';
import type { Atlas } from './atlas.ts';
import { type Ink, wrap } from './lay-line.ts';
import type { Panel } from './panel.ts';
import type { Ticker } from './ticker.ts';

/** Rows below which Vietnamese letters cannot be told apart, and below which only proof-read words should be shown. */
const LEAST_ROWS = 13;
export const FREE_ROWS = 16;

/** The atlas to draw with; `null` where the panel is too low for Vietnamese. */
export interface AtlasChoice {
  readonly atlas: Atlas | null;
  readonly problems: readonly Problem[];
}

/**
 * The rows that the author chose, or the largest that suit the panel: for words that stand, the largest at which all of them fit,
 * and no word is broken (LED-5).
 */
export function chooseAtlas(ink: readonly Ink[], ticker: Ticker, panel: Panel, atlases: readonly Atlas[]): AtlasChoice {
  const fitting = atlases.filter(({ rows }) => rows <= panel.height).sort((a, b) => b.rows - a.rows);
  const [largest] = fitting;
  if (largest === undefined || panel.height < LEAST_ROWS)
    return { atlas: null, problems: [problem('LED-3', ['rows'], { height: panel.height, least: LEAST_ROWS })] };
  if (ticker.rows !== null) {
    const chosen = fitting.find(({ rows }) => rows === ticker.rows);
    if (chosen !== undefined) return { atlas: chosen, problems: [] };
    const detail = { rows: ticker.rows, height: panel.height, used: largest.rows };
    return { atlas: largest, problems: [problem('LED-5', ['rows'], detail)] };
  }
  if (ticker.motion === 'left' || ticker.motion === 'right') return { atlas: largest, problems: [] };
  const free = fitting.filter(({ rows }) => rows >= FREE_ROWS);
  const suits = free.find((atlas) => fits(ink, ticker, panel, atlas));
  return { atlas: suits ?? free[free.length - 1] ?? largest, problems: [] };
}

function fits(ink: readonly Ink[], { motion }: Ticker, panel: Panel, atlas: Atlas): boolean {
  const { lines, broken } = wrap(ink, atlas, panel.width);
  const stands = lines.length <= Math.max(1, Math.floor(panel.height / atlas.rows));
  return broken.length === 0 && (motion !== 'still' || stands);
}
