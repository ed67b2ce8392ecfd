import { filledRuns, type LedLive } from '../../led/live-words.ts';
import { scoreKey } from '../../score/windows.ts';
import { fillBox, inset, join, type Layer, type Stage, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';

/** A panel's black, and the share of the shorter side that stays free at the edge. */
const GROUND = '#000000';
const EDGE = 0.05;

/**
 * A LED line on a screen that is no LED panel: its words, filled in, light on black in the colour of the first run. Dots are drawn by
 * `content/led`, for panels alone.
 */
export function ledLayer(stage: Stage, slide: Extract<Slide, { template: 'led' }>): Layer {
  const { box, short, live } = stage;
  const known: LedLive | null = live && {
    local: live.local,
    score: slide.score ? (live.scores[scoreKey(slide.score.unit, slide.score.window)] ?? null) : null,
  };
  const words = filledRuns(slide.ticker, known).map(({ text }) => text);
  const fill = slide.ticker.runs[0]?.colour ?? '#ffffff';
  const edge = short * EDGE;
  const area = inset({ x: 0, y: 0, ...box }, edge, edge, edge, edge);
  const text = setText(
    stage,
    styleOf(stage, { fill, most: 0.22 }),
    { texts: [words.join('').trim()], path: ['ticker', 'runs'] },
    area,
    'middle',
  );
  return join(fillBox({ x: 0, y: 0, ...box }, GROUND), text);
}
