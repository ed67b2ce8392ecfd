import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RatingCase } from '../../../content/wire/rating-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { caseAnswersList, caseAnswersLook } from './quarantine-answers.ts';
import { caseTitle } from './quarantine-lists.ts';
import { quarantineWords as words } from './quarantine-words.ts';

/** What somebody is about to decide about a case. */
export interface Deciding {
  readonly found: RatingCase;
  readonly decision: 'confirm' | 'decline';
}

const consequence = ({ found, decision }: Deciding): string => {
  if (decision === 'decline') return say(found.kind === 'objection' ? words.declineObjection : words.declineNote);
  if (found.kind === 'correction-proposed') return say(words.confirmCorrect);
  return say(found.kind === 'readmit-proposed' ? words.confirmReadmit : words.confirmExclude);
};

/** Says what a decision does, asks for its reason and sends it. Tells `decided` and `closed`. */
@customElement('ny-quarantine-decide-dialog')
export class QuarantineDecideDialog extends LitElement {
  static override styles = [
    base,
    formLook,
    caseAnswersLook,
    css`wa-dialog { --width: 44rem; } .told { max-height: 32vh; overflow-y: auto; } .told:not(:has(*)) { display: none; } blockquote { margin: 0; padding-inline-start: 0.8rem; border-inline-start: 3px solid var(--ny-line); }`,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  /** Null: closed. */
  @property({ attribute: false }) deciding: Deciding | null = null;
  @state() private reason = '';
  @state() private tried = false;
  @state() private busy = false;
  @state() private failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('deciding') || !this.deciding) return;
    this.reason = '';
    this.tried = false;
    this.failure = null;
  }

  async #send({ found, decision }: Deciding) {
    this.tried = true;
    if (!this.api || this.busy || this.reason.trim() === '') return;
    this.busy = true;
    const answer = await this.api.decideCase(found.seq, decision, this.reason);
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('decided'));
  }

  protected override render() {
    const { deciding } = this;
    const title = deciding?.decision === 'decline' ? words.declineTitle : words.confirmTitle;
    const isRisky = deciding?.decision === 'confirm';
    return html`<wa-dialog label=${deciding ? say(title, { what: caseTitle(deciding.found) }) : ''} ?open=${deciding !== null}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
      }}>
      ${deciding ? this.#form(deciding) : ''}
      <wa-button slot="footer" appearance="outlined" @click=${() => this.dispatchEvent(new CustomEvent('closed'))}>${say(words.back)}</wa-button>
      <wa-button slot="footer" variant=${isRisky ? 'danger' : 'brand'} ?loading=${this.busy} @click=${() => deciding && void this.#send(deciding)}
        >${say(isRisky ? words.confirm : words.decline)}</wa-button>
    </wa-dialog>`;
  }

  #form(deciding: Deciding) {
    return html`<div class="stack">
      <blockquote>${deciding.found.byName}: “${deciding.found.reason}”</blockquote>
      <div class="told" tabindex="0" role="region" aria-label=${say(words.theAnswers)}>${caseAnswersList(deciding.found.answers)}</div>
      <p>${consequence(deciding)}</p>
      ${textField({
        label: say(words.reason),
        value: this.reason,
        lines: 3,
        problem: this.tried && this.reason.trim() === '' ? say(words.needed) : undefined,
        change: (reason) => (this.reason = reason),
      })}
      ${this.failure ? failureBox(this.failure) : ''}
    </div>`;
  }
}
