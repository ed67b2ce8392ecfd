import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Display } from '../../../content/place/display.ts';
import type { RatingPoint } from '../../../content/score/settings.ts';
import type { LibraryAnswer, PairingFound } from '../../../content/wire/api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { onlyUnit, unitField } from '../forms/unit-field.ts';
import { base } from '../look/base.ts';
import { agoWords, clockWords } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import './agent-line.ts';
import { type GlassForm, glassFields, screenOf } from './glass-fields.ts';
import { chosenPoint, kioskPointField, kioskPoints } from './kiosk-point.ts';
import { pairingCodeOf } from './pairing-code.ts';
import { wallWords, pairingWords as words } from './wall-words.ts';

/** A page tells what it is when it asks for a code. */
const isKiosk = ({ app }: PairingFound): boolean => app.startsWith('kiosk/');

/** Pairs a screen: type its code, see where it comes from, name it, confirm. Tells `paired` and `closed`. */
@customElement('ny-pairing-dialog')
export class PairingDialog extends LitElement {
  static override styles = [
    base,
    formLook,
    css`
      wa-dialog { --width: 34rem; }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1rem; } dt { color: var(--ny-quiet); } dd { font-weight: 500; overflow-wrap: anywhere; }
      .source { background: var(--wa-color-neutral-95); border-radius: 8px; padding: 0.9rem 1rem; }
      .code { font-size: 1.35rem; letter-spacing: 0.2em; font-weight: 600; }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) library: LibraryAnswer | null = null;
  @property({ attribute: false }) units: readonly (readonly [id: string, name: string])[] = [];
  /** The display to give a key again; empty: a new one unless the officer chooses otherwise. */
  @property() target = '';
  @property({ type: Boolean }) open = false;
  /** The server's clock. */
  @property({ type: Number }) now = 0;
  @state() private code = '';
  @state() private found: PairingFound | null = null;
  @state() private made: Display | null = null;
  @state() private form: GlassForm & { display: string; name: string; unit: string; point: string } = {
    display: '',
    name: '',
    unit: '',
    size: '',
    zones: 'full',
    point: '',
  };
  /** Where a kiosk may ask; empty: not known yet, or none. */
  @state() private points: readonly RatingPoint[] = [];
  @state() private failure: Failure | null = null;
  @state() private busy = false;
  /** Once somebody tried to confirm: what is missing is said only then. */
  @state() private asked = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.code = '';
    this.found = null;
    this.made = null;
    this.failure = null;
    this.asked = false;
    this.form = { display: this.target, name: '', unit: onlyUnit(this.units), size: '', zones: 'full', point: '' };
  }

  async #look(event: Event) {
    event.preventDefault();
    const code = pairingCodeOf(this.code);
    if (!this.api || this.busy) return;
    this.busy = true;
    const answer = await this.api.lookUpCode(code);
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.found = answer.value;
    this.form = { ...this.form, size: `${answer.value.glass.width}x${answer.value.glass.height}` };
    if (isKiosk(answer.value)) this.points = await kioskPoints(this.api);
  }

  async #confirm(event: Event) {
    event.preventDefault();
    if (!this.api || !this.found || this.busy) return;
    const { display, name, unit } = this.form;
    this.asked = true;
    if (display === '' && unit === '') return;
    this.busy = true;
    const asks = isKiosk(this.found);
    const point = asks ? chosenPoint(this.points, unit, this.form.point)?.id : undefined;
    const kind = asks ? ('kiosk' as const) : ('tv' as const);
    const create = { name, unit, kind, screen: screenOf(this.form), ...(point !== undefined && { point }) };
    const answer = await this.api.confirmCode({
      code: this.found.code,
      display: display || null,
      create: display ? null : create,
    });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.made = answer.value;
    this.dispatchEvent(new CustomEvent('paired'));
  }

  #source(found: PairingFound) {
    const { width, height } = found.glass;
    return html`<div class="source stack tight">
      <h2>${say(words.found)}</h2>
      <p class="code">${found.code.slice(0, 4)} ${found.code.slice(4)}</p>
      <dl>
        <dt>${say(words.address)}</dt><dd class="numbers">${found.address}</dd>
        <dt>${say(words.glass)}</dt><dd class="numbers">${width} × ${height}</dd>
        <dt>${say(words.app)}</dt><dd>${found.app}</dd>
        <dt>${say(words.since)}</dt><dd>${agoWords(found.since, this.now)}</dd>
        <dt>${say(words.expires)}</dt><dd class="numbers">${clockWords(found.expires)}</dd>
      </dl>
      <p class="small">${icon('shield-check')} ${say(words.check)}</p>
    </div>`;
  }

  #chosen() {
    return this.library?.displays.find((one) => one.id === this.form.display) ?? null;
  }

  #details(found: PairingFound) {
    const free = this.library?.displays.filter((one) => one.key === null && (one.kind === 'kiosk') === isKiosk(found)) ?? [];
    const told = sentencesByPath(this.failure?.problems ?? []);
    const chosen = this.#chosen();
    return html`<form class="stack" @submit=${(event: Event) => void this.#confirm(event)}>
      ${this.#source(found)}
      ${
        free.length > 0
          ? choiceField({
              label: say(words.which),
              value: this.form.display || '-',
              options: [['-', say(words.fresh)], ...free.map((one) => [one.id, say(words.old, { name: one.name })] as const)],
              change: (id) => (this.form = { ...this.form, display: id === '-' ? '' : id }),
            })
          : ''
      }
      ${chosen ? html`<p>${icon('info')} ${say(words.restored, { name: chosen.name })}</p>` : this.#fresh(found, told)}
      ${this.failure ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.busy}>${icon('link', null, 'start')} ${say(words.confirm)}</wa-button>
    </form>`;
  }

  #fresh(found: PairingFound, told: ReadonlyMap<string, string>) {
    return html`
      ${textField({ label: say(words.name), value: this.form.name, problem: told.get('create.name'), change: (name) => (this.form = { ...this.form, name }) })}
      ${unitField({ value: this.form.unit, units: this.units, asked: this.asked, problem: told.get('create.unit'), change: (unit) => (this.form = { ...this.form, unit, point: '' }) })}
      ${isKiosk(found) ? kioskPointField(this.points, this.form.unit, this.form.point, (point) => (this.form = { ...this.form, point })) : ''}
      ${glassFields(this.form, `${found.glass.width}x${found.glass.height}`, (glass) => (this.form = { ...this.form, ...glass }))}
    `;
  }

  #ask() {
    const told = sentencesByPath(this.failure?.problems ?? []);
    return html`<form class="stack" @submit=${(event: Event) => void this.#look(event)}>
      ${textField({ label: say(words.code), first: true, value: this.code, hint: say(words.codeHint), problem: told.get('code'), change: (text) => (this.code = text.toUpperCase()) })}
      ${this.failure && !told.has('code') ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.busy} ?disabled=${pairingCodeOf(this.code).length < 8}>${icon('search', null, 'start')} ${say(words.look)}</wa-button>
      <ny-agent-line .api=${this.api}></ny-agent-line>
    </form>`;
  }

  protected override render() {
    const close = () => this.dispatchEvent(new CustomEvent('closed'));
    const body = this.made
      ? html`<div class="stack"><p>${icon('circle-check')} ${say(words.done, { name: this.made.name })}</p>
          <wa-button variant="brand" @click=${close}>${say(words.close)}</wa-button></div>`
      : this.found
        ? this.#details(this.found)
        : this.#ask();
    return html`<wa-dialog label=${say(words.title)} ?open=${this.open} @wa-after-hide=${(event: Event) => {
      if (event.target === event.currentTarget) close();
    }}>${this.open ? body : ''}<span class="hide">${say(wallWords.pair)}</span></wa-dialog>`;
  }
}
