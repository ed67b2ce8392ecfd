import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Person } from '../../../content/wire/api.ts';
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
  title: ['Đặt lại mật khẩu của {name}', 'A new password for {name}'],
  password: ['Mật khẩu mới', 'New password'],
  hint: [
    'Ít nhất 10 ký tự; trao tận tay. Khi đăng nhập, người đó phải đổi thành mật khẩu của mình.',
    'At least 10 characters; hand it over in person. At the next sign-in they have to change it to their own.',
  ],
  note: [
    'Mật khẩu cũ hết hiệu lực; người này bị đăng xuất ngay ở mọi nơi. Việc này được ghi vào nhật ký.',
    'The old password ends; this person is signed out everywhere at once. The journal keeps it.',
  ],
  save: ['Đặt lại mật khẩu', 'Set the password'],
  done: ['Đã đặt lại mật khẩu của {name}.', 'The password of {name} has been set.'],
  close: ['Xong', 'Done'],
} as const satisfies Record<string, Phrase>;

/** Gives somebody who forgot the password a new one. Tells `closed`. */
@customElement('ny-new-password-dialog')
export class NewPasswordDialog extends LitElement {
  static override styles = [base, formLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  /** Whose password; null: closed. */
  @property({ attribute: false }) person: Person | null = null;
  @state() private password = '';
  @state() private state: 'asking' | 'busy' | 'done' = 'asking';
  @state() private failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('person')) return;
    this.password = '';
    this.state = 'asking';
    this.failure = null;
  }

  async #save(event: Event, person: Person) {
    event.preventDefault();
    if (!this.api || this.state !== 'asking') return;
    this.state = 'busy';
    const answer = await this.api.changePerson(person.id, { password: this.password });
    this.failure = answer.ok ? null : answer.failure;
    this.state = answer.ok ? 'done' : 'asking';
  }

  #close() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  #form(person: Person) {
    const told = sentencesByPath(this.failure?.problems ?? []);
    return html`<form class="stack" @submit=${(event: Event) => void this.#save(event, person)}>
      ${textField({ label: say(words.password), type: 'password', autocomplete: 'new-password', value: this.password, hint: say(words.hint), problem: told.get('password'), change: (password) => (this.password = password) })}
      <p class="quiet small">${say(words.note)}</p>
      ${this.failure && !told.has('password') ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.state === 'busy'}>${say(words.save)}</wa-button>
    </form>`;
  }

  protected override render() {
    const { person } = this;
    const name = person?.name ?? '';
    return html`<wa-dialog label=${say(words.title, { name })} ?open=${person !== null} @wa-after-hide=${(event: Event) => {
      if (event.target === event.currentTarget) this.#close();
    }}>
      ${
        person === null
          ? ''
          : this.state === 'done'
            ? html`<div class="stack"><p role="status">${icon('circle-check')} ${say(words.done, { name })}</p>
                <wa-button variant="brand" @click=${() => this.#close()}>${say(words.close)}</wa-button></div>`
            : this.#form(person)
      }
    </wa-dialog>`;
  }
}
