import { css, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { standsOn, unitOf } from '../../../content/place/tree.ts';
import type { Unit } from '../../../content/place/unit.ts';
import { compareVi } from '../../../content/text/collate.ts';
import { searchKey } from '../../../content/text/search-key.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import type { Failure } from '../api/request.ts';
import '../forms/day-field.ts';
import { dayField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { dayWords, localOf } from '../look/times.ts';
import { go, linkTo } from '../router.ts';
import { say } from '../say.ts';
import { type UnitLine, unitLines } from '../schedule/unit-lines.ts';
import { icon } from '../shell/icon.ts';
import { emptyBox, failureBox, waiting } from '../shell/states.ts';
import './add-unit-dialog.ts';
import { becameNames } from './succession-list.ts';
import { unitWords as words } from './unit-words.ts';

/** What kind of unit it is, unless its name says so: «Phường Bến Nghé». */
const kindTag = ({ name, label }: Unit) => (name.startsWith(label) ? '' : html`<span class="tag">${label}</span>`);

/** The tree of units on a day, and the way to a new one. */
@customElement('ny-units-page')
export class UnitsPage extends DeskPage {
  static override styles = [
    base,
    formLook,
    css`
      .intro { max-width: 46rem; } .asking { display: grid; grid-template-columns: minmax(12rem, 22rem) minmax(9rem, 12rem); gap: 0.75rem; }
      .tree { padding-block: 0.4rem; } .tree li { border-bottom: 1px solid var(--ny-line); } .tree li:last-child { border: 0; }
      .unit { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem 0.6rem; padding: 0.55rem 0.4rem; text-decoration: none; color: inherit;
        padding-inline-start: calc(0.4rem + var(--depth, 0) * 1.75rem); border-radius: 6px; }
      .d1 { --depth: 1; } .d2 { --depth: 2; } .d3 { --depth: 3; } .d4 { --depth: 4; } .d5 { --depth: 5; }
      .unit:hover { background: var(--wa-color-neutral-95); }
      .unit .name { font-weight: 600; overflow-wrap: anywhere; } .unit .push { margin-inline-start: auto; }
      .deep .name { font-weight: 500; }
      @media (max-width: 640px) { .asking { grid-template-columns: minmax(0, 1fr); } .unit { padding-inline-start: calc(0.2rem + var(--depth, 0) * 0.9rem); } }
    `,
  ];
  /** Opens the dialog for a unit below this one as soon as the page stands. */
  @property() addBelow: string | null = null;
  @state() private query = '';
  @state() private day = '';
  @state() private adding = false;
  @state() private fresh: Unit | null = null;
  @state() private undone = false;
  @state() private failure: Failure | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library];
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has('addBelow') && this.addBelow !== null) this.adding = true;
  }

  #closed() {
    this.adding = false;
    if (this.addBelow !== null) go('units');
  }

  async #added(unit: Unit) {
    this.#closed();
    this.fresh = unit;
    this.undone = false;
    await this.desk.library.refresh();
  }

  async #takeBack(unit: Unit) {
    const answer = await this.desk.api.dropUnit(unit.id);
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.fresh = null;
    this.undone = true;
    await this.desk.library.refresh();
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    const today = localOf(this.desk.now()).day;
    return html`<div class="stack">
      <div class="row between"><h1>${say(words.page)}</h1>
        <wa-button variant="brand" @click=${() => (this.adding = true)}>${icon('plus', null, 'start')} ${say(words.add)}</wa-button></div>
      <p class="quiet intro">${say(words.intro)}</p>
      ${this.failure ? failureBox(this.failure) : ''} ${this.#news()}
      ${waiting([this.desk.library]) ?? (library ? this.#lists(library) : '')}
      <ny-add-unit-dialog .api=${this.desk.api} .units=${library ? unitLines(library, today).map(({ unit }) => unit) : []}
        .below=${this.addBelow} day=${today} ?open=${this.adding} @closed=${() => this.#closed()}
        @added=${(event: CustomEvent<Unit>) => void this.#added(event.detail)}></ny-add-unit-dialog>
    </div>`;
  }

  #news() {
    const { fresh } = this;
    if (this.undone) return html`<wa-callout variant="neutral" role="status">${say(words.undone)}</wa-callout>`;
    if (!fresh) return '';
    return html`<wa-callout variant="success" role="status">${icon('circle-check', null, 'icon')}
      <div class="row"><span class="grow">${say(words.added, { name: fresh.name })}</span>
        <wa-button size="s" appearance="outlined" href=${linkTo('units', fresh.id)}>${say(words.open)}</wa-button>
        <wa-button size="s" appearance="outlined" @click=${() => void this.#takeBack(fresh)}>${icon('undo-2', null, 'start')} ${say(words.undo)}</wa-button></div>
    </wa-callout>`;
  }

  #day() {
    return this.day || localOf(this.desk.now()).day;
  }

  #lists(library: LibraryAnswer) {
    if (library.units.length === 0) return emptyBox('building-2', say(words.none), say(words.noneHint));
    const key = searchKey(this.query);
    const found = (unit: Unit) => key === '' || searchKey(`${unit.label} ${unit.name}`).includes(key);
    const lines = unitLines(library, this.#day()).filter(({ unit }) => found(unit));
    const others = library.units.filter((unit) => !standsOn(unit, this.#day()) && found(unit));
    const nothing = key === '' ? words.noneOn : words.noMatch;
    return html`<div class="asking">
        ${textField({ label: say(words.search), value: this.query, change: (query) => (this.query = query) })}
        ${dayField({ label: say(words.asOf), value: this.#day(), change: (day) => (this.day = day) })}
      </div>
      ${
        lines.length === 0
          ? html`<p class="quiet">${say(nothing)}</p>`
          : html`<ul class="card tree" aria-label=${say(words.page)}>${lines.map((line) => this.#line(library, line))}</ul>`
      }
      ${
        others.length === 0
          ? ''
          : html`<section class="stack tight" aria-labelledby="others"><h2 id="others">${say(words.others)} <span class="quiet">(${others.length})</span></h2>
              <ul class="card tree">${[...others].sort((a, b) => compareVi(a.name, b.name)).map((unit) => this.#other(library, unit))}</ul></section>`
      }`;
  }

  #line(library: LibraryAnswer, { unit, depth }: UnitLine) {
    const screens = library.displays.filter((display) => unitOf(display, this.#day()) === unit.id).length;
    const own = [
      ...(unit.theme === null ? [] : [['palette', words.ownTheme] as const]),
      ...(unit.standing === null ? [] : [['layout-template', words.ownStanding] as const]),
      ...(unit.hours === null ? [] : [['clock', words.ownHours] as const]),
    ];
    return html`<li><a class="unit d${Math.min(depth, 5)} ${depth > 1 ? 'deep' : ''}" href=${linkTo('units', unit.id)}>
      <span class="name">${unit.name}</span> ${kindTag(unit)}
      <span class="row tight push">${own.map(([name, phrase]) => html`<span class="tag">${icon(name)} ${say(phrase)}</span>`)}
        ${screens > 0 ? html`<span class="tag">${icon('monitor')} ${say(words.screens, { n: screens })}</span>` : ''}</span>
    </a></li>`;
  }

  #other(library: LibraryAnswer, unit: Unit) {
    const names = becameNames(library, unit.id, this.#day());
    const bound = (day: string | null) => (day === null ? '…' : dayWords(day));
    return html`<li><a class="unit deep" href=${linkTo('units', unit.id)}>
      <span class="name">${unit.name}</span> ${kindTag(unit)}
      <span class="quiet small numbers">${bound(unit.validFrom)} – ${bound(unit.validTo)}</span>
      ${names.length === 0 ? '' : html`<span class="quiet small push">${say(words.became, { names: names.join(', ') })}</span>`}
    </a></li>`;
  }
}
