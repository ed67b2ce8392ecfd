import type { Slide } from '../slide/slide.ts';
import type { Panel } from './panel.ts';
import { plainTicker, type Ticker } from './ticker.ts';

/** Characters that a line may have (LED-39). */
const MOST = 1200;
/** Widths of a panel in its heights from which five syllables are in sight at once (led.md §4): below, pages are turned. */
const SCROLLS_FROM = 11;
const HEAD = '#ffffff';
const WORDS = '#ffb000';

/**
 * The line that a slide becomes on a panel (LED-66): a LED line as it is written, the words of other slides in reading order, moving
 * as the panel allows. `null`: nothing that dots could say (a picture, a video, a table, a test picture).
 */
export function tickerOf(slide: Slide, panel: Pick<Panel, 'width' | 'height'>): Ticker | null {
  switch (slide.template) {
    case 'led':
      return slide.pattern === undefined ? slide.ticker : null;
    case 'motto':
      return line(slide.title, slide.phrases.join(' – '), panel);
    case 'statement':
      return line(slide.title, slide.lines.join(' '), panel);
    case 'notice':
      return line(slide.title, [slide.body, slide.footer ?? ''].join(' '), panel);
    case 'hours':
      return line(slide.title, [...slide.rows.map(({ days, hours }) => `${days}: ${hours}`), slide.note ?? ''].join('; '), panel);
    case 'captioned':
      return line(null, slide.caption, panel);
    case 'qr':
      return line(slide.title, slide.text ?? '', panel);
    case 'score':
      return line(slide.title, '{{score}}', panel);
    case 'clock':
      return line(slide.title, slide.date ? '{{time}} {{date}}' : '{{time}}', panel);
    case 'ticker':
      return line(null, slide.text, panel);
    case 'picture':
    case 'video':
    case 'table':
    case 'board':
      return null;
    default:
      return slide satisfies never;
  }
}

/** Whose satisfaction a slide shows in `{{score}}`, and over which stretch; `null`: none. */
export function scoreIn(slide: Slide): { readonly unit: string; readonly window: 'day' | 'week' | 'month' | 'quarter' } | null {
  if (slide.template === 'score') return { unit: slide.unit, window: slide.window };
  return slide.template === 'led' ? slide.score : null;
}

/** A head and words in two colours, in one line without breaks, no longer than a line may be. */
function line(head: string | null, words: string, { width, height }: Pick<Panel, 'width' | 'height'>): Ticker {
  const flat = words
    .replace(/[\s;]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const title = head === null || head === '' ? [] : [{ text: flat === '' ? head : `${head}:`, colour: HEAD }];
  const room = MOST - title.reduce((sum, { text }) => sum + text.length, 0);
  const body = flat === '' ? [] : [{ text: flat.length > room ? `${flat.slice(0, room - 1)}…` : flat, colour: WORDS }];
  return { ...plainTicker(flat), runs: [...title, ...body], motion: width >= SCROLLS_FROM * height ? 'left' : 'page' };
}
