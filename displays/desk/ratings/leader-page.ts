import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RankingAnswer } from '../../../content/wire/rating-api.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { dayAfter, localOf, momentWords } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { emptyBox, failureBox, loadingBox } from '../shell/states.ts';
import { quarterOf } from './leader-bands.ts';
import { leaderSheet, sheetLook } from './leader-sheet.ts';
import { leaderBands, leaderLook } from './leader-table.ts';
import { leaderWords as words } from './leader-words.ts';
import { ScoreFollower } from './score-follower.ts';
import { Asked } from './scores-asked.ts';
import { amount, decimal } from './scores-numbers.ts';
import { hasRole, unitsOf } from './scores-reach.ts';
import { ratingTabs, ratingTabsLook } from './scores-tabs.ts';
import { scoreWordsOfDesk } from './scores-words.ts';

/** A quarter moves slowly, and its bands cost the controller more than a score. */
const AGAIN_MS = 8000;

/** The quarter for those who lead: units in bands, never in places; on paper as an official report with the checkpoint. */
@customElement('ny-leader-page')
export class LeaderPage extends DeskPage {
  static override styles = [
    base,
    ratingTabsLook,
    leaderLook,
    sheetLook,
    css`
      .intro { max-width: 48rem; } .step { display: inline-flex; padding: 0.4rem; border: 1px solid var(--ny-line); border-radius: 6px; color: var(--ny-ink); }
      .quarter { font-size: 1.15rem; font-weight: 600; } code { overflow-wrap: anywhere; font-size: 0.82rem; }
    `,
  ];
  /** A day of the quarter; null: this one. */
  @property() day: string | null = null;
  readonly #ranking = new Asked<RankingAnswer>(this);
  readonly #line = new ScoreFollower(this, () => this.#again(), AGAIN_MS);
  /** When the figures were told, by the server's clock. */
  #at = 0;
  /** While paper is made nothing on it may move. */
  #isPrinting = false;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.session];
  }

  override connectedCallback() {
    super.connectedCallback();
    // Paper is drawn at once: letters that nothing on the screen uses would come too late for it.
    for (const face of ['400', 'italic 400', '700']) void document.fonts.load(`${face} 13pt Tinos`, 'Quý ế');
    window.addEventListener('beforeprint', this.#printing);
    window.addEventListener('afterprint', this.#printed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#printing);
    window.removeEventListener('afterprint', this.#printed);
  }

  readonly #printing = () => {
    this.#isPrinting = true;
  };

  readonly #printed = () => {
    this.#isPrinting = false;
    this.requestUpdate();
    void this.#again();
  };

  protected override shouldUpdate() {
    return !this.#isPrinting;
  }

  /** A quarter that is over is left as it stands. */
  async #again(): Promise<boolean> {
    const { value } = this.#ranking;
    if (this.#isPrinting || (value !== null && value.last < localOf(this.desk.now()).day)) return true;
    await this.#ranking.refresh();
    return this.#ranking.failure === null;
  }

  async #load() {
    const answer = await this.desk.api.ranking('quarter', this.day);
    if (answer.ok) this.#at = this.desk.now();
    return answer;
  }

  protected override willUpdate() {
    this.#ranking.ask(this.day ?? '', () => this.#load());
    const top = this.#top();
    if (top !== null) this.#line.follow(this.desk, top.id);
  }

  protected override render() {
    const { value, failure } = this.#ranking;
    const isAdmin = hasRole(this.desk.session.seen.value?.person, ['admin']);
    return html`<div class="stack screen">
        <div class="row between"><h1>${say(words.page)}</h1>
          <wa-button variant="brand" ?disabled=${value === null} @click=${() => window.print()}>${icon('printer', null, 'start')} ${say(words.print)}</wa-button></div>
        ${ratingTabs('leader', isAdmin)}
        <p class="quiet intro">${say(words.intro)}</p>
        ${failure ? failureBox(failure, () => void this.#ranking.refresh()) : ''}
        ${value ? this.#shown(value) : failure ? '' : loadingBox()}
      </div>
      ${value ? leaderSheet(value, this.#top()?.name ?? '', this.#at) : ''}`;
  }

  /** The uppermost unit that the reader may see. */
  #top() {
    const { value: library } = this.desk.library.seen;
    const person = this.desk.session.seen.value?.person;
    const lines = library && person ? unitsOf(person, library, localOf(this.desk.now()).day) : [];
    return lines[0]?.unit ?? null;
  }

  #shown(answer: RankingAnswer) {
    const { ranked, notEnough, notComparable, above, broken } = answer;
    const some = [ranked, notEnough, notComparable, above, broken].some((list) => list.length > 0);
    return html`${this.#quarter(answer)}
      ${some ? '' : emptyBox('gauge', say(words.none), say(words.noneHint))}
      ${some && ranked.length === 0 && broken.length === 0 ? html`<p class="quiet">${say(words.noBands)}</p>` : ''}
      ${leaderBands(answer, this.day)}
      ${ranked.length > 0 ? html`<p class="intro" data-border>${say(words.border, { m: answer.shrinkage })}</p> ${this.#how(answer)}` : ''}
      <p class="quiet small">${say(words.asOf, { moment: momentWords(this.#at) })} ${this.#witness(answer)}</p>
      <p class="quiet small">${say(scoreWordsOfDesk.notSipas)}</p>`;
  }

  #quarter({ first, last }: RankingAnswer) {
    const today = localOf(this.desk.now()).day;
    const next = dayAfter(last, 1);
    const to = (day: string) => linkTo('leader', day);
    return html`<nav class="row tight" aria-label=${say(scoreWordsOfDesk.windows)}>
      <a class="step" href=${to(dayAfter(first, -1))}>${icon('chevron-left', say(words.before))}</a>
      <strong class="quarter">${say(words.quarter, quarterOf(first))}</strong>
      ${next <= today ? html`<a class="step" href=${to(next)}>${icon('chevron-right', say(words.after))}</a>` : ''}
    </nav>`;
  }

  #how({ shrinkage, pooled }: RankingAnswer) {
    return html`<wa-details summary=${say(words.how)}><div class="stack tight">
      <p>${say(words.how1, { m: shrinkage, pooled: decimal(100 * pooled) })}</p><p>${say(words.how2)}</p></div></wa-details>`;
  }

  #witness({ checkpoint }: RankingAnswer) {
    if (checkpoint === null) return say(words.noCheckpoint);
    const { size, time, root } = checkpoint;
    return html`${icon('shield-check')} ${say(words.checkpoint, { size: amount(size), moment: momentWords(time), root: '' })}<code>${root}</code>`;
  }
}
