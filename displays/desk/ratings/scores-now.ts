import { html } from 'lit';
import type { LiveScore } from '../../../content/score/live-score.ts';
import type { ScoreWindow } from '../../../content/score/windows.ts';
import { scoreWords, windowWords } from '../../../content/slide/templates/score-words.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import type { ScorePage } from '../../../content/wire/rating-api.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { type ScreenNow, screenNow } from './scores-screens.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

type Screens = ScorePage['screens'];

/** The windows that screens of the unit show, each once. */
export const windowsOnScreens = (screens: Screens): readonly ScoreWindow[] => [...new Set(screens.map((one) => one.window))];

/** What is known around the screens: `today` on the unit's clock; `row` null: the wall does not know the display. */
export interface Around {
  readonly scores: ReadonlyMap<ScoreWindow, LiveScore>;
  readonly today: string;
  readonly row: (display: string) => WallRow | null;
  readonly slideName: (slide: string) => string | null;
  /** Whether the person may open slides. */
  readonly opensSlides: boolean;
}

/** What the screens show of the score, in the words of the board itself, which are Vietnamese; and which of them show it now. */
export const scoresNow = (screens: Screens, around: Around) => html`<section class="card stack" aria-labelledby="now">
  <div class="stack tight"><h2 id="now">${icon('monitor')} ${say(words.nowTitle)}</h2><p class="quiet small">${say(words.nowHint)}</p></div>
  ${screens.length === 0 ? html`<p>${say(words.nowNone)}</p>` : ''}
  ${windowsOnScreens(screens).map((window) => glass(window, screens, around))}
</section>`;

const glass = (window: ScoreWindow, screens: Screens, around: Around) => {
  const { scores, today } = around;
  const score = scores.get(window) ?? null;
  const { figure, under } = scoreWords(score);
  const slides = new Map(screens.filter((one) => one.window === window).map((one) => [`${one.display} ${one.slide}`, one]));
  return html`<div class="stack tight">
    <div class="glass" lang="vi" data-window=${window}>
      <p class="glass-window">${windowWords(window, score?.last ?? today, today)}</p>
      ${figure === null ? '' : html`<p class="glass-figure">${figure}</p>`}
      ${under.map((text) => html`<p class="glass-under">${text}</p>`)}
    </div>
    <ul class="small stack tight">${[...slides.values()].map((one) => screen(one, around))}</ul>
  </div>`;
};

const screen = ({ display, name, slide, slideName }: Screens[number], { row, slideName: nameOf, opensSlides }: Around) => {
  const now = screenNow(row(display), slide);
  return html`<li data-screen=${display} data-now=${now.is}><strong>${name}</strong> · ${
    opensSlides ? html`<a href=${linkTo('slides', slide)}>${slideName}</a>` : slideName
  }<br>${icon(SIGNS[now.is])} <span class=${now.is === 'now' ? '' : 'quiet'}>${nowWords(now, nameOf)}</span></li>`;
};

const SIGNS = { now: 'circle-check', other: 'clock', unknown: 'minus', off: 'monitor-x' } as const;

const nowWords = (now: ScreenNow, nameOf: Around['slideName']): string => {
  switch (now.is) {
    case 'now':
      return say(words.showsNow);
    case 'other': {
      const name = now.slide === null ? null : nameOf(now.slide);
      return name === null ? say(words.showsOther) : say(words.showsNamed, { name });
    }
    case 'unknown':
      return say(words.showsUnknown);
    case 'off':
      return say(words.showsOff);
    default:
      return now satisfies never;
  }
};

/** Which last records are not yet witnessed by a signed checkpoint. */
export const witnessLine = ({ unwitnessed }: ScorePage, clock: (time: number) => string) =>
  unwitnessed.records === 0 || unwitnessed.since === null
    ? html`<p class="quiet small">${icon('shield-check')} ${say(words.witnessed)}</p>`
    : html`<p class="quiet small">${icon('clock')} ${say(words.unwitnessed, {
        count: unwitnessed.records,
        n: unwitnessed.records,
        clock: clock(unwitnessed.since),
      })}</p>`;
