import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { gate, gateLook } from './gate-look.ts';

const words = {
  title: ['Đăng nhập', 'Sign in'],
  login: ['Tên đăng nhập', 'Login name'],
  password: ['Mật khẩu', 'Password'],
  enter: ['Đăng nhập', 'Sign in'],
  ended: [
    'Phiên làm việc đã hết. Nội dung {name} đang soạn vẫn còn: xin đăng nhập lại để làm tiếp.',
    'The session has ended. What {name} was writing is still here: please sign in again to go on.',
  ],
  help: [
    'Quên mật khẩu? Xin liên hệ người quản trị của cơ quan.',
    'Forgot the password? Please ask the administrator of your office.',
  ],
} as const satisfies Record<string, Phrase>;

/** Sign-in. Tells `signed-in` with the new session. */
@customElement('ny-sign-in-page')
export class SignInPage extends DeskPage {
  static override styles = [base, gateLook];
  /** Who was signed in when the session ended; null: nobody. */
  @property({ attribute: false }) former: { readonly name: string; readonly login: string } | null = null;
  @state() private login = '';
  @state() private password = '';
  @state() private busy = false;
  @state() private failure: Failure | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [];
  }

  override connectedCallback() {
    super.connectedCallback();
    this.login = this.former?.login ?? '';
  }

  async #enter(event: Event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    const answer = await this.desk.api.signIn({ login: this.login, password: this.password });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('signed-in', { detail: answer.value }));
  }

  protected override render() {
    return gate(
      say(words.title),
      html`<form class="stack" @submit=${(event: Event) => void this.#enter(event)}>
        ${this.former ? html`<p role="status">${say(words.ended, { name: this.former.name })}</p>` : ''}
        ${this.failure ? failureBox(this.failure) : ''}
        ${textField({ label: say(words.login), value: this.login, name: 'login', autocomplete: 'username', change: (value) => (this.login = value) })}
        ${textField({
          label: say(words.password),
          value: this.password,
          type: 'password',
          name: 'password',
          autocomplete: 'current-password',
          change: (value) => (this.password = value),
        })}
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${say(words.enter)}</wa-button>
        <p class="quiet small">${say(words.help)}</p>
      </form>`,
    );
  }
}
