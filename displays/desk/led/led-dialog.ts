import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Atlas } from '../../../content/led/atlas.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import type { Display } from '../../../content/place/display.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import type { FoundDevice } from '../../../content/wire/find.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { tickField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { missingUnit, onlyUnit } from '../forms/unit-field.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { deviceFields, type MountFieldsInput } from './device-fields.ts';
import './device-finder.ts';
import { dialogLook } from './dialog-look.ts';
import { driverLine } from './driver-line.ts';
import { drawnMount, isWired, type MountForm, mountFormOf, newMountForm, readMount, withFound } from './mount-form.ts';
import { mountWords as words } from './mount-words.ts';
import { lightFields, panelFields, wiringFields } from './panel-fields.ts';
import { type PanelPlace, placeFields } from './place-fields.ts';
import { securityFields } from './security-fields.ts';
import { STEP_PATHS, STEPS, type Step } from './steps.ts';
import { sendTestPicture, type TestPicture, testSlide } from './test-picture.ts';
import { testPictures, testStep } from './test-step.ts';
import { wattsLine } from './watts-line.ts';

const showsTickers = ({ screen }: Display): boolean => screen.zones === 'ticker' || screen.zones === 'side-ticker';
const missingName = () => ({ path: ['name'], vi: words.nameMissing[0], en: words.nameMissing[1] });

/**
 * Sets a display up as a LED panel, or adds a panel, step by step, with test pictures as the panel must show them. Tells `saved`, `closed`,
 * `added` with the id of a new one, and `pair` when a person wants to type the code of what drives it.
 */
@customElement('ny-led-dialog')
export class LedDialog extends LitElement {
  static override styles = [base, formLook, dialogLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) display: Display | null = null;
  /** Whether a panel is to be added; the units where it can hang. */
  @property({ type: Boolean }) adding = false;
  @property({ attribute: false }) units: readonly (readonly [id: string, name: string])[] = [];
  /** What the wall knows of it. */
  @property({ attribute: false }) row: WallRow | null = null;
  @property({ attribute: false }) atlases: readonly Atlas[] = [];
  @property({ type: Number }) generation = 0;
  /** The server's clock. */
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private form: MountForm = mountFormOf(undefined);
  @state() private place: PanelPlace = { name: '', unit: '' };
  @state() private tickers = false;
  @state() private step: Step = 'device';
  @state() private picture: TestPicture = 'letters';
  @state() private failure: Failure | null = null;
  @state() private told: Phrase | null = null;
  @state() private busy = false;

  /** The panel that was added here: its set-up goes on where it is. */
  #made = '';

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('display');
    const begins = changed.has('adding') && this.adding;
    if (!this.adding && this.display === null) this.#made = '';
    if (!begins && (!changed.has('display') || this.display === null || before?.id === this.display.id)) return;
    if (!begins && this.display?.id === this.#made) return;
    this.#made = '';
    this.form = begins ? newMountForm() : mountFormOf(this.display?.led);
    this.place = { name: '', unit: onlyUnit(this.units) };
    this.tickers = !begins && this.display !== null && showsTickers(this.display);
    this.step = 'device';
    this.failure = null;
    this.told = null;
  }

