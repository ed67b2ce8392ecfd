import type { LiveScore } from '../score/live-score.ts';
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
      return scoreWords(live.score);
    default:
      return unknownName(name);
  }
}

/** What may be said of a score in a line (LED-16): never a percentage without its count; a stale one says so. */
function scoreWords(score: LiveScore | null): string {
  if (score === null) return '–';
  return score.stale ? `${shownWords(score)} (số liệu cũ)` : shownWords(score);
}

function shownWords({ shown, percent, count, satisfied }: LiveScore): string {
  switch (shown) {
    case 'none':
      return 'chưa có lượt đánh giá';
    case 'counts':
      return `${satisfied} trên ${count} lượt`;
    case 'few':
      return `${percent ?? '–'}% (${count} lượt, còn ít)`;
    case 'full':
      return `${percent ?? '–'}% (${count} lượt)`;
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
