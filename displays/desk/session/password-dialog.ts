import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeskApi } from '../api/desk-api.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import './password-form.ts';

const words = {
  title: ['Đổi mật khẩu của mình', 'Change your password'],
  done: ['Đã đổi mật khẩu.', 'The password has been changed.'],
  close: ['Xong', 'Done'],
} as const satisfies Record<string, Phrase>;

/** Changes the password of the person who is signed in. Tells `closed`. */
@customElement('ny-password-dialog')
export class PasswordDialog extends LitElement {
  static override styles = [base, formLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ type: Boolean }) open = false;
  @state() private isDone = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('open')) this.isDone = false;
  }

  #close() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  #content() {
    if (!this.open) return '';
    return this.isDone
      ? html`<div class="stack"><p role="status">${icon('circle-check')} ${say(words.done)}</p>
          <wa-button variant="brand" @click=${() => this.#close()}>${say(words.close)}</wa-button></div>`
      : html`<ny-password-form .api=${this.api} @changed=${() => (this.isDone = true)}></ny-password-form>`;
  }

  protected override render() {
    return html`<wa-dialog label=${say(words.title)} ?open=${this.open}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.#close();
      }}>${this.#content()}</wa-dialog>`;
  }
}
