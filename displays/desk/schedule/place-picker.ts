import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { unitOf } from '../../../content/place/tree.ts';
import type { Place } from '../../../content/schedule/entry.ts';
import { compareVi } from '../../../content/text/collate.ts';
import { searchKey } from '../../../content/text/search-key.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { textField, tickField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { reachedBy } from './reached.ts';
import { scheduleWords as words } from './schedule-words.ts';
import { unitLines } from './unit-lines.ts';

const kinds: readonly (readonly ['tv' | 'led' | 'kiosk', Phrase])[] = [
  ['tv', ['Mọi ti vi', 'All TVs']],
  ['led', ['Mọi bảng LED', 'All LED panels']],
  ['kiosk', ['Mọi máy đánh giá', 'All kiosks']],
];

const same = (a: Place, b: Place) => JSON.stringify(a) === JSON.stringify(b);

/** Chooses displays by unit, one by one, by tag or kind, and counts them at once. Tells `chosen` with the places. */
@customElement('ny-place-picker')
export class PlacePicker extends LitElement {
  static override styles = [
    base,
    formLook,
    css`
      .box { max-height: 17rem; overflow: auto; border: 1px solid var(--ny-line); border-radius: 8px; padding: 0.4rem 0.75rem; background: #fff; }
      .d1 { padding-inline-start: 1.5rem; } .d2 { padding-inline-start: 3rem; } .d3 { padding-inline-start: 4.5rem; }
      .count { font-weight: 600; } .count.none { color: var(--ny-stop); }
    `,
  ];
  @property({ attribute: false }) places: readonly Place[] = [];
  @property({ attribute: false }) library: LibraryAnswer | null = null;
  @property() day = '';
  @property() problem = '';
  @state() private query = '';

  #tick(place: Place, label: unknown) {
    const held = this.places.some((one) => same(one, place));
    const change = (checked: boolean) => {
      const rest = this.places.filter((one) => !same(one, place));
      this.dispatchEvent(new CustomEvent('chosen', { detail: checked ? [...rest, place] : rest }));
    };
    return tickField({ label, checked: held, change });
  }

  #matches(text: string) {
    return this.query === '' || searchKey(text).includes(searchKey(this.query));
  }

  protected override render() {
    const { library } = this;
    if (!library) return '';
    const reached = reachedBy(library, this.places, this.day);
    const units = unitLines(library, this.day).filter(({ unit }) => this.#matches(unit.name));
    const nameOf = new Map(library.units.map((unit) => [unit.id, unit.name]));
    const displays = [...library.displays]
      .filter((one) => this.#matches(`${one.name} ${nameOf.get(unitOf(one, this.day) ?? '') ?? ''}`))
      .sort((a, b) => compareVi(a.name, b.name));
    const tags = [...new Set(library.displays.flatMap((one) => one.tags))].sort(compareVi);
    const someKinds = kinds.filter(([kind]) => library.displays.some((one) => one.kind === kind));
    return html`<div class="stack tight">
      <p class="row between"><span class="count ${reached.length === 0 ? 'none' : ''}" role="status">${icon('monitor')} ${say(words.count, { n: reached.length })}</span>
        ${this.#tick({ by: 'all' }, say(words.all))}</p>
      ${this.problem ? html`<p class="problem small">${this.problem}</p>` : ''}
      ${textField({ label: say(words.findPlace), value: this.query, change: (value) => (this.query = value) })}
      <fieldset><legend>${say(words.units)}</legend>
        <ul class="box">${units.map(({ unit, depth }) => html`<li class="d${this.query ? 0 : Math.min(depth, 3)}">${this.#tick({ by: 'unit', id: unit.id }, unit.name)}</li>`)}</ul>
      </fieldset>
      <wa-details summary=${say(words.displays)} appearance="outlined">
        <ul>${displays.map((one) => html`<li>${this.#tick({ by: 'display', id: one.id }, one.name)}</li>`)}</ul>
      </wa-details>
      ${
        tags.length + someKinds.length > 0
          ? html`<wa-details summary=${say(words.tags)} appearance="outlined">
              <ul class="row">${someKinds.map(([kind, name]) => html`<li>${this.#tick({ by: 'kind', kind }, say(name))}</li>`)} ${tags.map((tag) => html`<li>${this.#tick({ by: 'tag', tag }, html`${icon('tag')} ${tag}`)}</li>`)}</ul>
            </wa-details>`
          : ''
      }
    </div>`;
  }
}
