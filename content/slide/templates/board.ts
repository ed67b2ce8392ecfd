import { problem } from '../../problem.ts';
import type { LiveScore } from '../../score/live-score.ts';
import { scoreKey } from '../../score/windows.ts';
import type { Box } from '../drawing.ts';
import { frameOf, isNarrow } from '../frame.ts';
import { fillBox, fitWording, inset, join, type Layer, NOTHING, type Stage, setText, styleOf, type TextStyle } from '../layer.ts';
import type { Slide } from '../slide.ts';
import { intervalBar, judgementColours } from './score-marks.ts';
import { amountWords, footWords, windowWords } from './score-words.ts';

type BoardSlide = Extract<Slide, { template: 'board' }>;
type Scores = readonly (LiveScore | null)[];

/** A wide box shows more units than this in two columns. */
const ONE_COLUMN = 8;

/** The scores of several units in the order in which they were written: name, interval, share, count. No ranks. */
export function boardLayer(stage: Stage, slide: BoardSlide): Layer {
  const scores = slide.units.map((unit) => stage.live?.scores[scoreKey(unit, slide.window)] ?? null);
  const known = scores.filter((score) => score !== null);
  const source = footWords(known, known);
  const { layer, foot, body } = frameOf(stage, { title: slide.title, source, sourcePath: 'title', align: 'center' });
  const head = headLayer(stage, slide, known, body);
  const rest = inset(body, 0, head.used, 0, 0);
  if (known.length === 0) return join(layer, head.layer, nothingYet(stage, rest), foot);
  return join(layer, head.layer, rowsLayer(stage, scores, rest), foot);
}

/** What stretch of time is counted, and which target the plates speak of. */
function headLayer(stage: Stage, slide: BoardSlide, known: readonly LiveScore[], body: Box) {
  const today = stage.live?.local.day;
  if (today === undefined) return { layer: NOTHING, used: 0 };
  const target = known.find((score) => score.colour !== null)?.target;
  const span = windowWords(slide.window, known[0]?.last ?? today, today);
  const goal = target === undefined ? [] : [`dấu + đạt, dấu – dưới mục tiêu ${String(target).replace('.', ',')}%`];
  const style = styleOf(stage, { font: 'medium', fill: stage.theme.muted, most: 0.045, least: 0.03, lines: 2, gain: 1.2 });
  const words = [span, ...goal].join(' · ');
  const layer = setText(stage, style, { texts: [words], path: [] }, { ...body, height: body.height * 0.14 }, 'top');
  return { layer, used: layer.bottom - body.y + stage.short * 0.035 };
}

function nothingYet(stage: Stage, box: Box): Layer {
  return setText(stage, styleOf(stage, { most: 0.12, least: 0.045 }), { texts: ['Chưa có số liệu'], path: [] }, box, 'middle');
}

function rowsLayer(stage: Stage, scores: Scores, box: Box): Layer {
  const columns = !isNarrow(stage) && scores.length > ONE_COLUMN ? 2 : 1;
  const gap = columns === 1 ? 0 : stage.short * 0.05;
  const width = (box.width - gap) / columns;
  const each = Math.ceil(scores.length / columns);
  const height = Math.min(stage.short * 0.12, box.height / each);
  const grid = gridOf(stage, scores, width, height);
  const top = box.y + (box.height - height * each) / 2;
  const rows = scores.map((score, index) => {
    const column = Math.floor(index / each);
    const row = { x: box.x + column * (width + gap), y: top + (index % each) * height, width, height };
    const ground = (index % each) % 2 === 0 ? fillBox(row, stage.theme.surface, stage.short * 0.008) : NOTHING;
    return join(ground, score === null ? missingRow(stage, grid, row) : rowLayer(stage, score, grid, row));
  });
  const small = grid.size < stage.short * 0.02;
  const tight = small
    ? [
        problem('LAY-7', ['units'], {
          needs: scores.length,
          has: Math.floor(box.height / (stage.short * 0.034)),
          size: grid.size,
        }),
      ]
    : [];
  return join(...rows, { ...NOTHING, problems: tight });
}

/** One size for all rows, and where the cells stand. */
interface Grid {
  readonly size: number;
  readonly name: number;
  readonly bar: number;
  readonly figure: number;
  readonly count: number;
}

const nameStyle = (stage: Stage): TextStyle =>
  styleOf(stage, { align: 'start', most: 0.05, least: 0.02, lines: 2, gain: 1.2, leading: 1.2 });

