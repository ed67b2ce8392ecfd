import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AnswerRow } from '../../../content/wire/rating-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import { exportLink, type ScoreAsk } from '../api/rating-routes.ts';
import type { Failure } from '../api/request.ts';
import { choiceField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, loadingBox } from '../shell/states.ts';
import { answerLine, answersLook } from './scores-answer-line.ts';
import { answersBar, answersBarLook, sentNote } from './scores-answers-bar.ts';
import './scores-case-dialog.ts';
import type { NewCase } from './scores-case-dialog.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

const ANY = '-';

/** The answers behind a score, page by page; what is chosen can be objected to or proposed. Tells `changed` after that. */
@customElement('ny-score-answers')
export class ScoreAnswers extends LitElement {
  static override styles = [base, formLook, answersLook, answersBarLook, css`.filter { width: min(14rem, 100%); }`];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) ask: ScoreAsk | null = null;
  /** Another number, and the first page is asked for again. */
  @property({ type: Number }) round = 0;
  /** The units that a correction may lead to. */
  @property({ attribute: false }) units: readonly (readonly [id: string, name: string])[] = [];
  @property({ type: Boolean }) mayPropose = false;
  @property({ type: Boolean }) mayErase = false;
  /** Which standing is shown at first; empty: all. */
  @property() first = '';
  @state() private rows: readonly AnswerRow[] | null = null;
  @state() private next: number | null = null;
  @state() private standing = ANY;
  @state() private picked: ReadonlySet<number> = new Set();
  @state() private failure: Failure | null = null;
  @state() private asking: NewCase | null = null;
  /** What was sent last, until something else is begun. */
  @state() private sent: NewCase | null = null;
  @state() private isPaged = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('first')) this.standing = this.first || ANY;
    if (changed.has('ask')) {
      this.rows = null;
      this.picked = new Set();
      this.sent = null;
      this.isPaged = false;
    }
    if (changed.has('ask') || changed.has('first') || (changed.has('round') && !this.isPaged)) void this.#load(null);
  }

  async #load(before: number | null) {
    const { api, ask, standing } = this;
    if (!api || !ask) return;
    const answer = await api.scoreAnswers(ask, standing === ANY ? null : standing, before);
    if (ask !== this.ask || standing !== this.standing) return;
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.rows = before === null ? answer.value.answers : [...(this.rows ?? []), ...answer.value.answers];
    this.next = answer.value.next;
    this.isPaged = before !== null;
  }

  #filter(standing: string) {
    this.standing = standing;
    this.rows = null;
    this.picked = new Set();
    void this.#load(null);
  }

  #pick(seq: number, on: boolean) {
    const picked = new Set(this.picked);
    if (on) picked.add(seq);
    else picked.delete(seq);
    this.picked = picked;
    this.sent = null;
  }

  async #sent() {
    this.sent = this.asking;
    this.asking = null;
    this.picked = new Set();
    await this.#load(null);
    this.dispatchEvent(new CustomEvent('changed'));
  }

  protected override render() {
    return html`<section class="card stack" aria-labelledby="answers">
      <div class="row between end"><div class="stack tight"><h2 id="answers">${say(words.answers)}</h2><p class="quiet small">${say(words.answersHint)}</p></div>${this.#files()}</div>
      <div class="row end"><div class="filter">${choiceField({
        label: say(words.standing),
        value: this.standing,
        options: [
          [ANY, say(words.anyStanding)],
          ['counted', say(words.counted)],
          ['held', say(words.heldOne)],
          ['excluded', say(words.excludedOne)],
        ],
        change: (standing) => this.#filter(standing),
      })}</div></div>
      ${this.failure ? failureBox(this.failure, () => void this.#load(null)) : ''}
      ${this.rows === null ? (this.failure ? '' : loadingBox()) : this.#list(this.rows)}
      ${this.#dock()}
      <ny-score-case-dialog .api=${this.api} .asking=${this.asking} .units=${this.units} @closed=${() => (this.asking = null)} @sent=${() => void this.#sent()}></ny-score-case-dialog>
    </section>`;
  }

  #files() {
    const { ask } = this;
    return ask
      ? html`<div class="row tight">${(['csv', 'xlsx'] as const).map(
          (form) =>
            html`<wa-button size="s" appearance="outlined" href=${exportLink(ask, form)} download>${icon('download', null, 'start')} ${form.toUpperCase()}</wa-button>`,
        )}</div>`
      : '';
  }

  /** At the foot of the view, so that a tick far down shows something. */
  #dock() {
    const { sent, picked } = this;
    if (picked.size > 0)
      return answersBar({
        picked: picked.size,
        chosen: (this.rows ?? []).filter((row) => picked.has(row.seq)),
        mayPropose: this.mayPropose,
        mayErase: this.mayErase,
        open: (kind, unit) => (this.asking = { kind, unit, targets: [...picked].sort((a, b) => a - b) }),
        clear: () => (this.picked = new Set()),
      });
    return sent === null ? '' : sentNote(sent, () => (this.sent = null));
  }

  #list(rows: readonly AnswerRow[]) {
    if (rows.length === 0) return html`<p class="quiet">${say(words.answersNone)}</p>`;
    const named = rows.some((row) => row.unit !== this.ask?.unit);
    const heads = [
      words.when,
      ...(named ? [words.unit] : []),
      words.level,
      words.reason,
      words.comment,
      words.where,
      words.standing,
    ];
    return html`<table class="answers"><thead><tr><td></td>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => answerLine(row, named, this.picked.has(row.seq), (on) => this.#pick(row.seq, on)))}</tbody></table>
      ${this.next === null ? '' : html`<wa-button appearance="outlined" @click=${() => void this.#load(this.next)}>${say(words.more)}</wa-button>`}`;
  }
}
