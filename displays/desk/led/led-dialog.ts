import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Atlas } from '../../../content/led/atlas.ts';
import { atlasReport } from '../../../content/led/atlas-report.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import type { Display } from '../../../content/place/display.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import type { FoundDevice } from '../../../content/wire/find.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { tickField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { previewValues } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { deviceFields, type MountFieldsInput } from './device-fields.ts';
import './device-finder.ts';
import './led-picture.ts';
import { isWired, type MountForm, mountFormOf, readMount, withFound } from './mount-form.ts';
import { mountWords as words } from './mount-words.ts';
import { lightFields, panelFields, wiringFields } from './panel-fields.ts';
import { securityFields } from './security-fields.ts';
import { sendTestPicture, TEST_PICTURES, type TestPicture, testSlide } from './test-picture.ts';
import { wattsLine } from './watts-line.ts';

const STEPS = ['device', 'panel', 'wiring', 'light', 'security', 'test'] as const;
type Step = (typeof STEPS)[number];
const STEP_PATHS: Readonly<Record<Step, RegExp>> = {
  device: /^(device|driver)/,
  panel: /^panel\.(width|height|pitchMm|diodes|frameRate)|^panel$/,
  wiring: /^panel\.cabinets/,
  light: /^panel\.(brightness|gamma|power)/,
  security: /^(secured|onStop|safeText)/,
  test: /^$/,
};

/** Sets a display up as a LED panel, step by step, with test pictures as the panel must show them. Tells `saved` and `closed`. */
@customElement('ny-led-dialog')
export class LedDialog extends LitElement {
  static override styles = [
    base,
    formLook,
    css`
      wa-dialog { --width: 48rem; }
      .steps { display: flex; flex-wrap: wrap; gap: 0.35rem; counter-reset: step; }
        .steps button, .pill { font: inherit; font-size: 0.875rem; font-weight: 500; border: 1px solid var(--ny-line); background: #fff; color: inherit; border-radius: 99px; padding: 0.25rem 0.75rem; cursor: pointer; }
      .steps button[aria-current='step'], .pill[aria-pressed='true'] { background: var(--ny-red); border-color: var(--ny-red); color: #fff; }
      .steps .wrong::after { content: ' •'; color: var(--ny-stop); font-weight: 700; }
      .steps [aria-current='step'].wrong::after { color: #fff; }
      .note { display: flex; gap: 0.6rem; background: #fdf6e7; border: 1px solid #ebd3a3; border-radius: 8px; padding: 0.6rem 0.8rem; font-size: 0.9rem; }
      .note wa-icon { margin-top: 0.2rem; flex: none; color: var(--ny-warn); }
      .points { display: flex; flex-direction: column; }
      .points .choice { align-items: flex-start; padding: 0.2rem 0; } .points .choice input { margin-top: 0.2rem; }
      .colour-line { display: flex; flex-direction: column; gap: 0.3rem; font-weight: 500; } .colour-line input { width: 4rem; height: 2.4rem; }
      .long { max-width: 100%; } .long::part(base) { height: auto; min-height: 2.5rem; max-width: 100%; padding-block: 0.35rem; white-space: normal; } .long::part(label) { white-space: normal; text-align: start; }
      .shown { border-top: 1px solid var(--ny-line); padding-top: 0.9rem; }
      .open { max-height: 9rem; overflow: auto; } .open li { display: flex; gap: 0.5rem; padding: 0.15rem 0; } .open wa-icon { color: var(--ny-stop); margin-top: 0.2rem; flex: none; }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) display: Display | null = null;
  @property({ attribute: false }) atlases: readonly Atlas[] = [];
  @property({ type: Number }) generation = 0;
  /** The server's clock. */
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private form: MountForm = mountFormOf(undefined);
  @state() private tickers = false;
  @state() private step: Step = 'device';
  @state() private picture: TestPicture = 'letters';
  @state() private failure: Failure | null = null;
  @state() private told: Phrase | null = null;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('display');
    if (!changed.has('display') || (before && before.id === this.display?.id)) return;
    this.form = mountFormOf(this.display?.led);
    this.tickers = this.display?.screen.zones === 'ticker' || this.display?.screen.zones === 'side-ticker';
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
    const { display } = this;
    return html`<wa-dialog label=${say(words.title, { name: display?.name ?? '' })} ?open=${display !== null} @wa-after-hide=${hidden}>
      ${display ? this.#body() : ''}
    </wa-dialog>`;
  }

  #body() {
    const { form } = this;
    const { mount, problems } = readMount(form);
    const told = problems.map((one) => ({ path: one.path, ...sentenceFor(one) }));
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
      ${mount ? this.#shown(mount) : ''}
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
            : html`<wa-button variant="brand" ?loading=${this.busy} ?disabled=${mount === null || told.length > 0} @click=${() => mount && void this.#save(mount)}>${say(words.save)}</wa-button>`
        }
      </div>
    </div>`;
  }

  #step(input: MountFieldsInput, mount: LedMount | null) {
    switch (this.step) {
      case 'device':
        return html`${deviceFields(input)} ${input.form.device.protocol === 'hdmi' ? '' : this.#finder(input)}`;
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
    const atlas = mount && this.atlases.filter(({ rows }) => rows <= mount.panel.height).at(-1);
    const report = atlas ? atlasReport(atlas) : null;
    const saved = mount !== null && JSON.stringify(mount) === JSON.stringify(this.display?.led);
    return html`<p>${say(words.testHint)}</p>
      ${report ? html`<p class="quiet small">${say(words.near, { rows: report.rows, n: report.near.length })}</p>` : ''}
      <div class="row">
        <wa-button class="long" appearance="outlined" ?disabled=${!saved || this.busy} @click=${() => void this.#send()}>${icon('send', null, 'start')} ${say(words.send)}</wa-button>
        ${saved ? '' : html`<span class="quiet small">${say(words.saveFirst)}</span>`}
      </div>`;
  }

  #shown(mount: LedMount) {
    const slide = testSlide(this.picture, 'test', say(words[this.picture]));
    return html`<div class="shown stack tight">
      <div class="row tight" role="group" aria-label=${say(words.test)}>${TEST_PICTURES.map(
        (picture) =>
          html`<button class="pill" aria-pressed=${picture === this.picture} @click=${() => (this.picture = picture)}>${say(words[picture])}</button>`,
      )}</div>
      <ny-led-picture .slide=${slide} .mount=${mount} .atlases=${this.atlases} .live=${{ local: previewValues(this.now()).local, score: null }} ?moving=${this.step === 'test'}></ny-led-picture>
    </div>`;
  }
}