  async #save(mount: LedMount) {
    const { api, display } = this;
    if (!api || !display || this.busy) return;
    this.busy = true;
    const { id, key: _key, ...rest } = display;
    const { width, height, pitchMm } = mount.panel;
    const answer = await api.changeDisplay(id, {
      ...rest,
      kind: 'led',
      screen: { width, height, zones: this.tickers ? 'ticker' : 'full', transition: 'cut' },
      physical: { widthMm: width * pitchMm, heightMm: height * pitchMm },
      led: mount,
    });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    this.told = answer.ok ? words.saved : null;
    if (answer.ok) this.dispatchEvent(new CustomEvent('saved'));
  }

  async #add(led: LedMount) {
    const { api, place, tickers } = this;
    if (!api || this.busy) return;
    this.busy = true;
    const answer = await api.addPanel({ ...place, tickers, led });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.#made = answer.value.id;
    this.told = words.saved;
    this.dispatchEvent(new CustomEvent('added', { detail: answer.value.id }));
  }

  async #send() {
    const { api, display } = this;
    if (!api || !display || this.busy) return;
    this.busy = true;
    const slide = testSlide(
      this.picture,
      `led-test-${display.id}`.slice(0, 60),
      say(words.testName, { name: display.name }).slice(0, 120),
    );
    this.failure = await sendTestPicture(api, display.id, slide, this.generation, this.now());
    this.busy = false;
    this.told = this.failure === null ? words.sent : null;
    if (this.failure === null) this.dispatchEvent(new CustomEvent('saved'));
  }

  protected override render() {
    const hidden = (event: Event) => {
      if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
    };
    const { display, adding } = this;
    const title = display === null ? say(words.add) : say(words.title, { name: display.name });
    return html`<wa-dialog label=${title} ?open=${adding || display !== null} @wa-after-hide=${hidden}>
      ${adding || display ? this.#body() : ''}
    </wa-dialog>`;
  }

  #body() {
    const { form } = this;
    const { mount, problems } = readMount(form);
    const told = problems.map((one) => ({ path: one.path, ...sentenceFor(one) }));
    if (this.adding && this.place.name.trim() === '') told.push(missingName());
    if (this.adding && this.place.unit === '') told.push(missingUnit);
    const input: MountFieldsInput = {
      form,
      problems: sentencesByPath(told),
      change: (next) => {
        this.form = next;
        this.told = null;
      },
    };
    const steps = STEPS.filter((step) => step !== 'wiring' || isWired(form.device));
    const wrong = (step: Step) => told.some(({ path }) => STEP_PATHS[step].test(path.join('.')));
    const at = steps.indexOf(this.step);
    const to = (step: Step | undefined) => {
      if (step) this.step = step;
    };
    return html`<div class="stack">
      <nav class="steps" aria-label=${say(words.steps)}>${steps.map(
        (step, index) =>
          html`<button class=${wrong(step) ? 'wrong' : ''} aria-current=${step === this.step ? 'step' : 'false'} @click=${() => to(step)}>${index + 1}. ${say(words[step])}</button>`,
      )}</nav>
      ${this.#step(input, mount)}
      ${this.#shown()}
      ${this.failure ? failureBox(this.failure) : ''}
      ${this.told ? html`<p role="status">${icon('circle-check')} ${say(this.told)}</p>` : ''}
      ${
        told.length > 0 && this.step === 'test'
          ? html`<div><p>${say(words.open, { n: told.length })}</p><ul class="open">${told.map((one) => html`<li>${icon('circle-alert')}<span>${say([one.vi, one.en])}</span></li>`)}</ul></div>`
          : ''
      }
      <div class="row between">
        <wa-button appearance="outlined" ?disabled=${at <= 0} @click=${() => to(steps[at - 1])}>${say(words.back)}</wa-button>
        ${
          at < steps.length - 1
            ? html`<wa-button variant="brand" @click=${() => to(steps[at + 1])}>${say(words.next)}</wa-button>`
            : this.#last(mount, told.length > 0)
        }
      </div>
    </div>`;
  }

  /** Whether the panel is as the form says. */
  #isSaved(mount: LedMount | null): boolean {
    const { display } = this;
    if (mount === null || display?.led === undefined || this.tickers !== showsTickers(display)) return false;
    return JSON.stringify(mount) === JSON.stringify(display.led);
  }

  #last(mount: LedMount | null, wrong: boolean) {
    if (this.#isSaved(mount))
      return html`<wa-button variant="brand" @click=${() => this.dispatchEvent(new CustomEvent('closed'))}>${say(words.done)}</wa-button>`;
    const save = () => mount && void (this.adding ? this.#add(mount) : this.#save(mount));
    return html`<wa-button variant="brand" ?loading=${this.busy} ?disabled=${mount === null || wrong} @click=${save}>${say(words.save)}</wa-button>`;
  }

  #step(input: MountFieldsInput, mount: LedMount | null) {
    switch (this.step) {
      case 'device':
        return html`${this.adding ? placeFields(this.place, this.units, (place) => (this.place = place)) : ''}
        ${deviceFields(input)} ${input.form.device.protocol === 'hdmi' ? '' : this.#finder(input)}`;
      case 'panel':
        return html`${panelFields(input)}
        ${tickField({ label: say(words.tickers), checked: this.tickers, change: (tickers) => (this.tickers = tickers) })}`;
      case 'wiring':
        return wiringFields(input);
      case 'light':
        return html`${lightFields(input)} ${mount ? wattsLine(mount, this.picture, this.atlases) : ''}`;
      case 'security':
        return securityFields(input);
      case 'test':
        return this.#test(mount);
      default:
        return this.step satisfies never;
    }
  }

  #finder({ form, change }: MountFieldsInput) {
    const { device, driver } = form;
    return html`<ny-device-finder .api=${this.api} .display=${this.display?.id ?? ''} .driver=${driver}
      .host=${'host' in device ? (device.host ?? '') : ''}
      @found=${({ detail }: CustomEvent<FoundDevice>) => change(withFound(form, detail))}></ny-device-finder>`;
  }

  #test(mount: LedMount | null) {
    const { atlases, busy, display, row } = this;
    const saved = this.#isSaved(mount);
    const pair = () => this.dispatchEvent(new CustomEvent('pair'));
    return html`${saved && display ? driverLine(display, row, this.now(), pair) : ''}
      ${testStep({ mount, atlases, saved, busy, send: () => void this.#send() })}`;
  }

  #shown() {
    const mount = drawnMount(this.form);
    const choose = (picture: TestPicture) => {
      this.picture = picture;
    };
    return mount ? testPictures(mount, this.atlases, this.picture, this.step === 'test', this.now(), choose) : '';
  }
}
