import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ScorePage } from '../../../content/wire/rating-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { ScoreAsk } from '../api/rating-routes.ts';
import { base } from '../look/base.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { scoreIdOf } from './scores-ask.ts';
import { Asked } from './scores-asked.ts';
import { amount, deskScoreWords, isOnFew } from './scores-numbers.ts';
import { scoresPageLook } from './scores-page-look.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

/** So many stand on one page. */
const PART = 60;

/** The units just below, each with what may be said of it and the way to it, sixty at a time; nothing where there are none. */
@customElement('ny-scores-below')
export class ScoresBelow extends LitElement {
  static override styles = [base, scoresPageLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) ask: ScoreAsk | null = null;
  /** What stands behind the score, with the first of the units. */
  @property({ attribute: false }) page: ScorePage | null = null;
  @state() private nth = 0;
  readonly #other = new Asked<ScorePage>(this);

  protected override willUpdate(changed: PropertyValues<this>) {
    const { api, ask, nth } = this;
    if (changed.has('ask') && ask?.unit !== changed.get('ask')?.unit) this.nth = 0;
    if (!api || !ask || nth === 0) return;
    this.#other.ask(`${scoreIdOf(ask)} ${nth}`, () => api.scorePage(ask, nth));
    // What is behind the score was asked for anew: so is what is shown here.
    if (changed.has('page') && !changed.has('ask')) void this.#other.refresh();
  }

  protected override render() {
    const { ask, page } = this;
    if (!ask || !page || page.belowAll === 0) return '';
    const shown = this.nth === 0 ? page : this.#other.value;
    const { failure } = this.#other;
    return html`<section class="card stack" aria-labelledby="below"><h2 id="below">${say(words.unitsBelow)}</h2>
      ${page.belowAll > PART ? this.#steps(page.belowAll) : ''}
      ${failure && this.nth > 0 ? failureBox(failure, () => void this.#other.refresh()) : ''}
      <div class="wide" tabindex="0" role="group" aria-label=${say(words.unitsBelow)}><table class="numbers units">
        <thead><tr><th scope="col">${say(words.unit)}</th><th scope="col">${say(words.share)}</th><th scope="col">${say(words.intervalHead)}</th>
          <th scope="col">${say(words.amount)}</th><th scope="col">${say(words.heldHead)}</th></tr></thead>
        <tbody>${repeat(
          shown?.below ?? [],
          ({ unit }) => unit,
          (one) => this.#line(one, ask),
        )}</tbody></table></div></section>`;
  }

  #steps(all: number) {
    const from = this.nth * PART;
    const until = Math.min(all, from + PART);
    return html`<nav class="row tight" aria-label=${say(words.unitsBelow)}>
      <wa-button size="s" appearance="outlined" ?disabled=${this.nth === 0} @click=${() => (this.nth -= 1)}>${icon('chevron-left', say(words.unitsBefore))}</wa-button>
      <span class="numbers" role="status">${say(words.unitsFrom, { from: amount(from + 1), until: amount(until), all: amount(all) })}</span>
      <wa-button size="s" appearance="outlined" ?disabled=${until >= all} @click=${() => (this.nth += 1)}>${icon('chevron-right', say(words.unitsAfter))}</wa-button></nav>`;
  }

  #line({ unit, unitName, score }: ScorePage['below'][number], ask: ScoreAsk) {
    const { figure, under } = deskScoreWords(score);
    return html`<tr><th scope="row"><a href=${linkTo('scores', scoreIdOf({ ...ask, unit }))}>${unitName}</a></th>
      <td class=${figure === null ? 'quiet' : isOnFew(score) ? 'share quiet' : 'share'}>${figure === null ? under[0] : html`${isOnFew(score) ? html`<span class="small">${say(words.fewMark)}</span>` : ''} ${figure}`}</td>
      <td><span class="label">${say(words.intervalHead)}: </span>${score.low === null ? '–' : `${score.low}–${score.high}%`}</td>
      <td><span class="label">${say(words.amount)}: </span>${amount(score.count)}</td><td><span class="label">${say(words.heldHead)}: </span>${amount(score.held)}</td></tr>`;
  }
}
