import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';

const words = {
  old: ['Mật khẩu hiện nay', 'Present password'],
  given: ['Mật khẩu được giao', 'The password you were given'],
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
} as const satisfies Record<string, Phrase>;

const blank = { old: '', password: '', again: '' };

/** Asks for the present password and twice for a new one. Tells `changed` when the server has it. */
@customElement('ny-password-form')
export class PasswordForm extends LitElement {
  static override styles = [base, formLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  /** Somebody else chose the present one. */
  @property({ type: Boolean }) given = false;
  @state() private form = blank;
  @state() private failure: Failure | null = null;
  @state() private state: 'asking' | 'busy' | 'differs' = 'asking';

  async #change(event: Event) {
    event.preventDefault();
    const { old, password, again } = this.form;
    if (!this.api || this.state === 'busy') return;
    this.state = password.normalize('NFC') === again.normalize('NFC') ? 'busy' : 'differs';
    if (this.state === 'differs') return;
    const answer = await this.api.changePassword({ old, password });
    this.failure = answer.ok ? null : answer.failure;
    this.state = 'asking';
    if (answer.ok) this.dispatchEvent(new CustomEvent('changed'));
  }

  #field(key: keyof typeof blank, label: Phrase, autocomplete: string, extra: { hint?: string; problem?: string | undefined }) {
    const change = (value: string) => (this.form = { ...this.form, [key]: value });
    return textField({ label: say(label), name: key, type: 'password', autocomplete, value: this.form[key], change, ...extra });
  }

  protected override render() {
    const told = sentencesByPath(this.failure?.problems ?? []);
    const placed = told.has('old') || told.has('password');
    return html`<form class="stack" @submit=${(event: Event) => void this.#change(event)}>
      ${this.#field('old', this.given ? words.given : words.old, 'current-password', { problem: told.get('old') })}
      ${this.#field('password', words.password, 'new-password', { hint: say(words.hint), problem: told.get('password') })}
      ${this.#field('again', words.again, 'new-password', this.state === 'differs' ? { problem: say(words.differs) } : {})}
      ${this.given ? '' : html`<p class="quiet small">${say(words.note)}</p>`}
      ${this.failure && !placed ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.state === 'busy'}>${say(words.save)}</wa-button>
    </form>`;
  }
}
