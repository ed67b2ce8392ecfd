import { html, nothing, type TemplateResult } from 'lit';
import type { Share } from '../../../content/score/tally.ts';
import type { ScorePage } from '../../../content/wire/rating-api.ts';
import type { ScoreAsk } from '../api/rating-routes.ts';
import { linkTo } from '../router.ts';
import { say, sayOf } from '../say.ts';
import { standingIdOf } from './scores-ask.ts';
import { amount } from './scores-numbers.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';
import { shareCell } from './share-cell.ts';

const CLASSES = ['verified', 'at-place', 'unverified'] as const;

const row = (name: string, share: Share, isSum = false) => html`<tr class=${isSum ? 'sum' : nothing}>
  <th scope="row">${name}</th><td>${amount(share.count)}</td><td>${amount(share.satisfied)}</td>${shareCell(share)}
</tr>`;

const table = (
  head: string,
  rows: readonly TemplateResult[],
) => html`<div class="wide" tabindex="0" role="group" aria-label=${head}><table class="numbers">
  <thead><tr><th scope="col">${head}</th><th scope="col">${say(words.amount)}</th><th scope="col">${say(words.satisfiedHead)}</th><th scope="col">${say(words.share)}</th></tr></thead>
  <tbody>${rows}</tbody></table></div>`;

/** The classes apart and together. */
const classes = ({ classes, score }: ScorePage) =>
  table(say(words.class), [
    ...CLASSES.map((one) => row(say(words[one]), classes[one])),
    row(say(words.all), { count: score.count, satisfied: score.satisfied }, true),
  ]);

/** A counter of a unit below is told with its unit. */
const counters = ({ unit, counters, hiddenAtCounters, withoutCounter, countersApart }: ScorePage) => {
  const nameOf = (one: ScorePage['counters'][number]) => (one.unit === unit ? one.name : `${one.unitName} · ${one.name}`);
  return html`${
    counters.length === 0
      ? ''
      : table(
          say(words.counter),
          counters.map((one) => row(nameOf(one), one)),
        )
  }
    ${countersApart ? html`<p class="quiet small">${say(words.countersApart)}</p>` : ''}
    ${hiddenAtCounters === 0 ? '' : html`<p class="quiet small">${say(words.counterHidden, { count: amount(hiddenAtCounters), n: hiddenAtCounters })}</p>`}
    ${withoutCounter === 0 ? '' : html`<p class="quiet small">${say(words.counterNone, { count: amount(withoutCounter), n: withoutCounter })}</p>`}`;
};

/** Named amounts, each with a bar of grey that is as long as its part of all. */
const bars = (head: string, items: ScorePage['levels']) => {
  const most = Math.max(1, ...items.map((item) => item.count));
  return html`<table class="bars numbers">
    <thead><tr><th scope="col" colspan="2">${head}</th><th scope="col">${say(words.amount)}</th></tr></thead>
    <tbody>${items.map(
      (item) => html`<tr><th scope="row">${sayOf(item.label)}</th>
        <td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width=${(100 * item.count) / most} height="10" fill="#7d7264"></rect></svg></td>
        <td>${amount(item.count)}</td></tr>`,
    )}</tbody></table>`;
};

/** What the score is made of: levels, reasons, classes, counters, and what is not in it. */
export const scoreMix = (page: ScorePage, ask: ScoreAsk) => html`<section class="card stack" aria-labelledby="mix">
  <h2 id="mix">${say(words.mix)}</h2>
  <div class="halves">
    <div class="stack">${page.levels.length === 0 ? html`<p class="quiet">${say(words.trendNone)}</p>` : bars(say(words.level), page.levels)}
      ${page.levels.length === 0 ? '' : page.reasons.length === 0 ? html`<p class="quiet">${say(words.reasonsNone)}</p>` : bars(say(words.reason), page.reasons)}</div>
    <div class="stack">${classes(page)} ${counters(page)} ${beside(page, ask)}</div>
  </div>
</section>`;

const beside = ({ score, unit }: ScorePage, ask: ScoreAsk) => html`<div class="stack tight">
  <div class="row tight"><a class="tag ${score.held > 0 ? 'warn' : ''}" href=${linkTo('scores', standingIdOf(ask, 'held'))}>${say(words.held, { count: amount(score.held) })}</a>
    <a class="tag" href=${linkTo('scores', standingIdOf(ask, 'excluded'))}>${say(words.excluded, { count: amount(score.excluded) })}</a>
    ${score.added === 0 ? '' : html`<span class="tag">${say(words.added, { count: amount(score.added).replace('-', '−') })}</span>`}</div>
  ${score.added === 0 ? '' : html`<p class="quiet small">${say(words.addedHint)}</p>`}
  <a class="small" href=${linkTo('quarantine', unit)}>${say(words.toQuarantine)}</a>
</div>`;
