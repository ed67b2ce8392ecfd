import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer, Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { secretIn } from './root-secret.ts';

const words = {
  secret: ['Khóa bí mật (dán vào đây)', 'Secret key (paste it here)'],
  file: ['Chọn tệp khóa đã xuất', 'Choose the exported file'],
  fromFile: ['Đã đọc từ tệp «{name}».', 'Read from the file “{name}”.'],
  bad: [
    'Không thấy khóa gốc ở đây. Khóa gồm 43 chữ và số, hoặc là tệp niem-yet-khoa-goc.json.',
    'There is no root key in this. It has 43 letters and digits, or is the file niem-yet-khoa-goc.json.',
  ],
  password: ['Mật khẩu của Ông/Bà', 'Your password'],
} as const satisfies Record<string, Phrase>;

/** What someone shows to prove that they have the root key. */
export interface RootProof {
  readonly password: string;
  readonly secret: string;
}

/** Asks for the root key's secret, from a file or pasted, and the password; sends both. Tells `done` when the server took them. */
@customElement('ny-root-proof-form')
export class RootProofForm extends LitElement {
  static override styles = [base, formLook, css`form { max-width: 32rem; } input[type='file'] { display: none; }`];
  @property({ attribute: false }) send: ((proof: RootProof) => Promise<Answer<unknown>>) | null = null;
  @property() action = '';
  @property() variant: 'brand' | 'danger' = 'brand';
  @state() private text = '';
  @state() private fileName = '';
  @state() private password = '';
  @state() private tried = false;
  @state() private busy = false;
  @state() private failure: Failure | null = null;

  async #read(event: Event) {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
    if (!file) return;
    this.text = (await file.slice(0, 10_000).text()).trim();
    this.fileName = file.name;
    this.failure = null;
  }

  async #submit(event: Event) {
    event.preventDefault();
    const secret = secretIn(this.text);
    this.tried = true;
    if (secret === null || !this.send || this.busy) return;
    this.busy = true;
    const answer = await this.send({ password: this.password, secret });
    this.busy = false;
    this.password = '';
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.text = '';
    this.tried = false;
    this.dispatchEvent(new CustomEvent('done'));
  }

  protected override render() {
    const told = sentencesByPath(this.failure?.problems ?? []);
    const bad = (this.tried || this.fileName !== '') && this.text !== '' && secretIn(this.text) === null;
    const empty = this.tried && this.text === '';
    const paste = (text: string) => {
      [this.text, this.fileName, this.failure] = [text, '', null];
    };
    return html`<form class="stack" @submit=${(event: Event) => void this.#submit(event)}>
      <div><wa-button appearance="outlined" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click()}
        >${icon('upload', null, 'start')} ${say(words.file)}</wa-button>
        <input type="file" accept=".json,.txt,application/json,text/plain" tabindex="-1" aria-hidden="true" @change=${(event: Event) => void this.#read(event)} /></div>
      ${this.fileName !== '' && !bad ? html`<p class="small" role="status">${icon('check')} ${say(words.fromFile, { name: this.fileName })}</p>` : ''}
      ${textField({ label: say(words.secret), type: 'password', value: this.text, problem: bad || empty ? say(words.bad) : told.get('secret'), change: paste })}
      ${textField({ label: say(words.password), type: 'password', autocomplete: 'current-password', value: this.password, change: (password) => (this.password = password) })}
      ${this.failure ? failureBox(this.failure) : ''}
      <div><wa-button type="submit" variant=${this.variant} ?loading=${this.busy}>${icon('key-round', null, 'start')} ${this.action}</wa-button></div>
    </form>`;
  }
}
