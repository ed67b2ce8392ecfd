import type { LiveScore } from '../../score/live-score.ts';
import type { ScoreWindow } from '../../score/windows.ts';

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;
const STALE = 'Số liệu chưa được cập nhật';
const NOTE = 'Số liệu tự đánh giá tại chỗ, không phải Chỉ số SIPAS';
/** A tampered period says so and nothing else. */
const BROKEN = 'Số liệu không toàn vẹn';

const two = (value: number): string => String(value).padStart(2, '0');
const dayWords = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** «1.234»: a whole number with the points of Vietnamese thousands. */
export const amountWords = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/**
 * The stretch of time that is counted, in words. `last`: its last day, `today` that of the display: what is no longer today's is named
 * by its date.
 */
export function windowWords(window: ScoreWindow, last: string, today: string): string {
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  switch (window) {
    case 'day':
      return last === today ? 'Hôm nay' : `Ngày ${dayWords(last)}`;
    case 'week':
      return last === today ? '7 ngày qua' : `7 ngày đến ${dayWords(last)}`;
    case 'month':
      return `Tháng ${month}/${year}`;
    case 'quarter':
      return `Quý ${QUARTERS[Math.floor((month - 1) / 3)] ?? ''}/${year}`;
    default:
      return window satisfies never;
  }
}

/** What is said of a score: `figure` large where a percentage may be shown, `under` the words below it or in its place. */
export interface ScoreWords {
  readonly figure: string | null;
  readonly under: readonly string[];
}

/** A score in words (SCO-20): never a percentage without a sound sample, never one without its count. */
export function scoreWords(score: LiveScore | null): ScoreWords {
  if (score === null) return { figure: null, under: ['Chưa có số liệu'] };
  const answers = amountWords(score.count);
  switch (score.shown) {
    case 'none':
      return { figure: null, under: ['Chưa có lượt đánh giá'] };
    case 'counts':
      return {
        figure: null,
        under: [`${score.satisfied} trên ${answers} lượt đánh giá hài lòng`, 'Chưa đủ lượt đánh giá để tính tỷ lệ'],
      };
    case 'few':
      return { figure: `${score.percent ?? '–'}%`, under: [`hài lòng (${answers} lượt đánh giá)`, 'Ít lượt đánh giá'] };
    case 'full':
      return { figure: `${score.percent ?? '–'}%`, under: [`hài lòng (${answers} lượt đánh giá)`] };
    case 'broken':
      return { figure: null, under: [BROKEN, 'Sổ đánh giá của kỳ này đang được kiểm tra'] };
    default:
      return score.shown satisfies never;
  }
}

/** How the interval stands to the target, in words; null without an interval. */
export function targetWords({ colour, target }: LiveScore): string | null {
  const percent = `${String(target).replace('.', ',')}%`;
  if (colour === 'above') return `Đạt mục tiêu ${percent}`;
  if (colour === 'below') return `Dưới mục tiêu ${percent}`;
  return colour === 'between' ? `Quanh mục tiêu ${percent}` : null;
}

/** «Cập nhật lúc 08:05 ngày 22/11/2026», on the unit's clock. */
function updatedWords({ updated, offset }: LiveScore): string {
  const at = new Date(updated + offset * 60_000);
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return `Cập nhật lúc ${time} ngày ${dayWords(at.toISOString())}`;
}

/** How sure the answers are, and what does not count or came late; empty when there is nothing to say. */
function mixWords(scores: readonly LiveScore[]): string {
  const sum = (pick: (score: LiveScore) => number): number => scores.reduce((all, score) => all + pick(score), 0);
  const parts = [
    ['Đã xác thực', sum((score) => score.verified)],
    ['Tại chỗ', sum((score) => score.atPlace)],
    ['Chưa xác thực', sum((score) => score.count - score.verified - score.atPlace)],
    ['Tạm giữ', sum((score) => score.held)],
    ['Đã loại', sum((score) => score.excluded)],
    ['Điều chỉnh sau khi chốt', sum((score) => score.added)],
  ] as const;
  return parts.flatMap(([name, value]) => (value === 0 ? [] : [`${name}: ${amountWords(value).replace('-', '−')}`])).join(' · ');
}

/**
 * The foot of every score slide: the oldest update with the mark of staleness, the mix of what is counted, and that it is not SIPAS.
 * `mixed`: the scores whose answers are summed up, so that two windows of one unit are not counted twice.
 */
export function footWords(scores: readonly LiveScore[], mixed: readonly LiveScore[]): string {
  const oldest = scores.reduce<LiveScore | null>((old, one) => (old && old.updated <= one.updated ? old : one), null);
  const stale = scores.some((score) => score.stale) ? STALE : null;
  const told = [stale, oldest && updatedWords(oldest), mixWords(mixed)]
    .filter((text) => text !== null && text !== '')
    .join(' · ');
  return told === '' ? NOTE : `${told}\n${NOTE}`;
}
