import { html } from 'lit';
import type { ScorePage } from '../../../content/wire/rating-api.ts';
import type { ScoreAsk } from '../api/rating-routes.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { scoreIdOf } from './scores-ask.ts';
import { amount, deskScoreWords } from './scores-numbers.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

/** The units just below, each with what may be said of it and the way to it; nothing where there are none. */
export const scoreBelow = ({ below }: ScorePage, ask: ScoreAsk) =>
  below.length === 0
    ? ''
    : html`<section class="card stack" aria-labelledby="below"><h2 id="below">${say(words.unitsBelow)}</h2>
        <div class="wide" tabindex="0" role="group" aria-label=${say(words.unitsBelow)}><table class="numbers units">
          <thead><tr><th scope="col">${say(words.unit)}</th><th scope="col">${say(words.share)}</th><th scope="col">${say(words.intervalHead)}</th>
            <th scope="col">${say(words.amount)}</th><th scope="col">${say(words.heldHead)}</th></tr></thead>
          <tbody>${below.map(({ unit, unitName, score }) => {
            const { figure, under } = deskScoreWords(score);
            return html`<tr><th scope="row"><a href=${linkTo('scores', scoreIdOf({ ...ask, unit }))}>${unitName}</a></th>
              <td class=${figure === null ? 'quiet' : 'share'}>${figure ?? under[0]}</td>
              <td><span class="label">${say(words.intervalHead)}: </span>${score.low === null ? '–' : `${score.low}–${score.high}%`}</td>
              <td><span class="label">${say(words.amount)}: </span>${amount(score.count)}</td><td><span class="label">${say(words.heldHead)}: </span>${amount(score.held)}</td></tr>`;
          })}</tbody></table></div></section>`;
