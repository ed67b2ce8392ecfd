import type { Box, LiveScore } from '../drawing.ts';
import { accentRule, frameOf } from '../frame.ts';
import { fillBox, fitWording, inset, join, type Layer, NOTHING, type Stage, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';

type ScoreSlide = Extract<Slide, { template: 'score' }>;

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;
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
export function scoreWords(score: LiveScore | null): { figure: string | null; under: string } {
  if (!score) return { figure: null, under: 'Chưa có số liệu' };
  if (score.count === 0) return { figure: null, under: 'Chưa có lượt đánh giá' };
  const counts = `${score.satisfied} trên ${score.count} lượt đánh giá hài lòng`;
  if (score.percent === null) return { figure: null, under: `${counts}; chưa đủ lượt để tính tỷ lệ` };
  return { figure: `${Math.round(score.percent)}%`, under: `hài lòng (${score.count} lượt đánh giá)` };
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

/** The interval as a band on a scale of 0 to 100 %, the share as a line in it. */
function intervalBar(stage: Stage, score: LiveScore, box: Box): Layer {
  if (score.low === null || score.high === null || score.percent === null) return NOTHING;
  const at = (percent: number) => box.x + (box.width * Math.max(0, Math.min(100, percent))) / 100;
  const [low, high] = [at(score.low), at(score.high)];
  const pin = Math.max(4, box.height * 0.24);
  const style = styleOf(stage, { font: 'medium', fill: stage.theme.muted, role: 'note', most: 0.034, least: 0.024, lines: 1 });
  const words = `Khoảng tin cậy 95%: ${Math.round(score.low)}–${Math.round(score.high)}%`;
  const label = { ...box, y: box.y + box.height * 1.5, height: stage.short * 0.06 };
  return join(
    fillBox(box, stage.theme.surface, box.height / 2),
    fillBox({ ...box, x: low, width: Math.max(pin, high - low) }, stage.theme.accent, box.height / 2),
    fillBox(
      { x: at(score.percent) - pin / 2, y: box.y - box.height * 0.3, width: pin, height: box.height * 1.6 },
      stage.theme.ink,
      pin / 2,
    ),
    setText(stage, style, { texts: [words], path: [] }, label, 'top'),
  );
}

/** A live score as it may be shown (never SIPAS): share, count, interval, window, time, and a mark when it is stale. */
export function scoreLayer(stage: Stage, slide: ScoreSlide): Layer {
  const { short, theme, live } = stage;
  const score = live?.scores[slide.unit] ?? null;
  const stale = score?.stale ? 'Số liệu chưa được cập nhật' : null;
  const updated = score ? updatedWords(stage, score) : null;
  const source = [stale, updated, NOTE].filter((text): text is string => text !== null).join(' · ');
  const { layer, body } = frameOf(stage, { title: slide.title, source, sourcePath: 'title', align: 'center' });
  const { figure, under } = scoreWords(score);
  const caption = [score?.unitName ?? null, live ? windowWords(slide.window, live.local.day) : null].filter(Boolean).join(' · ');
  const capStyle = styleOf(stage, { font: 'medium', fill: theme.muted, most: 0.05, least: 0.036, lines: 3, gain: 1.2 });
  const room = { ...body, height: body.height * 0.24 };
  const head = caption ? setText(stage, capStyle, { texts: [caption], path: [] }, room, 'top') : null;
  const rest = inset(body, 0, head ? head.baseline - body.y + short * 0.04 : 0, 0, 0);
  const base = join(layer, head ?? NOTHING);
  if (figure === null || !score)
    return join(base, plain(stage, under, rest), accentRule(stage, stage.box.width / 2, rest.y + rest.height, 'center'));
  return join(base, shown(stage, score, figure, under, rest));
}

function plain(stage: Stage, words: string, box: Box): Layer {
  const style = styleOf(stage, { most: 0.13, least: 0.045, gain: 1.12 });
  return setText(stage, style, { texts: words.split('; '), path: [] }, inset(box, 0, 0, 0, stage.short * 0.05), 'middle');
}

function shown(stage: Stage, score: LiveScore, figure: string, under: string, box: Box): Layer {
  const { short, theme } = stage;
  const fill = score.stale ? theme.muted : theme.accent;
  const style = styleOf(stage, { font: 'extrabold', role: 'head', fill, most: 0.42, least: 0.08, lines: 1 });
  const underStyle = styleOf(stage, { most: 0.075, least: 0.036, lines: 3, gain: 1.2 });
  const bar = { width: Math.min(box.width, short * 1.1), height: Math.max(12, short * 0.026) };
  const foot = short * 0.13;
  const room = { ...box, height: (box.height - foot) * 0.66 };
  const { size } = fitWording(stage, style, ['100%'], room);
  const big = setText(stage, style, { texts: [figure], path: [] }, room, 'bottom', [size]);
  const y = big.baseline + short * 0.05;
  const text = setText(
    stage,
    underStyle,
    { texts: [under], path: [] },
    { ...box, y, height: Math.max(1, box.y + box.height - foot - y) },
    'top',
  );
  const place = { x: box.x + (box.width - bar.width) / 2, y: box.y + box.height - foot + short * 0.015, ...bar };
  return join(big, text, intervalBar(stage, score, place));
}
