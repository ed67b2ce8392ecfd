import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { clockOf } from './clock-text.ts';

/** A time of day that is read forgivingly (`7h30`). Tells `chosen` with `07:30` as soon as it can be read. */
@customElement('ny-clock-field')
export class ClockField extends LitElement {
  static override styles = [base, formLook, css`:host { min-width: 6.5rem; }`];
  @property() label = '';
  @property() value = '';
  @state() private text = '';

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('value') && clockOf(this.text) !== this.value) this.text = this.value;
  }

  #write(text: string) {
    this.text = text;
    const clock = clockOf(text);
    if (clock !== null && clock !== this.value) this.dispatchEvent(new CustomEvent('chosen', { detail: clock }));
  }

  protected override render() {
    const bad = clockOf(this.text) === null ? say(['Giờ chưa đúng, ví dụ 07:30.', 'Not a time; for example 07:30.']) : undefined;
    return html`<div @focusout=${() => (this.text = clockOf(this.text) ?? this.text)}>
      ${textField({ label: this.label, value: this.text, problem: bad, change: (text) => this.#write(text) })}
    </div>`;
  }
}
