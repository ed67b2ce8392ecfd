import type { LiveScore } from '../../score/live-score.ts';
import { type ScoreWindow, scoreKey } from '../../score/windows.ts';
import type { Box } from '../drawing.ts';
import { frameOf, isNarrow } from '../frame.ts';
import { fillBox, fitWording, inset, join, type Layer, lowered, NOTHING, type Stage, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';
import { widthOf } from '../type/measure.ts';
import { intervalBar, judgementColours } from './score-marks.ts';
import { footWords, scoreWords, targetWords, windowWords } from './score-words.ts';

type ScoreSlide = Extract<Slide, { template: 'score' }>;

/** A live score as it may be shown (never SIPAS): share, count, interval, window, time; a second window beside or below the first. */
export function scoreLayer(stage: Stage, slide: ScoreSlide): Layer {
  const windows = slide.beside === undefined ? [slide.window] : [slide.window, slide.beside];
  const scores = windows.map((window) => stage.live?.scores[scoreKey(slide.unit, window)] ?? null);
  const known = scores.filter((score) => score !== null);
  const source = footWords(known, known.slice(-1));
  const { layer, foot, body } = frameOf(stage, { title: slide.title, source, sourcePath: 'title', align: 'center' });
  const unit = known[0]?.unitName ?? null;
  if (windows.length === 1) {
    return join(
      layer,
      scoreBlock(stage, body, [unit, spanWords(stage, slide.window, scores[0] ?? null)], scores[0] ?? null),
      foot,
    );
  }
  const head = unit === null ? null : caption(stage, unit, { ...body, height: body.height * 0.16 });
  const rest = inset(body, 0, head ? head.baseline - body.y + stage.short * 0.06 : 0, 0, 0);
  const blocks = windows.map((window, index) => {
    const score = scores[index] ?? null;
    return scoreBlock(stage, partOf(stage, rest, index), [spanWords(stage, window, score)], score);
  });
  return join(layer, head ?? NOTHING, rule(stage, rest), ...blocks, foot);
}

const spanWords = ({ live }: Stage, window: ScoreWindow, score: LiveScore | null): string | null =>
  live && windowWords(window, score?.last ?? live.local.day, live.local.day);

/** The first or second half of a body: side by side, on a narrow box one below the other. */
function partOf(stage: Stage, box: Box, index: number): Box {
  const gap = stage.short * 0.1;
  const [width, height] = [(box.width - gap) / 2, (box.height - gap) / 2];
  return isNarrow(stage)
    ? { ...box, y: box.y + index * (height + gap), height }
    : { ...box, x: box.x + index * (width + gap), width };
}

function rule(stage: Stage, box: Box): Layer {
  const line = 2;
  const [x, y] = [box.x + box.width / 2 - line / 2, box.y + box.height / 2 - line / 2];
  return fillBox(isNarrow(stage) ? { ...box, y, height: line } : { ...box, x, width: line }, stage.theme.muted);
}

function caption(stage: Stage, words: string, box: Box) {
  const style = styleOf(stage, { font: 'medium', fill: stage.theme.muted, most: 0.05, least: 0.03, lines: 3, gain: 1.2 });
  return setText(stage, style, { texts: [words], path: [] }, box, 'top');
}

function scoreBlock(stage: Stage, box: Box, above: readonly (string | null)[], score: LiveScore | null): Layer {
  const words = above.filter((text) => text !== null).join(' · ');
  const head = words ? caption(stage, words, { ...box, height: box.height * 0.24 }) : null;
  const rest = inset(box, 0, head ? head.baseline - box.y + stage.short * 0.05 : 0, 0, 0);
  const { figure, under } = scoreWords(score);
  const said = figure === null || !score ? plain(stage, under, rest) : shown(stage, score, figure, under, rest);
  return join(head ?? NOTHING, said);
}

/** Without a percentage: the first words large, the reason below them. */
function plain(stage: Stage, under: readonly string[], box: Box): Layer {
  const { short, theme } = stage;
  const [first, ...more] = under;
  const style = styleOf(stage, { most: 0.13, least: 0.045, gain: 1.12 });
  const room = inset(box, 0, 0, 0, more.length > 0 ? box.height * 0.3 : 0);
  const main = setText(stage, style, { texts: [first ?? ''], path: [] }, room, 'middle');
  if (more.length === 0) return main;
  const moreStyle = styleOf(stage, { font: 'medium', fill: theme.muted, most: 0.055, least: 0.036, gain: 1.2 });
  const y = main.bottom + short * 0.05;
  const rest = { ...box, y, height: Math.max(1, box.y + box.height - y) };
  return join(main, setText(stage, moreStyle, { texts: more, path: [] }, rest, 'top'));
}

/** Figure, count, interval and how it stands to the target, one below the other, the whole centred in its box. */
function shown(stage: Stage, score: LiveScore, figure: string, under: readonly string[], box: Box): Layer {
  const { theme } = stage;
  // What stands below the figure has its place first: the figure takes what is left.
  const unit = Math.min(stage.short, box.height * 2);
  const tail = score.low === null ? 0 : unit * 0.165;
  const words = Math.min(box.height * 0.24, unit * 0.09 * under.length);
  const fill = score.stale || score.shown === 'few' ? theme.muted : theme.accent;
  const style = styleOf(stage, { font: 'extrabold', role: 'head', fill, most: 0.46, least: 0.08, lines: 1 });
  const underStyle = styleOf(stage, { most: 0.075, least: 0.03, lines: under.length });
  const room = { ...box, height: Math.max(1, Math.min(box.height * 0.56, (box.height - words - tail) * 0.86)) };
  const { size } = fitWording(stage, style, ['100%'], room);
  const big = setText(stage, style, { texts: [figure], path: [] }, room, 'top', [size]);
  const y = big.bottom + Math.max(unit * 0.03, size * 0.13);
  const text = setText(stage, underStyle, { texts: under, path: [] }, { ...box, y, height: words }, 'top');
  const below = score.low === null ? null : intervalLayer(stage, score, { ...box, y: text.bottom + unit * 0.045 }, unit);
  const bottom = below?.bottom ?? text.bottom;
  return lowered(join(big, text, below?.layer ?? NOTHING), Math.max(0, (box.y + box.height - bottom) / 2));
}

/** The bar, and below it the interval in words beside the judgement on its plate. `box.y`: where it begins. */
function intervalLayer(
  stage: Stage,
  score: LiveScore,
  box: Box,
  unit: number,
): { readonly layer: Layer; readonly bottom: number } {
  const width = Math.min(box.width, stage.short * 1.1);
  const bar = { x: box.x + (box.width - width) / 2, y: box.y, width, height: Math.max(10, unit * 0.024) };
  const interval = `Khoảng tin cậy 95%: ${score.low}–${score.high}%`;
  const row = { x: bar.x, y: bar.y + bar.height * 2, width, height: unit * 0.07 };
  const layer = judgedRow(stage, score, interval, row);
  return { layer: join(intervalBar(stage, score, bar), layer), bottom: row.y + row.height };
}

/** Both in one size: the interval at the left end of the row, the plate at its right end. */
function judgedRow(stage: Stage, score: LiveScore, interval: string, row: Box): Layer {
  const judged = targetWords(score);
  const style = styleOf(stage, {
    font: 'medium',
    fill: stage.theme.muted,
    role: 'note',
    most: 0.036,
    least: 0.02,
    lines: 1,
    align: 'start',
  });
  if (judged === null || score.colour === null) return setText(stage, style, { texts: [interval], path: [] }, row, 'middle');
  const { ground, ink } = judgementColours(stage.theme, score.colour);
  const wide = (words: string): number => widthOf(stage.fonts.bold, words, 0) / stage.fonts.bold.unitsPerEm;
  // One and a half sizes of padding in the plate, and one between the two.
  const size = Math.min(stage.short * 0.036, row.height / 1.8, row.width / (wide(interval) + wide(judged) + 2.5));
  const plate = { ...row, width: size * (wide(judged) + 1.5), x: row.x + row.width - size * (wide(judged) + 1.5) };
  const plateStyle = { ...style, font: 'bold', fill: ink, align: 'center' } as const;
  return join(
    setText(stage, style, { texts: [interval], path: [] }, row, 'middle', [size]),
    fillBox({ ...plate, y: row.y + (row.height - size * 1.8) / 2, height: size * 1.8 }, ground, size * 0.9),
    setText(stage, plateStyle, { texts: [judged], path: [] }, plate, 'middle', [size]),
  );
}
