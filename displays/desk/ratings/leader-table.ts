import { css, html, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RankingAnswer } from '../../../content/wire/rating-api.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { bandsOf, quarterBefore, quarterOf } from './leader-bands.ts';
import { leaderWords as words } from './leader-words.ts';
import { judgement } from './scores-figure.ts';
import { amount, deskScoreWords, signed, tenths } from './scores-numbers.ts';

type Row = RankingAnswer['ranked'][number];

export const leaderLook = css`
  .band { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.4rem; }
  .ranks td, .ranks thead th:not(:first-child) { text-align: end; } .ranks tbody th { color: var(--ny-ink); font-size: 1rem; }
  .ranks .share { font-size: 1.35rem; font-weight: 700; } .ranks .bar { padding-inline: 0; } .ranks .near { white-space: nowrap; } .ranks thead th { white-space: nowrap; }
  .ranks th, .ranks td { padding-inline: 0.5rem; } .ranks { table-layout: fixed; } .ranks thead th:nth-child(1) { width: 20%; } .ranks thead th:nth-child(2) { width: 8%; } .ranks thead th:nth-child(4) { width: 27%; } .ranks thead tr th:nth-child(4), .ranks td:nth-child(4) { text-align: start; padding-inline-start: 1.25rem; }
  .ranks thead th:nth-child(5) { width: 8%; } .ranks thead th:nth-child(6) { width: 14%; } .ranks thead th:nth-child(7) { width: 10%; } .ranks tbody th { overflow-wrap: anywhere; }
  .ranks svg { display: block; width: 100%; height: 1.6rem; overflow: visible; }
  .ranks .label { display: none; } .ranks .since { display: block; }
  @media (max-width: 760px) {
    .ranks thead { display: none; } .ranks, .ranks tbody { display: block; }
    .ranks tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 0.75rem; padding: 0.6rem 0; border-bottom: 1px solid var(--ny-line); }
    .ranks th, .ranks td { border: 0; padding: 0; } .ranks td.wide, .ranks td.bar, .ranks td:nth-child(4) { padding-inline-start: 0; } .ranks td.wide, .ranks td.bar { grid-column: 1 / -1; text-align: start; width: auto; } .ranks .near { white-space: normal; } .ranks .label { display: inline; color: var(--ny-quiet); }
  }
`;

/** The scale of all bars: from a round number below the lowest interval to 100. */
const lowestOf = ({ ranked, target }: RankingAnswer): number =>
  Math.max(0, Math.floor(Math.min(target, ...ranked.map((row) => row.score.low ?? 100)) / 10) * 10 - 10);

const bar = ({ score }: Row, lowest: number) => {
  const at = (percent: number) => (200 * (percent - lowest)) / (100 - lowest);
  const [low, high, middle, target] = [
    at(score.low ?? lowest),
    at(score.high ?? 100),
    at(score.percent ?? lowest),
    at(score.target),
  ];
  return html`<svg viewBox="0 0 200 24" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<line x1="0" x2="200" y1="12" y2="12" stroke="#d6cbbd" stroke-width="2"></line>
      <line x1=${low} x2=${high} y1="12" y2="12" stroke="#736959" stroke-width="7"></line>
      <line x1=${target} x2=${target} y1="1" y2="23" stroke="#221d19" stroke-width="1" stroke-dasharray="3 2"></line>
      <line x1=${middle} x2=${middle} y1="4" y2="20" stroke="#221d19" stroke-width="3"></line>`}
  </svg>`;
};

/** A change; where it is not told against the quarter just before, with the quarter that it is told against. */
const changeWords = ({ change, since }: Row, before: string) => {
  if (change === null || since === null) return html`<span class="quiet">${say(words.noChange)}</span>`;
  const points = say(words.changePoints, { n: signed(change) });
  if (since === before) return points;
  return html`${points} <span class="quiet small since">${say(words.sinceQuarter, quarterOf(since))}</span>`;
};

const line = (row: Row, lowest: number, before: string, link: (unit: string) => string) => html`<tr data-unit=${row.unit}>
  <th scope="row"><a href=${link(row.unit)}>${row.unitName}</a></th>
  <td class="share">${deskScoreWords(row.score).figure}</td>
  <td class="bar">${bar(row, lowest)}</td>
  <td class="wide near"><span class="label">${say(words.interval)}: </span>${row.score.low}–${row.score.high}% ${judgement(row.score)}</td>
  <td class="wide"><span class="label">${say(words.answers)}: </span>${amount(row.score.count)}</td>
  <td class="wide"><span class="label">${say(words.change)}: </span>${changeWords(row, before)}</td>
  <td class="wide"><span class="label">${say(words.verified)}: </span>${tenths(100 * row.verifiedShare)}%</td>
</tr>`;

/** The units in their bands. `day`: a day of the quarter, null: this one. */
export const leaderBands = (answer: RankingAnswer, day: string | null) => {
  const link = (unit: string) => linkTo('scores', [unit, 'quarter', ...(day === null ? [] : [day])].join(':'));
  const heads = [words.share, words.chart, words.interval, words.answers, words.change, words.verified];
  const lowest = lowestOf(answer);
  return html`${bandsOf(answer).map(
    ({ band, rows }) => html`<section class="card band" aria-labelledby=${`band-${band}`}>
      <h2 id=${`band-${band}`}>${say(words.band, { n: band })} <span class="quiet">(${rows.length})</span></h2>
      <table class="ranks numbers"><thead><tr><th scope="col">${say(words.unit)}</th>${heads.map(
        (head) =>
          html`<th scope="col">${head === words.chart ? html`<span class="hide">${say(head)}</span>${lowest}–100%` : say(head)}</th>`,
      )}</tr></thead><tbody>${repeat(
        rows,
        ({ unit }) => unit,
        (row) => line(row, lowest, quarterBefore(answer), link),
      )}</tbody></table>
    </section>`,
  )}
  ${apart(say(words.broken), answer.broken, link)} ${apart(say(words.notEnough), answer.notEnough, link)} ${apart(say(words.notComparable), answer.notComparable, link)} ${apart(say(words.above), answer.above, link)}`;
};

const apart = (title: string, units: RankingAnswer['notEnough'], link: (unit: string) => string) =>
  units.length === 0
    ? ''
    : html`<section class="card stack tight"><h2>${title} <span class="quiet">(${units.length})</span></h2>
        <ul class="stack tight">${units.map(
          ({ unit, unitName, score }) =>
            html`<li><a href=${link(unit)}>${unitName}</a> · <span class="quiet">${
              score.count === 0
                ? deskScoreWords(score).under[0]
                : say(words.counts, { satisfied: amount(score.satisfied), count: amount(score.count), n: score.count })
            }</span></li>`,
        )}</ul></section>`;
