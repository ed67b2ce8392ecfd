import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import type { Counter } from '../../../content/score/settings.ts';
import type { newCaseSchema } from '../../../content/wire/rating-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';

/** What somebody is about to ask for. */
export interface NewCase {
  readonly kind: 'exclude' | 'readmit' | 'correction' | 'objection' | 'erase';
  readonly unit: string;
  readonly targets: readonly number[];
}

const words = {
  exclude: ['Đề nghị loại {count} lượt', 'Propose to exclude {count} {n|answer|answers}'],
  readmit: ['Đề nghị tính lại {count} lượt', 'Propose to readmit {count} {n|answer|answers}'],
  correction: ['Đề nghị sửa nơi tính của {count} lượt', 'Propose to correct {count} {n|answer|answers}'],
  objection: ['Khiếu nại {count} lượt', 'Object to {count} {n|answer|answers}'],
  erase: ['Xóa ý kiến', 'Erase the words'],
  eraseNote: [
    'Lời viết bị xóa hẳn, không lấy lại được. Lượt đánh giá vẫn còn và vẫn được tính.',
    'What was written is gone for good. The answer itself stays and counts.',
  ],
  excludeNote: [
    'Chưa loại ngay: cần một người khác xác nhận. Lượt bị loại vẫn được đếm công khai («đã loại»), không bị xóa.',
    'Nothing is excluded yet: another person has to confirm. Excluded answers stay counted in public and are never deleted.',
  ],
  readmitNote: ['Chưa tính lại ngay: cần một người khác xác nhận.', 'Nothing is readmitted yet: another person has to confirm.'],
  correctionNote: [
    'Dùng khi lượt đánh giá bị tính nhầm đơn vị hoặc nhầm quầy. Chưa đổi ngay: cần một người khác xác nhận.',
    'For answers that count at the wrong unit or counter. Nothing changes yet: another person has to confirm.',
  ],
  toUnit: ['Đơn vị đúng', 'The right unit'],
  toCounter: ['Quầy đúng', 'The right counter'],
  noCounter: ['Không thuộc quầy nào', 'None'],
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

const titles = {
  exclude: words.exclude,
  readmit: words.readmit,
  correction: words.correction,
  objection: words.objection,
  erase: words.erase,
} as const;
const notes = {
  exclude: words.excludeNote,
  readmit: words.readmitNote,
  correction: words.correctionNote,
  objection: words.objectionNote,
  erase: words.eraseNote,
} as const;

/** Asks for the reason and sends a proposal or an objection. Tells `sent` and `closed`. */
@customElement('ny-score-case-dialog')
export class ScoreCaseDialog extends LitElement {
  static override styles = [base, formLook, css`wa-dialog { --width: 34rem; }`];
  @property({ attribute: false }) api: DeskApi | null = null;
  /** Null: closed. */
  @property({ attribute: false }) asking: NewCase | null = null;
  /** The units that a correction may lead to. */
  @property({ attribute: false }) units: readonly (readonly [id: string, name: string])[] = [];
  @state() private reason = '';
  @state() private to: { readonly unit: string; readonly counter: string } = { unit: '', counter: '' };
  @state() private counters: readonly Counter[] = [];
  @state() private tried = false;
  @state() private busy = false;
  @state() private failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('asking') || !this.asking) return;
    this.reason = '';
    this.tried = false;
    this.failure = null;
    this.to = { unit: this.asking.unit, counter: '' };
    if (this.asking.kind === 'correction') void this.#loadCounters();
  }

  async #loadCounters() {
    const answer = await this.api?.ratingSettings();
    if (answer?.ok) this.counters = answer.value.counters;
    else if (answer) this.failure = answer.failure;
  }

  #body(kind: Exclude<NewCase['kind'], 'erase'>, { unit, targets }: NewCase): z.input<typeof newCaseSchema> {
    const common = { unit, targets: [...targets], reason: this.reason };
    const to = { unit: this.to.unit, counter: this.to.counter === '' ? null : this.to.counter };
    return kind === 'correction' ? { kind, ...common, to } : { kind, ...common };
  }

  async #send(asking: NewCase) {
    this.tried = true;
    if (!this.api || this.busy || this.reason.trim() === '') return;
    this.busy = true;
    const { kind, targets } = asking;
    const answer =
      kind === 'erase'
        ? await this.api.eraseComment(targets[0] ?? -1, this.reason)
        : await this.api.openCase(this.#body(kind, asking));
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('sent'));
  }

  #destination() {
    const { unit, counter } = this.to;
    const counters = this.counters.filter((one) => one.unit === unit).map(({ id, name }) => [id, name] as const);
    return html`${choiceField({ label: say(words.toUnit), value: unit, options: this.units, change: (id) => (this.to = { unit: id, counter: '' }) })}
      ${choiceField({
        label: say(words.toCounter),
        value: counter,
        options: [['', say(words.noCounter)], ...counters],
        change: (id) => (this.to = { unit, counter: id }),
      })}`;
  }

  #form(asking: NewCase) {
    return html`<div class="stack">
      <p>${say(notes[asking.kind])}</p>
      ${asking.kind === 'correction' ? this.#destination() : ''}
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
