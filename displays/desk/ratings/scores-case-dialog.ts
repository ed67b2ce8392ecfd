import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';

/** What somebody is about to ask for. */
export interface NewCase {
  readonly kind: 'exclude' | 'readmit' | 'objection';
  readonly unit: string;
  readonly targets: readonly number[];
}

const words = {
  exclude: ['Đề nghị loại {count} lượt', 'Propose to exclude {count} {n|answer|answers}'],
  readmit: ['Đề nghị tính lại {count} lượt', 'Propose to readmit {count} {n|answer|answers}'],
  objection: ['Khiếu nại {count} lượt', 'Object to {count} {n|answer|answers}'],
  excludeNote: [
    'Chưa loại ngay: cần một người khác xác nhận. Lượt bị loại vẫn được đếm công khai («đã loại»), không bị xóa.',
    'Nothing is excluded yet: another person has to confirm. Excluded answers stay counted in public and are never deleted.',
  ],
  readmitNote: ['Chưa tính lại ngay: cần một người khác xác nhận.', 'Nothing is readmitted yet: another person has to confirm.'],
  objectionNote: [
    'Khiếu nại được gửi tới hai người khác xem xét. Điểm không đổi cho đến khi có quyết định.',
    'Two other people will look at it. The score stays as it is until they have decided.',
  ],
  forever: [
    'Đề nghị và lý do được ghi vào sổ, không xóa được.',
    'The request and its reason are written to the ledger and cannot be deleted.',
  ],
  reason: ['Lý do', 'Reason'],
  reasonHint: [
    'Nêu rõ để người khác xem xét được; không ghi thông tin cá nhân.',
    'So that others can judge it; no personal data please.',
  ],
  needed: ['Xin nêu lý do.', 'Please give a reason.'],
  back: ['Thôi', 'Cancel'],
  send: ['Gửi', 'Send'],
} as const satisfies Record<string, Phrase>;

const titles = { exclude: words.exclude, readmit: words.readmit, objection: words.objection } as const;
const notes = { exclude: words.excludeNote, readmit: words.readmitNote, objection: words.objectionNote } as const;

/** Asks for the reason and sends a proposal or an objection. Tells `sent` and `closed`. */
@customElement('ny-score-case-dialog')
export class ScoreCaseDialog extends LitElement {
  static override styles = [base, formLook, css`wa-dialog { --width: 34rem; }`];
  @property({ attribute: false }) api: DeskApi | null = null;
  /** Null: closed. */
  @property({ attribute: false }) asking: NewCase | null = null;
  @state() private reason = '';
  @state() private tried = false;
  @state() private busy = false;
  @state() private failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('asking') || !this.asking) return;
    this.reason = '';
    this.tried = false;
    this.failure = null;
  }

  async #send(asking: NewCase) {
    this.tried = true;
    if (!this.api || this.busy || this.reason.trim() === '') return;
    this.busy = true;
    const answer = await this.api.openCase({ ...asking, targets: [...asking.targets], reason: this.reason });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('sent'));
  }

  #form(asking: NewCase) {
    return html`<div class="stack">
      <p>${say(notes[asking.kind])}</p>
      ${textField({
        label: say(words.reason),
        value: this.reason,
        lines: 3,
        hint: say(words.reasonHint),
        problem: this.tried && this.reason.trim() === '' ? say(words.needed) : undefined,
        change: (reason) => (this.reason = reason),
      })}
      <p class="quiet small">${say(words.forever)}</p>
      ${this.failure ? failureBox(this.failure) : ''}
    </div>`;
  }

  protected override render() {
    const { asking } = this;
    const count = asking?.targets.length ?? 0;
    return html`<wa-dialog label=${asking ? say(titles[asking.kind], { count, n: count }) : ''} ?open=${asking !== null}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
      }}>
      ${asking ? this.#form(asking) : ''}
      <wa-button slot="footer" appearance="outlined" @click=${() => this.dispatchEvent(new CustomEvent('closed'))}>${say(words.back)}</wa-button>
      <wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${() => asking && void this.#send(asking)}>${say(words.send)}</wa-button>
    </wa-dialog>`;
  }
}
