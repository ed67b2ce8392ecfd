import { html } from 'lit';
import type { LiveScore } from '../../../content/score/live-score.ts';
import type { ScoreWindow } from '../../../content/score/windows.ts';
import { scoreWords, windowWords } from '../../../content/slide/templates/score-words.ts';
import type { ScorePage } from '../../../content/wire/rating-api.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

type Screens = ScorePage['screens'];

/** The windows that screens of the unit show, each once. */
export const windowsOnScreens = (screens: Screens): readonly ScoreWindow[] => [...new Set(screens.map((one) => one.window))];

/** What the screens show now: the words of the board itself, which are Vietnamese. `today`: on the unit's clock. */
export const scoresNow = (
  screens: Screens,
  scores: ReadonlyMap<ScoreWindow, LiveScore>,
  today: string,
) => html`<section class="card stack" aria-labelledby="now">
  <div class="stack tight"><h2 id="now">${icon('monitor')} ${say(words.nowTitle)}</h2><p class="quiet small">${say(words.nowHint)}</p></div>
  ${screens.length === 0 ? html`<p>${say(words.nowNone)}</p>` : ''}
  ${windowsOnScreens(screens).map((window) => glass(window, screens, scores.get(window) ?? null, today))}
</section>`;

const glass = (window: ScoreWindow, screens: Screens, score: LiveScore | null, today: string) => {
  const { figure, under } = scoreWords(score);
  const slides = new Map(screens.filter((one) => one.window === window).map((one) => [`${one.display} ${one.slide}`, one]));
  return html`<div class="stack tight">
    <div class="glass" lang="vi" data-window=${window}>
      <p class="glass-window">${windowWords(window, score?.last ?? today, today)}</p>
      ${figure === null ? '' : html`<p class="glass-figure">${figure}</p>`}
      ${under.map((text) => html`<p class="glass-under">${text}</p>`)}
    </div>
    <ul class="small stack tight">${[...slides.values()].map(
      (one) => html`<li><strong>${one.name}</strong> · <a href=${linkTo('slides', one.slide)}>${one.slideName}</a></li>`,
    )}</ul>
  </div>`;
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
