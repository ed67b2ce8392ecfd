import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { roleSchema } from '../../../content/wire/api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { roleNames } from './role-names.ts';

const words = {
  title: ['Thêm người dùng', 'Add a person'],
  name: ['Họ và tên', 'Name'],
  login: ['Tên đăng nhập', 'Login'],
  password: ['Mật khẩu ban đầu', 'First password'],
  passwordHint: [
    'Ít nhất 10 ký tự; trao tận tay người dùng. Lần đầu đăng nhập, người đó phải đổi thành mật khẩu của mình.',
    'At least 10 characters; hand it over in person. At the first sign-in they have to change it to their own.',
  ],
  role: ['Vai trò', 'Role'],
  unit: ['Đơn vị (gồm cả đơn vị trực thuộc)', 'Unit (with all below it)'],
  everything: ['Toàn hệ thống', 'Everything'],
  save: ['Thêm', 'Add'],
} as const satisfies Record<string, Phrase>;

const blank = { name: '', login: '', password: '', role: 'officer', unit: '-' };

/** Adds one person with one right. Tells `added` and `closed`. */
@customElement('ny-person-dialog')
export class PersonDialog extends LitElement {
  static override styles = [base, formLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) units: readonly (readonly [id: string, name: string])[] = [];
  @property({ type: Boolean }) open = false;
  @state() private form = blank;
  @state() private failure: Failure | null = null;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.form = blank;
    this.failure = null;
  }

  async #add(event: Event) {
    event.preventDefault();
    if (!this.api || this.busy) return;
    this.busy = true;
    const { name, login, password, role, unit } = this.form;
    const grant = { role: roleSchema.parse(role), unit: unit === '-' ? null : unit };
    const answer = await this.api.addPerson({ name, login, password, grants: [grant] });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('added'));
  }

  #fields() {
    const told = sentencesByPath(this.failure?.problems ?? []);
    const put = (change: Partial<typeof blank>) => {
      this.form = { ...this.form, ...change };
    };
    const { form } = this;
    return html`<form class="stack" @submit=${(event: Event) => void this.#add(event)}>
      ${textField({ label: say(words.name), value: form.name, problem: told.get('name'), change: (name) => put({ name }) })}
      ${textField({ label: say(words.login), value: form.login, problem: told.get('login'), change: (login) => put({ login }) })}
      ${textField({ label: say(words.password), type: 'password', autocomplete: 'new-password', value: form.password, hint: say(words.passwordHint), problem: told.get('password'), change: (password) => put({ password }) })}
      ${choiceField({ label: say(words.role), value: form.role, options: Object.entries(roleNames).map(([role, name]) => [role, say(name)] as const), change: (role) => put({ role }) })}
      ${choiceField({ label: say(words.unit), value: form.unit, options: [['-', say(words.everything)], ...this.units], change: (unit) => put({ unit }) })}
      ${this.failure ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.busy}>${say(words.save)}</wa-button>
    </form>`;
  }

  protected override render() {
    return html`<wa-dialog label=${say(words.title)} ?open=${this.open}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
      }}>${this.#fields()}</wa-dialog>`;
  }
}
