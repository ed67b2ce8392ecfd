import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Display } from '../../../content/place/display.ts';
import { unitOf } from '../../../content/place/tree.ts';
import type { RatingPoint } from '../../../content/score/settings.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { type GlassForm, glassFields, screenOf } from './glass-fields.ts';
import { chosenPoint, kioskPointField, kioskPoints } from './kiosk-point.ts';
import './machine-view.ts';
import { pairingWords, wallWords } from './wall-words.ts';

const words = {
  distance: ['Khoảng cách nhìn (m)', 'Seen from (m)'],
  width: ['Rộng (mm)', 'Width (mm)'],
  height: ['Cao (mm)', 'Height (mm)'],
  tags: ['Nhãn (chữ thường không dấu, cách nhau bằng dấu phẩy)', 'Tags (lower case, with commas)'],
} as const satisfies Record<string, Phrase>;

interface DisplayForm extends GlassForm {
  readonly name: string;
  readonly unit: string;
  readonly distance: string;
  readonly widthMm: string;
  readonly heightMm: string;
  readonly tags: string;
  readonly point: string;
}

const formOf = (display: Display, day: string): DisplayForm => ({
  name: display.name,
  unit: unitOf(display, day) ?? '',
  size: `${display.screen.width}x${display.screen.height}`,
  zones: display.screen.zones,
  distance: String(display.viewingDistanceM ?? ''),
  widthMm: String(display.physical?.widthMm ?? ''),
  heightMm: String(display.physical?.heightMm ?? ''),
  tags: display.tags.join(', '),
  point: display.point ?? '',
});

/** From today on the display belongs to `unit`; where it belonged before stays as it was. */
const membershipFrom = (display: Display, unit: string, day: string): Display['membership'] => {
  if (unitOf(display, day) === unit) return display.membership;
  const before = display.membership
    .filter((one) => one.from === null || one.from < day)
    .map((one) => ({ ...one, to: one.to === null || one.to > day ? day : one.to }));
  return [...before, { unit, from: day, to: null }];
};

/** Changes name, unit and geometry of a display. Tells `saved` and `closed`. */
@customElement('ny-display-dialog')
export class DisplayDialog extends LitElement {
  static override styles = [base, formLook, css`wa-dialog { --width: 36rem; }`];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) display: Display | null = null;
  /** Today, where the offices are. */
  @property() day = '';
  @property({ attribute: false }) units: readonly (readonly [id: string, name: string])[] = [];
  /** What the wall knows of it. */
  @property({ attribute: false }) row: WallRow | null = null;
  @property({ type: Number }) now = 0;
  /** The version of the agent that the controller hands out. */
  @property() agent: string | null = null;
  @state() private form: DisplayForm | null = null;
  @state() private points: readonly RatingPoint[] = [];
  @state() private failure: Failure | null = null;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('display')) return;
    this.failure = null;
    this.form = this.display ? formOf(this.display, this.day) : null;
    if (this.display?.kind === 'kiosk' && this.api) void this.#lookUpPoints(this.api);
  }

  async #lookUpPoints(api: DeskApi) {
    this.points = await kioskPoints(api);
  }

  async #save(event: Event) {
    event.preventDefault();
    const { api, display, form } = this;
    if (!api || !display || !form || this.busy) return;
    this.busy = true;
    const point = display.kind === 'kiosk' ? (chosenPoint(this.points, form.unit, form.point)?.id ?? display.point) : undefined;
    const sized = form.widthMm !== '' && form.heightMm !== '';
    const answer = await api.changeDisplay(display.id, {
      name: form.name,
      kind: display.kind,
      screen: display.led ? display.screen : { ...screenOf(form), transition: display.screen.transition },
      physical: sized ? { widthMm: Number(form.widthMm), heightMm: Number(form.heightMm) } : null,
      viewingDistanceM: form.distance === '' ? null : Number(form.distance),
      membership: membershipFrom(display, form.unit, this.day),
      ...(display.led && { led: display.led }),
      ...(point && { point }),
      tags: form.tags.split(/[,\s]+/).filter((tag) => tag !== ''),
    });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('saved'));
  }

  #fields(form: DisplayForm) {
    const told = sentencesByPath(this.failure?.problems ?? []);
    const line = (label: Phrase, key: 'distance' | 'widthMm' | 'heightMm' | 'tags', path: string, type: 'number' | 'text') =>
      textField({
        label: say(label),
        type,
        value: form[key],
        problem: told.get(path),
        change: (value) => (this.form = { ...form, [key]: value }),
      });
    return html`<form class="stack" @submit=${(event: Event) => void this.#save(event)}>
      ${textField({ label: say(pairingWords.name), value: form.name, problem: told.get('name'), change: (name) => (this.form = { ...form, name }) })}
      ${choiceField({ label: say(pairingWords.unit), value: form.unit, options: this.units, problem: told.get('membership'), change: (unit) => (this.form = { ...form, unit }) })}
      ${this.display?.kind === 'kiosk' ? kioskPointField(this.points, form.unit, form.point, (point) => (this.form = { ...form, point })) : ''}
      ${this.display?.led ? '' : glassFields(form, '', (glass) => (this.form = { ...form, ...glass }))}
      <div class="two">
        ${line(words.width, 'widthMm', 'physical.widthMm', 'number')} ${line(words.height, 'heightMm', 'physical.heightMm', 'number')}
        ${line(words.distance, 'distance', 'viewingDistanceM', 'number')}
      </div>
      ${line(words.tags, 'tags', 'tags.0', 'text')} ${this.failure ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.busy}>${say(wallWords.save)}</wa-button>
    </form>`;
  }

  protected override render() {
    const hidden = (event: Event) => {
      if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
    };
    return html`<wa-dialog label=${this.display?.name ?? '…'} ?open=${this.display !== null} @wa-after-hide=${hidden}>
      <ny-machine-view .api=${this.api} .row=${this.display ? this.row : null} .now=${this.now} .agent=${this.agent}></ny-machine-view>
      ${this.form ? this.#fields(this.form) : ''}
    </wa-dialog>`;
  }
}
