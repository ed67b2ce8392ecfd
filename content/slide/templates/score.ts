import type { Box, LiveScore } from '../drawing.ts';
import { frameOf } from '../frame.ts';
import {
  fillBox,
  fitWording,
  inset,
  join,
  type Layer,
  lowered,
  NOTHING,
  type Stage,
  setText,
  styleOf,
  type TextLayer,
} from '../layer.ts';
import type { Slide } from '../slide.ts';

type ScoreSlide = Extract<Slide, { template: 'score' }>;

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;
const STALE = 'Số liệu chưa được cập nhật';
const NOTE = 'Số liệu tự đánh giá tại chỗ, không phải Chỉ số SIPAS';

/** The stretch of time that is counted, in words. */
export function windowWords(window: ScoreSlide['window'], day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (window === 'day') return 'Hôm nay';
  if (window === 'week') return '7 ngày qua';
  if (window === 'month') return `Tháng ${month}/${year}`;
  return `Quý ${QUARTERS[Math.floor((month - 1) / 3)] ?? ''}/${year}`;
}

/** What may be said of a score: `figure` large, `under` below it. No percentage without a sound sample, never without n. */
export function scoreWords(score: LiveScore | null): { figure: string | null; under: readonly string[] } {
  if (!score) return { figure: null, under: ['Chưa có số liệu'] };
  if (score.count === 0) return { figure: null, under: ['Chưa có lượt đánh giá'] };
  const counts = `${score.satisfied} trên ${score.count} lượt đánh giá hài lòng`;
  if (score.percent === null) return { figure: null, under: [counts, 'Chưa đủ lượt đánh giá để tính tỷ lệ'] };
  return { figure: `${Math.round(score.percent)}%`, under: [`hài lòng (${score.count} lượt đánh giá)`] };
}

const two = (value: number) => String(value).padStart(2, '0');

/** «Cập nhật lúc 08:05 ngày 22/11/2026», if the zone is known. */
function updatedWords(stage: Stage, score: LiveScore): string | null {
  const offset = stage.live?.offsetMinutes;
  if (offset === undefined) return null;
  const at = new Date(score.updated + offset * 60_000);
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return `Cập nhật lúc ${time} ngày ${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
}

/** The interval as a band on a scale of 0 to 100 %, the share as a line in it; `box`: the scale, its label below. */
function intervalBar(stage: Stage, score: LiveScore, box: Box): TextLayer | null {
  if (score.low === null || score.high === null || score.percent === null) return null;
  const at = (percent: number) => box.x + (box.width * Math.max(0, Math.min(100, percent))) / 100;
  const [low, high] = [at(score.low), at(score.high)];
  const pin = Math.max(4, box.height * 0.24);
  const style = styleOf(stage, { font: 'medium', fill: stage.theme.muted, role: 'note', most: 0.036, least: 0.024, lines: 1 });
  const words = `Khoảng tin cậy 95%: ${Math.round(score.low)}–${Math.round(score.high)}%`;
  const room = { ...box, y: box.y + box.height * 1.9, height: stage.short * 0.08 };
  const label = setText(stage, style, { texts: [words], path: [] }, room, 'top');
  const mid = { x: at(score.percent) - pin / 2, y: box.y - box.height * 0.3, width: pin, height: box.height * 1.6 };
  const bars = [
    fillBox({ ...box, y: box.y + box.height * 0.38, height: box.height * 0.24 }, stage.theme.muted),
    fillBox({ ...box, x: low, width: Math.max(pin, high - low) }, stage.theme.accent, box.height / 2),
    fillBox(mid, stage.theme.ink, pin / 2),
  ];
  return { ...label, ...join(...bars, label) };
}

/** A live score as it may be shown (never SIPAS): share, count, interval, window, time, and a mark when it is stale. */
export function scoreLayer(stage: Stage, slide: ScoreSlide): Layer {
  const { short, theme, live } = stage;
  const score = live?.scores[slide.unit] ?? null;
  const updated = score ? updatedWords(stage, score) : null;
  const age = [score?.stale ? STALE : null, updated].filter((text) => text !== null).join(' · ');
  const source = age ? `${age}\n${NOTE}` : NOTE;
  const { layer, foot, body } = frameOf(stage, { title: slide.title, source, sourcePath: 'title', align: 'center' });
  const caption = [score?.unitName ?? null, live ? windowWords(slide.window, live.local.day) : null].filter(Boolean).join(' · ');
  const capStyle = styleOf(stage, { font: 'medium', fill: theme.muted, most: 0.05, least: 0.036, lines: 3, gain: 1.2 });
  const room = { ...body, height: body.height * 0.24 };
  const head = caption ? setText(stage, capStyle, { texts: [caption], path: [] }, room, 'top') : null;
  const rest = inset(body, 0, head ? head.baseline - body.y + short * 0.05 : 0, 0, 0);
  const { figure, under } = scoreWords(score);
  const said = figure === null || !score ? plain(stage, under, rest) : shown(stage, score, figure, under, rest);
  return join(layer, head ?? NOTHING, said, foot);
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

/** Figure, count and interval, one below the other, the whole centred in its box. */
function shown(stage: Stage, score: LiveScore, figure: string, under: readonly string[], box: Box): Layer {
  const { short, theme } = stage;
  const fill = score.stale ? theme.muted : theme.accent;
  const style = styleOf(stage, { font: 'extrabold', role: 'head', fill, most: 0.46, least: 0.08, lines: 1 });
  const underStyle = styleOf(stage, { most: 0.075, least: 0.036, lines: 3, gain: 1.2 });
  const room = { ...box, height: box.height * 0.5 };
  const { size } = fitWording(stage, style, ['100%'], room);
  const big = setText(stage, style, { texts: [figure], path: [] }, room, 'top', [size]);
  const y = big.bottom + Math.max(short * 0.035, size * 0.16);
  const text = setText(stage, underStyle, { texts: under, path: [] }, { ...box, y, height: box.height * 0.22 }, 'top');
  const width = Math.min(box.width, short * 1.1);
  const bar = { x: box.x + (box.width - width) / 2, y: text.bottom + short * 0.045, width, height: Math.max(10, short * 0.024) };
  const interval = intervalBar(stage, score, bar);
  const bottom = (interval ?? text).bottom;
  return lowered(join(big, text, interval ?? NOTHING), Math.max(0, (box.y + box.height - bottom) / 2));
}
