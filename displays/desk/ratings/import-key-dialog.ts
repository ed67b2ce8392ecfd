import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Scale } from '../../../content/score/scale.ts';
import type { RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { textField, tickField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { copyLine, exampleCall, idsOf } from './import-example.ts';
import { importWords as words } from './import-words.ts';

/** A key as it was made, on the page until the person says that it is kept. */
interface Made {
  readonly id: string;
  readonly secret: string;
  readonly example: string;
  /** Of the points that were chosen. */
  readonly scales: readonly Scale[];
}

/** Makes a key, and shows its secret once. Tells `made` and `closed`. */
@customElement('ny-import-key-dialog')
export class ImportKeyDialog extends LitElement {
  static override styles = [
    base,
    formLook,
    css`
      wa-dialog { --width: 42rem; } .points { display: flex; flex-direction: column; max-height: 15.2rem; overflow-y: auto; border: 1px solid var(--ny-line); border-radius: 8px; padding: 0.4rem 0.75rem; }
      pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; font-size: 0.8rem; background: var(--wa-color-neutral-95); border-radius: 8px; padding: 0.6rem 0.8rem; }
      .kept { display: flex; gap: 0.75rem; align-items: center; } .kept pre { flex: 1; min-width: 0; }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) settings: RatingSettings | null = null;
  @property({ attribute: false }) points: readonly RatingPoint[] = [];
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();
  @property({ type: Boolean }) open = false;
  @state() private name = '';
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private made: Made | null = null;
  @state() private copied = '';
  @state() private failure: Failure | null = null;
  @state() private busy = false;

  /** Whether a secret is shown that would be lost now. */
  unsaved(): boolean {
    return this.made !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.name = '';
    this.chosen = new Set(this.points.length === 1 ? this.points.map(({ id }) => id) : []);
    this.made = null;
    this.copied = '';
    this.failure = null;
  }

  async #make(event: Event) {
    event.preventDefault();
    const point = this.points.find(({ id }) => this.chosen.has(id));
    if (!this.api || this.busy || !point || this.name.trim() === '') return;
    this.busy = true;
    const answer = await this.api.makeImportKey({ name: this.name.trim(), points: [...this.chosen] });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    const level = this.settings?.scales.find(({ id }) => id === point.scale)?.levels[0]?.id ?? '';
    const example = exampleCall({ origin: location.origin, key: answer.value.id, point: point.id, level });
    const used = new Set(this.points.filter(({ id }) => this.chosen.has(id)).map(({ scale }) => scale));
    const scales = (this.settings?.scales ?? []).filter(({ id }) => used.has(id));
    this.made = { ...answer.value, example, scales };
    this.dispatchEvent(new CustomEvent('made'));
  }

  #choose(id: string, isChosen: boolean) {
    const rest = [...this.chosen].filter((one) => one !== id);
    this.chosen = new Set(isChosen ? [...rest, id] : rest);
  }

  #form() {
    return html`<form class="stack" @submit=${(event: Event) => void this.#make(event)}>
      ${textField({ label: say(words.keyName), value: this.name, hint: say(words.keyNameHint), maxlength: 120, change: (name) => (this.name = name) })}
      <fieldset><legend>${say(words.keyPoints)}</legend><div class="points">${this.points.map(({ id, name, unit }) =>
        tickField({
          label: `${this.names.get(unit) ?? unit}: ${name}`,
          checked: this.chosen.has(id),
          change: (isChosen) => this.#choose(id, isChosen),
        }),
      )}</div></fieldset>
      ${this.failure ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.busy} ?disabled=${this.name.trim() === '' || this.chosen.size === 0}>${say(words.newKey)}</wa-button>
    </form>`;
  }

  #line(label: string, text: string) {
    const copied = () => (this.copied = text);
    return html`<div class="stack tight"><h3>${label}</h3><div class="kept"><pre>${text}</pre>${copyLine(text, this.copied === text, copied)}</div></div>`;
  }

  #shown({ id, secret, example, scales }: Made) {
    return html`<div class="stack">
      <wa-callout variant="warning" role="status">${say(words.once)}</wa-callout>
      ${this.#line(say(words.keyId), id)} ${this.#line(say(words.secret), secret)}
      <wa-details summary=${say(words.example)}><div class="stack tight"><pre>${example}</pre><p class="small">${say(words.exampleHint)}</p></div></wa-details>
      <wa-details summary=${say(words.ids)}><div class="stack tight">${scales.map(idsOf)}</div></wa-details>
      <wa-button variant="brand" @click=${() => this.#close()}>${say(words.kept)}</wa-button>
    </div>`;
  }

  #close() {
    this.made = null;
    this.dispatchEvent(new CustomEvent('closed'));
  }

  protected override render() {
    // A slip of Escape must not take the secret away.
    return html`<wa-dialog label=${this.made ? say(words.secretOf, { name: this.name }) : say(words.newKey)} ?open=${this.open} ?without-header=${this.made !== null}
      @wa-hide=${(event: Event) => event.target === event.currentTarget && this.made !== null && this.open && event.preventDefault()}
      @wa-after-hide=${(event: Event) => event.target === event.currentTarget && this.#close()}>
      ${this.made ? this.#shown(this.made) : this.open ? this.#form() : ''}</wa-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ny-import-key-dialog': ImportKeyDialog;
  }
}
