import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { gate, gateLook } from './gate-look.ts';

const words = {
  title: ['Thiết lập lần đầu', 'First set-up'],
  intro: [
    'Tạo tài khoản quản trị đầu tiên. Đường dẫn thiết lập chỉ dùng được một lần.',
    'Make the first administrator. The set-up link works once.',
  ],
  noToken: [
    'Xin mở trang này bằng đường dẫn thiết lập dùng một lần mà máy chủ đã in ra khi khởi động.',
    'Please open this page with the one-time set-up link that the server printed when it started.',
  ],
  name: ['Họ và tên', 'Full name'],
  login: ['Tên đăng nhập', 'Login name'],
  loginHint: ['Chữ thường không dấu, số, dấu chấm; ít nhất 3 ký tự.', 'Lower case letters, digits, dots; at least 3.'],
  password: ['Mật khẩu', 'Password'],
  passwordHint: [
    'Ít nhất 10 ký tự. Một câu dài dễ nhớ là tốt nhất.',
    'At least 10 characters. A long sentence that you remember is best.',
  ],
  again: ['Nhập lại mật khẩu', 'The password again'],
  differs: ['Hai lần nhập mật khẩu không giống nhau.', 'The two passwords differ.'],
  make: ['Tạo tài khoản', 'Make the account'],
} as const satisfies Record<string, Phrase>;

/** Makes the first administrator from the one-time `token`. Tells `signed-in`. */
@customElement('ny-set-up-page')
export class SetUpPage extends DeskPage {
  static override styles = [base, gateLook];
  @property() token = '';
  @state() private form = { name: '', login: '', password: '', again: '' };
  @state() private busy = false;
  @state() private differs = false;
  @state() private failure: Failure | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [];
  }

  async #make(event: Event) {
    event.preventDefault();
    const { name, login, password, again } = this.form;
    this.differs = password.normalize('NFC') !== again.normalize('NFC');
    if (this.busy || this.differs) return;
    this.busy = true;
    const answer = await this.desk.api.setUp({ token: this.token, name, login, password });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('signed-in', { detail: answer.value }));
  }

  #field(
    key: 'name' | 'login' | 'password' | 'again',
    extra: { hint?: string; problem?: string | undefined; autocomplete: string },
  ) {
    const told = sentencesByPath(this.failure?.problems ?? []);
    return textField({
      label: say(words[key]),
      name: key,
      value: this.form[key],
      type: key === 'password' || key === 'again' ? 'password' : 'text',
      problem: told.get(key),
      ...extra,
      change: (value) => (this.form = { ...this.form, [key]: value }),
    });
  }

  protected override render() {
    if (this.token === '') return gate(say(words.title), html`<p>${say(words.noToken)}</p>`);
    return gate(
      say(words.title),
      html`<form class="stack" @submit=${(event: Event) => void this.#make(event)}>
        <p class="quiet">${say(words.intro)}</p>
        ${this.failure ? failureBox(this.failure) : ''} ${this.#field('name', { autocomplete: 'name' })}
        ${this.#field('login', { hint: say(words.loginHint), autocomplete: 'username' })}
        ${this.#field('password', { hint: say(words.passwordHint), autocomplete: 'new-password' })}
        ${this.#field('again', { autocomplete: 'new-password', ...(this.differs ? { problem: say(words.differs) } : {}) })}
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${say(words.make)}</wa-button>
      </form>`,
    );
  }
}
