import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { say, sayOf } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { countersOf, formOfPoint, NEW_COUNTER, newPoint, type PointForm, withPoint } from './points-form.ts';
import { KIND_WORDS, pointsWords as words } from './points-words.ts';

const KINDS: readonly RatingPoint['kind'][] = ['printed', 'kiosk', 'screen', 'import'];

const isNameless = ({ counter, newCounter, counterName }: PointForm): boolean =>
  counter === NEW_COUNTER ? newCounter.trim() === '' : counter !== '' && counterName?.trim() === '';

/** The scales that a point may take: those that were replaced only where it has one of them. */
const scalesFor = ({ scales, points }: RatingSettings, own: string) => {
  const asking = new Set(points.map((point) => point.scale));
  return scales.filter(({ id, used }) => !used || asking.has(id) || id === own);
};

/** Adds a rating point, or changes one. Tells `saved` and `closed`. */
@customElement('ny-point-dialog')
export class PointDialog extends LitElement {
  static override styles = [base, formLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) settings: RatingSettings | null = null;
  @property({ attribute: false }) units: readonly (readonly [id: string, name: string])[] = [];
  /** The point to change; null: a new one. */
  @property({ attribute: false }) point: RatingPoint | null = null;
  @property({ type: Boolean }) open = false;
  @state() private form: PointForm | null = null;
  @state() private failure: Failure | null = null;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open || !this.settings) return;
    this.form = this.point ? formOfPoint(this.point) : newPoint(this.settings, this.units[0]?.[0] ?? '');
    this.failure = null;
  }

  async #save(event: Event) {
    event.preventDefault();
    const { api, settings, form } = this;
    if (!api || !settings || !form || this.busy) return;
    this.busy = true;
    const answer = await api.putRatingSettings({ seen: settings, settings: withPoint(settings, form) });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('saved'));
  }

  #fields(form: PointForm, settings: RatingSettings) {
    const put = (change: Partial<PointForm>) => {
      this.form = { ...form, ...change };
    };
    return html`<form class="stack" @submit=${(event: Event) => void this.#save(event)}>
      ${textField({ label: say(words.name), value: form.name, hint: say(words.nameHint), change: (name) => put({ name }) })}
      ${choiceField({ label: say(words.unit), value: form.unit, options: this.units, change: (unit) => put({ unit, counter: '', counterName: null }) })}
      ${choiceField({
        label: say(words.kind),
        value: form.kind,
        options: KINDS.map((kind) => [kind, say(KIND_WORDS[kind])] as const),
        change: (chosen) => put({ kind: KINDS.find((kind) => kind === chosen) ?? 'printed' }),
      })}
      ${choiceField({
        label: say(words.scale),
        value: form.scale,
        options: scalesFor(settings, form.scale).map(({ id, name }) => [id, sayOf(name)] as const),
        change: (scale) => put({ scale }),
      })}
      ${this.#counter(form, settings, put)}
      ${this.failure ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.busy} ?disabled=${form.name.trim() === '' || isNameless(form)}>${say(words.save)}</wa-button>
    </form>`;
  }

  #counter(form: PointForm, settings: RatingSettings, put: (change: Partial<PointForm>) => void) {
    return html`${choiceField({
      label: say(words.counter),
      value: form.counter,
      hint: say(words.counterHint),
      options: [
        ['', say(words.noCounter)],
        ...countersOf(settings, form.unit).map(({ id, name }) => [id, name] as const),
        [NEW_COUNTER, say(words.newCounter)],
      ],
      change: (counter) => put({ counter, counterName: null }),
    })}
    ${this.#counterName(form, settings, put)}`;
  }

  #counterName(form: PointForm, settings: RatingSettings, put: (change: Partial<PointForm>) => void) {
    const { counter, unit, newCounter, counterName } = form;
    if (counter === '') return '';
    if (counter === NEW_COUNTER)
      return textField({
        label: say(words.counterName),
        value: newCounter,
        hint: say(words.counterNameHint),
        change: (name) => put({ newCounter: name }),
      });
    return textField({
      label: say(words.counterName),
      value: counterName ?? countersOf(settings, unit).find(({ id }) => id === counter)?.name ?? '',
      hint: say(words.counterRenameHint),
      change: (name) => put({ counterName: name }),
    });
  }

  protected override render() {
    const label = this.point ? say(words.editOf, { name: this.point.name }) : say(words.add);
    return html`<wa-dialog label=${label} ?open=${this.open} @wa-after-hide=${(event: Event) => {
      if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
    }}>${this.form && this.settings ? this.#fields(this.form, this.settings) : ''}</wa-dialog>`;
  }
}
