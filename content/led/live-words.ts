import type { LiveScore } from '../score/live-score.ts';
import { amountWords, windowWords } from '../slide/templates/score-words.ts';
import type { LocalReading } from '../time/local-clock.ts';
import { lunarWords } from './lunar-date.ts';
import { LIVE_NAMES, type LiveName, type Ticker } from './ticker.ts';

/** What lives in a ticker, given as data: the unit's wall clock, and the unit's score (`null`: none has arrived). */
export interface LedLive {
  readonly local: LocalReading;
  readonly score: LiveScore | null;
}

/** Words of one colour, everything filled in, NFC. */
export interface Run {
  readonly text: string;
  readonly colour: string;
}

/** Signs before which no space stands. */
const CLOSING = /^[,.;:!?…)\]»”’%]/;

/**
 * The runs of a ticker as they are drawn: NFC, live values filled in (LED-16), a space between two runs where the language wants
 * one. Equal words need no new layout.
 */
export function filledRuns(ticker: Ticker, live: LedLive | null): Run[] {
  return ticker.runs.map(({ text, colour }, index) => {
    const next = ticker.runs[index + 1]?.text;
    const space = next === undefined || CLOSING.test(next) ? '' : ' ';
    const filled = LIVE_NAMES.reduce((words, name) => words.split(`{{${name}}}`).join(valueOf(name, live)), text);
    return { text: `${filled.normalize('NFC')}${space}`, colour };
  });
}

function valueOf(name: LiveName, live: LedLive | null): string {
  if (live === null) return '–';
  const { day, hour, minute } = live.local;
  switch (name) {
    case 'date':
      return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
    case 'time':
      return `${two(hour)}:${two(minute)}`;
    case 'lunar':
      return lunarWords(day);
    case 'score':
      return scoreWords(live.score, day);
    default:
      return unknownName(name);
  }
}

/**
 * What may be said of a score in a line (LED-16): never a percentage without its count, and with what it rests on: interval, window,
 * time. `today`: of the display.
 */
function scoreWords(score: LiveScore | null, today: string): string {
  if (score === null) return '–';
  const { shown, low, high, count, window, last, updated, offset, stale } = score;
  const at = new Date(updated + offset * 60_000);
  const stretch = windowWords(window, last, today);
  const around = [
    shown === 'few' || shown === 'full' ? `${amountWords(count)} lượt` : null,
    shown === 'few' ? 'còn ít' : null,
    low === null ? null : `khoảng ${low}–${high ?? '–'}%`,
    stretch.charAt(0).toLowerCase() + stretch.slice(1),
    `lúc ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
    stale ? 'số liệu cũ' : null,
    'không phải SIPAS',
  ];
  return `${shownWords(score)} (${around.filter((part) => part !== null).join(', ')})`;
}

function shownWords({ shown, percent, count, satisfied }: LiveScore): string {
  switch (shown) {
    case 'none':
      return 'chưa có lượt đánh giá';
    case 'counts':
      return `${satisfied} trên ${count} lượt`;
    case 'few':
    case 'full':
      return `${percent ?? '–'}%`;
    case 'broken':
      return 'số liệu không toàn vẹn';
    default:
      return shown satisfies never;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

function unknownName(name: never): string {
  return String(name);
}