function gridOf(stage: Stage, scores: Scores, width: number, height: number): Grid {
  const withBar = width > stage.short * 0.9;
  const shares = withBar ? { name: 0.4, bar: 0.24, figure: 0.16, count: 0.2 } : { name: 0.5, bar: 0, figure: 0.24, count: 0.26 };
  const [name, bar, figure, count] = [shares.name * width, shares.bar * width, shares.figure * width, shares.count * width];
  const fits = scores.map((score) => {
    const room = { width: name - height * 0.35, height: height * 0.84 };
    return fitWording(stage, nameStyle(stage), [score?.unitName ?? '–'], room).size;
  });
  return { size: Math.min(height * 0.6, ...fits), name, bar, figure, count };
}

/** What stands where percentage and count would: short words in their place. */
function rowWords(score: LiveScore): { readonly figure: string | null; readonly words: string } {
  const answers = `${amountWords(score.count)} lượt${score.stale ? ' (cũ)' : ''}`;
  switch (score.shown) {
    case 'none':
      return { figure: null, words: 'Chưa có lượt đánh giá' };
    case 'counts':
      return { figure: null, words: `${score.satisfied} trên ${answers} hài lòng` };
    case 'few':
      return { figure: `${score.percent ?? '–'}%`, words: score.stale ? answers : `${answers} (ít)` };
    case 'full':
      return { figure: `${score.percent ?? '–'}%`, words: answers };
    case 'broken':
      return { figure: null, words: 'Không toàn vẹn' };
    default:
      return score.shown satisfies never;
  }
}

const SIGNS = { above: '+', below: '–', between: '' } as const;

function rowLayer(stage: Stage, score: LiveScore, grid: Grid, row: Box): Layer {
  const pad = row.height * 0.15;
  const muted = score.stale || score.shown !== 'full';
  const ink = muted ? stage.theme.muted : stage.theme.ink;
  const name = setRow(
    stage,
    { ...nameStyle(stage), fill: ink },
    score.unitName,
    inset({ ...row, width: grid.name }, pad, 0, pad, 0),
    grid,
  );
  const { figure, words } = rowWords(score);
  const after = row.x + grid.name;
  const style = styleOf(stage, { font: 'medium', fill: ink, lines: 1, align: 'end', least: 0.02 });
  const end = inset({ ...row, x: after, width: row.width - grid.name }, 0, 0, pad, 0);
  if (figure === null) return join(name, setRow(stage, style, words, end, grid));
  const bar = { x: after, y: row.y + row.height * 0.42, width: grid.bar - pad, height: row.height * 0.16 };
  const cell = { ...row, x: after + grid.bar, width: grid.figure };
  const count = inset({ ...row, x: after + grid.bar + grid.figure, width: grid.count }, 0, 0, pad, 0);
  return join(
    name,
    grid.bar > 0 ? intervalBar(stage, score, bar) : NOTHING,
    figureLayer(stage, score, figure, cell, grid),
    setRow(stage, { ...style, fill: stage.theme.muted }, words, count, grid),
  );
}

/** The share, on a plate of its colour with a sign where the interval allows a judgement. */
function figureLayer(stage: Stage, score: LiveScore, figure: string, cell: Box, grid: Grid): Layer {
  const style = styleOf(stage, { font: 'extrabold', fill: stage.theme.muted, lines: 1, least: 0.02 });
  if (score.colour === null || score.colour === 'between' || score.stale) {
    const fill = score.colour === null || score.stale ? stage.theme.muted : stage.theme.accent;
    return setRow(stage, { ...style, fill }, figure, cell, grid);
  }
  const { ground, ink } = judgementColours(stage.theme, score.colour);
  const height = Math.min(cell.height * 0.8, grid.size * 1.6);
  const width = Math.min(cell.width * 0.94, grid.size * 4.6);
  const plate = { x: cell.x + (cell.width - width) / 2, y: cell.y + (cell.height - height) / 2, width, height };
  const text = setRow(stage, { ...style, fill: ink }, `${SIGNS[score.colour]} ${figure}`.trim(), plate, grid);
  return join(fillBox(plate, ground, plate.height / 2), text);
}

const missingRow = (stage: Stage, grid: Grid, row: Box): Layer =>
  setRow(stage, styleOf(stage, { font: 'medium', fill: stage.theme.muted, lines: 1, least: 0.02 }), 'Chưa có số liệu', row, grid);

/** One line in the middle of its cell, in the size of all rows or smaller where its cell is narrow. */
function setRow(stage: Stage, style: TextStyle, words: string, cell: Box, { size }: Grid): Layer {
  const wording = { texts: [words], path: ['units'] };
  const sizes = [1, 0.9, 0.8, 0.7, 0.6].map((share) => share * size);
  return setText(stage, style, wording, cell, 'middle', sizes);
}
