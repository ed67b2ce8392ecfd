import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base } from '../look/base.ts';
import { dayWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { dayOf } from './day-text.ts';
import { textField } from './fields.ts';
import { formLook } from './form-look.ts';

const words = {
  bad: ['Ngày chưa đúng, ví dụ 24/11/2026.', 'Not a day; for example 24/11/2026.'],
  form: ['ngày/tháng/năm', 'day/month/year'],
  open: ['Mở lịch', 'Open the calendar'],
} as const satisfies Record<string, Phrase>;

/** A day as Vietnamese offices write it, whatever the browser's language; beside it the browser's own calendar. Tells `chosen` with `2026-11-24` or ``. */
@customElement('ny-day-field')
export class DayField extends LitElement {
  static override styles = [
    base,
    formLook,
    css`
      :host { position: relative; min-width: 9rem; }
      .pick { position: absolute; inset-inline-end: 0.2rem; top: 1.72rem; }
      .pick::part(base) { padding-inline: 0.5rem; }
      input { position: absolute; inset-inline-end: 0; top: 2.5rem; width: 1px; height: 1px; opacity: 0; pointer-events: none; }
    `,
  ];
  @property() label = '';
  /** `2026-11-24`, or empty. */
  @property() value = '';
  @property() problem = '';
  @property({ type: Number }) year = 0;
  @state() private text = '';

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('value') && this.#read(this.text) !== this.value) this.text = this.value === '' ? '' : dayWords(this.value);
  }

  #read(text: string): string | null {
    return text.trim() === '' ? '' : dayOf(text, this.year || new Date().getFullYear());
  }

  #write(text: string) {
    this.text = text;
    const day = this.#read(text);
    if (day !== null && day !== this.value) this.dispatchEvent(new CustomEvent('chosen', { detail: day }));
  }

  #picker() {
    return this.renderRoot.querySelector<HTMLInputElement>('input');
  }

  protected override render() {
    const bad = this.#read(this.text) === null ? say(words.bad) : this.problem || undefined;
    const tidy = () => {
      const day = this.#read(this.text);
      if (day) this.text = dayWords(day);
    };
    return html`<div @focusout=${tidy}>
      ${textField({ label: this.label, value: this.text, problem: bad, placeholder: say(words.form), change: (text) => this.#write(text) })}
      <wa-button class="pick" size="s" appearance="plain" @click=${() => this.#picker()?.showPicker()}>${icon('calendar-days', `${say(words.open)}: ${this.label}`)}</wa-button>
      <input type="date" tabindex="-1" aria-hidden="true" .value=${live(this.value)}
        @change=${(event: Event) => {
          event.stopPropagation();
          if (!(event.target instanceof HTMLInputElement)) return;
          this.text = event.target.value === '' ? '' : dayWords(event.target.value);
          this.#write(this.text);
        }} />
    </div>`;
  }
}
