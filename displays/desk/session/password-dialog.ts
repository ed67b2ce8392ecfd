import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';

const words = {
  title: ['Đổi mật khẩu của mình', 'Change your password'],
  old: ['Mật khẩu hiện nay', 'Present password'],
  password: ['Mật khẩu mới', 'New password'],
  hint: [
    'Ít nhất 10 ký tự. Một câu dài dễ nhớ là tốt nhất.',
    'At least 10 characters. A long sentence that you remember is best.',
  ],
  again: ['Nhập lại mật khẩu mới', 'The new password again'],
  differs: ['Hai lần nhập mật khẩu không giống nhau.', 'The two passwords differ.'],
  note: [
    'Đổi xong, Ông/Bà bị đăng xuất ở mọi máy khác; máy này vẫn làm việc tiếp.',
    'Afterwards you are signed out everywhere else; here you go on.',
  ],
  save: ['Đổi mật khẩu', 'Change the password'],
  done: ['Đã đổi mật khẩu.', 'The password has been changed.'],
  close: ['Xong', 'Done'],
} as const satisfies Record<string, Phrase>;

const blank = { old: '', password: '', again: '' };

/** Changes the password of the person who is signed in. Tells `closed`. */
@customElement('ny-password-dialog')
export class PasswordDialog extends LitElement {
  static override styles = [base, formLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ type: Boolean }) open = false;
  @state() private form = blank;
  @state() private failure: Failure | null = null;
  @state() private state: 'asking' | 'busy' | 'differs' | 'done' = 'asking';

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open')) return;
    this.form = blank;
    this.failure = null;
    this.state = 'asking';
  }

  async #change(event: Event) {
    event.preventDefault();
    const { old, password, again } = this.form;
    if (!this.api || this.state === 'busy') return;
    this.state = password.normalize('NFC') === again.normalize('NFC') ? 'busy' : 'differs';
    if (this.state === 'differs') return;
    const answer = await this.api.changePassword({ old, password });
    this.failure = answer.ok ? null : answer.failure;
    this.state = answer.ok ? 'done' : 'asking';
  }

  #field(key: keyof typeof blank, autocomplete: string, extra: { hint?: string; problem?: string | undefined }) {
    const change = (value: string) => (this.form = { ...this.form, [key]: value });
    return textField({
      label: say(words[key]),
      name: key,
      type: 'password',
      autocomplete,
      value: this.form[key],
      change,
      ...extra,
    });
  }

  #fields() {
    const told = sentencesByPath(this.failure?.problems ?? []);
    const placed = told.has('old') || told.has('password');
    return html`<form class="stack" @submit=${(event: Event) => void this.#change(event)}>
      ${this.#field('old', 'current-password', { problem: told.get('old') })}
      ${this.#field('password', 'new-password', { hint: say(words.hint), problem: told.get('password') })}
      ${this.#field('again', 'new-password', this.state === 'differs' ? { problem: say(words.differs) } : {})}
      <p class="quiet small">${say(words.note)}</p>
      ${this.failure && !placed ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.state === 'busy'}>${say(words.save)}</wa-button>
    </form>`;
  }

  #close() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  protected override render() {
    return html`<wa-dialog label=${say(words.title)} ?open=${this.open}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.#close();
      }}>
      ${
        this.state === 'done'
          ? html`<div class="stack"><p role="status">${icon('circle-check')} ${say(words.done)}</p>
              <wa-button variant="brand" @click=${() => this.#close()}>${say(words.close)}</wa-button></div>`
          : this.#fields()
      }
    </wa-dialog>`;
  }
}
