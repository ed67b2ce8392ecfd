import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type DayOff, dayOffSchema } from '../../../content/time/day-off.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, dayField, textField } from '../forms/fields.ts';
import '../forms/day-field.ts';
import { formLook } from '../forms/form-look.ts';
import { refusalsOf } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { dayOffTypes } from './day-off-types.ts';

const words = {
  title: ['Ngày nghỉ hoặc làm bù', 'Day off or make-up day'],
  first: ['Ngày đầu', 'First day'],
  last: ['Ngày cuối (để trống nếu một ngày)', 'Last day (empty for one day)'],
  name: ['Tên', 'Name'],
  type: ['Loại', 'Kind'],
  save: ['Lưu và xác nhận', 'Save and confirm'],
  order: ['Ngày cuối phải từ ngày đầu trở đi.', 'The last day must not come before the first.'],
} as const satisfies Record<string, Phrase>;

const blank = (): DayOff => ({ d: localOf(Date.now()).day, name: '', type: 'off', status: 'confirmed' });
const typeOf = (value: string): DayOff['type'] =>
  value === 'compensatory' || value === 'swap' || value === 'work' ? value : 'off';

/** Writes one line of the table of days off. Tells `save` with it and `closed`. */
@customElement('ny-day-off-dialog')
export class DayOffDialog extends LitElement {
  static override styles = [base, formLook];
  @property({ attribute: false }) rule: DayOff | 'new' | null = null;
  @property({ attribute: false }) failure: Failure | null = null;
  @state() private form: DayOff = blank();
  @state() private told: ReadonlyMap<string, string> = new Map();

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('rule') || this.rule === null) return;
    this.form = this.rule === 'new' ? blank() : this.rule;
    this.told = new Map();
  }

  #save(event: Event) {
    event.preventDefault();
    const rule: DayOff = { ...this.form, status: 'confirmed' };
    const wrong = rule.end !== undefined && rule.end < rule.d;
    this.told = wrong ? new Map([['end', say(words.order)]]) : refusalsOf(dayOffSchema, rule);
    if (this.told.size === 0) this.dispatchEvent(new CustomEvent('save', { detail: rule }));
  }

  #last(day: string) {
    const { d, name, type, status } = this.form;
    this.form = { d, name, type, status, ...(day === '' ? {} : { end: day }) };
  }

  protected override render() {
    const { form, told } = this;
    return html`<wa-dialog label=${say(words.title)} ?open=${this.rule !== null}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
      }}>
      <form class="stack" @submit=${(event: Event) => this.#save(event)}>
        ${textField({ label: say(words.name), value: form.name, problem: told.get('name'), change: (name) => (this.form = { ...this.form, name }) })}
        ${choiceField({
          label: say(words.type),
          value: form.type,
          options: Object.entries(dayOffTypes).map(([type, name]) => [type, say(name)] as const),
          change: (type) => (this.form = { ...this.form, type: typeOf(type) }),
        })}
        <div class="two">
          ${dayField({ label: say(words.first), value: form.d, problem: told.get('d'), change: (d) => (this.form = { ...this.form, d }) })}
          ${dayField({ label: say(words.last), value: form.end ?? '', problem: told.get('end'), change: (day) => this.#last(day) })}
        </div>
        ${this.failure ? failureBox(this.failure) : ''}
        <wa-button type="submit" variant="brand">${say(words.save)}</wa-button>
      </form>
    </wa-dialog>`;
  }
}
