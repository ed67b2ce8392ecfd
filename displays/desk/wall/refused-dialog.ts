import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Display } from '../../../content/place/display.ts';
import type { RefusedList } from '../../../content/wire/refused-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { textField, tickField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { failureBox, loadingBox } from '../shell/states.ts';
import { refusedLook, refusedRows } from './refused-rows.ts';
import { refusedWords as words } from './refused-words.ts';

/** The refused answers of a tablet: each is looked at, then sent again or set aside for good. Tells `decided` and `closed`. */
@customElement('ny-refused-dialog')
export class RefusedDialog extends LitElement {
  static override styles = [base, formLook, refusedLook, css`wa-dialog { --width: 56rem; }`];
  @property({ attribute: false }) api: DeskApi | null = null;
  /** Null: closed. */
  @property({ attribute: false }) display: Display | null = null;
  @state() private list: RefusedList | null = null;
  @state() private picked: ReadonlySet<string> = new Set();
  @state() private step: 'look' | 'send' | 'aside' = 'look';
  @state() private reason = '';
  @state() private tried = false;
  @state() private busy = false;
  @state() private done = '';
  @state() private failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('display') || !this.display || changed.get('display')?.id === this.display.id) return;
    this.list = null;
    this.done = '';
    void this.#load();
  }

  async #load() {
    this.step = 'look';
    this.picked = new Set();
    this.reason = '';
    this.tried = false;
    this.failure = null;
    const answer = this.display && (await this.api?.refusedAnswers(this.display.id));
    if (answer?.ok) this.list = answer.value;
    else if (answer) this.failure = answer.failure;
  }

  /** Those that are chosen; to be sent only those that would count. */
  #ids(what: 'send' | 'aside'): string[] {
    const answers = (this.list?.answers ?? []).filter(({ id }) => this.picked.has(id));
    return answers.filter(({ hinders }) => what === 'aside' || hinders === null).map(({ id }) => id);
  }

  async #do(api: DeskApi, display: string, what: 'send' | 'aside') {
    const ids = this.#ids(what);
    this.tried = true;
    if (this.busy || (what === 'aside' && this.reason.trim() === '')) return;
    this.busy = true;
    const sent = what === 'send' ? await api.sendRefused(display, ids) : null;
    const set = what === 'aside' ? await api.setRefusedAside(display, ids, this.reason.trim()) : null;
    this.busy = false;
    const failed = [sent, set].find((answer) => answer !== null && !answer.ok);
    if (failed && !failed.ok) {
      this.failure = failed.failure;
      return;
    }
    this.done = sent?.ok ? say(words.sent, { ...sent.value }) : say(words.set, { n: ids.length });
    this.dispatchEvent(new CustomEvent('decided'));
    await this.#load();
  }

  #pick(id: string, on: boolean) {
    const picked = new Set(this.picked);
    if (on) picked.add(id);
    else picked.delete(id);
    this.picked = picked;
  }

  #look({ answers, all }: RefusedList) {
    if (answers.length === 0) return html`<p>${say(words.none)}</p>`;
    return html`<p class="quiet small">${say(words.intro)}</p>
      ${all > answers.length ? html`<p class="small">${say(words.more, { shown: answers.length, all })}</p>` : ''}
      ${tickField({
        label: say(words.pickAll, { n: answers.length }),
        checked: answers.every(({ id }) => this.picked.has(id)),
        change: (on) => (this.picked = new Set(on ? answers.map(({ id }) => id) : [])),
      })}
      ${refusedRows(answers, this.picked, (id, on) => this.#pick(id, on))}`;
  }

  #ask(what: 'send' | 'aside') {
    const n = this.#ids(what).length;
    if (what === 'send') return html`<p>${say(words.sendNote, { n })}</p>`;
    return html`<p>${say(words.asideNote, { n })}</p>
      ${textField({
        label: say(words.reasonLabel),
        value: this.reason,
        lines: 2,
        hint: say(words.reasonHint),
        problem: this.tried && this.reason.trim() === '' ? say(words.needed) : undefined,
        change: (reason) => (this.reason = reason),
      })}`;
  }

  #buttons(api: DeskApi, display: Display) {
    const { step } = this;
    if (step === 'look') {
      const [send, aside] = [this.#ids('send').length, this.#ids('aside').length];
      return html`<wa-button slot="footer" appearance="outlined" @click=${() => this.#close()}>${say(words.close)}</wa-button>
        <wa-button slot="footer" appearance="outlined" ?disabled=${aside === 0} @click=${() => (this.step = 'aside')}>${say(words.aside, { n: aside })}</wa-button>
        <wa-button slot="footer" variant="brand" ?disabled=${send === 0} @click=${() => (this.step = 'send')}>${say(words.send, { n: send })}</wa-button>`;
    }
    return html`<wa-button slot="footer" appearance="outlined" @click=${() => (this.step = 'look')}>${say(words.back)}</wa-button>
      <wa-button slot="footer" variant=${step === 'send' ? 'brand' : 'danger'} ?loading=${this.busy} @click=${() => void this.#do(api, display.id, step)}
        >${say(step === 'send' ? words.doSend : words.doAside)}</wa-button>`;
  }

  #close() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  protected override render() {
    const { api, display, list, step } = this;
    const asked = { send: words.askSend, aside: words.askAside, look: words.dialog }[step];
    const name = display?.name ?? '';
    const title = say(asked, { name, n: step === 'look' ? 0 : this.#ids(step).length });
    return html`<wa-dialog label=${title} ?open=${display !== null}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.#close();
      }}>
      <div class="stack">
        ${this.done === '' || step !== 'look' ? '' : html`<p role="status">${this.done}</p>`}
        ${this.failure ? failureBox(this.failure) : ''}
        ${list === null ? (this.failure ? '' : loadingBox()) : step === 'look' ? this.#look(list) : this.#ask(step)}
      </div>
      ${api && display ? this.#buttons(api, display) : ''}
    </wa-dialog>`;
  }
}
