import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Unit } from '../../../content/place/unit.ts';
import { nameKey } from '../../../content/text/tone-placement.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, dayField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { unitWords as words } from './unit-words.ts';

const TOP = '-';
const blank = { label: '', name: '', parent: TOP, from: '' };

/** Adds a unit below another. Tells `added` with the unit, and `closed`. */
@customElement('ny-add-unit-dialog')
export class AddUnitDialog extends LitElement {
  static override styles = [base, formLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) units: readonly Unit[] = [];
  /** Below which unit it begins; null: at the top. */
  @property() below: string | null = null;
  @property() day = '';
  @property({ type: Boolean }) open = false;
  @state() private form = blank;
  @state() private failure: Failure | null = null;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.form = { ...blank, parent: this.below ?? TOP, from: this.day };
    this.failure = null;
  }

  async #add(event: Event) {
    event.preventDefault();
    if (!this.api || this.busy) return;
    this.busy = true;
    const { label, name, parent, from } = this.form;
    const answer = await this.api.addUnit({ label, name, parent: parent === TOP ? null : parent, from: from || null });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.dispatchEvent(new CustomEvent('added', { detail: answer.value }));
  }

  #twin(): boolean {
    const key = nameKey(this.form.name);
    return key !== '' && this.units.some((unit) => nameKey(unit.name) === key);
  }

  #fields() {
    const told = sentencesByPath(this.failure?.problems ?? []);
    const { form } = this;
    const put = (change: Partial<typeof blank>) => {
      this.form = { ...form, ...change };
    };
    const parents = [[TOP, say(words.top)] as const, ...this.units.map((unit) => [unit.id, unit.name] as const)];
    return html`<form class="stack" @submit=${(event: Event) => void this.#add(event)}>
      ${choiceField({ label: say(words.parent), value: form.parent, options: parents, problem: told.get('parent'), change: (parent) => put({ parent }) })}
      ${textField({ label: say(words.label), value: form.label, problem: told.get('label'), change: (label) => put({ label }) })}
      ${textField({ label: say(words.name), value: form.name, problem: told.get('name'), change: (name) => put({ name }) })}
      ${this.#twin() ? html`<p class="row tight small" role="status">${icon('triangle-alert')} ${say(words.twin)}</p>` : ''}
      ${dayField({ label: say(words.from), value: form.from, problem: told.get('from') ?? told.get('validTo'), change: (from) => put({ from }) })}
      <p class="quiet small">${say(words.addHint)}</p>
      ${this.failure ? failureBox(this.failure) : ''}
      <wa-button type="submit" variant="brand" ?loading=${this.busy}>${say(words.add)}</wa-button>
    </form>`;
  }

  protected override render() {
    return html`<wa-dialog label=${say(words.add)} ?open=${this.open}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
      }}>${this.#fields()}</wa-dialog>`;
  }
}
