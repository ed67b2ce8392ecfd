import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { standsOn, type Tree, treeOf, unitOf } from '../../../content/place/tree.ts';
import type { Unit } from '../../../content/place/unit.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import type { Failure } from '../api/request.ts';
import '../forms/day-field.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, waiting } from '../shell/states.ts';
import { confirmUnit } from './confirm-unit.ts';
import { changeWords } from './unit-changes.ts';
import { unitFields } from './unit-fields.ts';
import { changeOf, mergedOver, readUnit, sameForm, type UnitChange, type UnitForm, unitFormOf } from './unit-form.ts';
import { unitPageLook } from './unit-page-look.ts';
import { unitSide } from './unit-side.ts';
import { unitWords as words } from './unit-words.ts';

/** One unit: what it has of its own and what comes from above; saved at once, with the step back offered. */
@customElement('ny-unit-page')
export class UnitPage extends DeskPage {
  static override styles = [base, formLook, unitPageLook];
  @property() unitId = '';
  @state() private form: UnitForm | null = null;
  @state() private asking = false;
  @state() private busy = false;
  @state() private failure: Failure | null = null;
  /** What the unit was before the last save, for the step back; it goes with the next change. */
  @state() private former: UnitChange | null = null;
  /** As the unit stood when writing began. */
  #seen: Unit | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.fonts];
  }

  override unsaved(): boolean {
    return this.form !== null && this.#seen !== null && !sameForm(this.form, unitFormOf(this.#seen));
  }

  #current(): Unit | null {
    return this.desk.library.seen.value?.units.find((unit) => unit.id === this.unitId) ?? null;
  }

  protected override willUpdate() {
    const current = this.#current();
    const other = this.#seen !== null && this.#seen.id !== this.unitId;
    if (other) [this.failure, this.former] = [null, null];
    if (current && (other || !this.unsaved())) this.#begin(current);
    if (!current && other) this.form = null;
  }

  #begin(unit: Unit) {
    if (this.#seen === unit) return;
    this.#seen = unit;
    this.form = unitFormOf(unit);
  }

  #write(form: UnitForm) {
    this.form = form;
    this.former = null;
  }

  /** Someone else's version that this one would overwrite; null while there is none. */
  #theirs(): Unit | null {
    const current = this.#current();
    if (!current || !this.#seen || !this.unsaved()) return null;
    return sameForm(unitFormOf(current), unitFormOf(this.#seen)) ? null : current;
  }

  async #put(change: UnitChange): Promise<boolean> {
    if (this.busy || !this.#seen) return false;
    this.busy = true;
    const sent = this.form;
    const answer = await this.desk.api.changeUnit(this.unitId, { ...change, seen: changeOf(this.#seen) });
    this.busy = false;
    this.asking = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.#took({ ...change, id: this.unitId }, sent);
    await this.desk.library.refresh();
    return answer.ok;
  }

  /** What was written while the answer was on its way stays. */
  #took(unit: Unit, sent: UnitForm | null) {
    const taken = unitFormOf(unit);
    this.form = sent && this.form ? mergedOver(taken, sent, this.form) : taken;
    this.#seen = unit;
    this.desk.library.change((library) => ({ ...library, units: library.units.map((one) => (one.id === unit.id ? unit : one)) }));
  }

  async #save(form: UnitForm) {
    const before = this.#seen;
    if (before && (await this.#put(readUnit(form).change)) && !this.unsaved()) this.former = changeOf(before);
  }

  async #undo(former: UnitChange) {
    if (await this.#put(former)) this.former = null;
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    const { form } = this;
    const missing = html`<p class="card">${say(words.missing)}</p>`;
    return html`<div class="stack">
      <a class="back" href=${linkTo('units')}>${icon('chevron-left')} ${say(words.back)}</a>
      ${library && form ? this.#path(library) : ''}
      <div class="row between"><h1>${form?.name || say(words.page)}</h1>${form ? html`<span class="tag">${form.label}</span>` : ''}</div>
      ${waiting([this.desk.library]) ?? (library && form && this.#current() ? this.#desk(library, form) : missing)}
    </div>`;
  }

  #day() {
    return localOf(this.desk.now()).day;
  }

  #path(library: LibraryAnswer) {
    const tree = treeOf(library);
    const above = tree.ancestorsOf(this.unitId, this.#day()).slice(1).reverse();
    if (above.length === 0) return '';
    return html`<nav aria-label=${say(words.parent)}><ol class="path">${above.map((id) => html`<li><a href=${linkTo('units', id)}>${tree.unit(id)?.name ?? id}</a> ${icon('chevron-right')}</li>`)}</ol></nav>`;
  }

  #desk(library: LibraryAnswer, form: UnitForm) {
    const tree = treeOf(library);
    const { problems } = readUnit(form);
    const day = this.#day();
    const told = new Map([...sentencesByPath(this.failure?.problems ?? []), ...(this.unsaved() ? problems : [])]);
    return html`<div class="desk">
      <form class="stack" @submit=${(event: Event) => this.#ask(event, problems)}>
        <div class="card stack">${unitFields({ id: this.unitId, form, problems: told, library, tree, day, change: (next) => this.#write(next) })}</div>
        ${this.#bar(library, form, problems)}
      </form>
      <div class="side stack">${unitSide({ id: this.unitId, form, library, tree, day, fonts: this.desk.fonts.seen.value, now: this.desk.now() })}</div>
      ${this.#confirm(library, form, tree, day)}
    </div>`;
  }

  #ask(event: Event, problems: ReadonlyMap<string, string>) {
    event.preventDefault();
    this.asking = this.unsaved() && problems.size === 0 && this.#theirs() === null;
  }

  #bar(library: LibraryAnswer, form: UnitForm, problems: ReadonlyMap<string, string>) {
    const dirty = this.unsaved();
    const { former } = this;
    return html`<div class="bar stack tight card ${dirty || former ? 'sticky' : ''}">
      ${this.#conflict(library, form)}
      ${this.failure && this.failure.code !== 'unit-changed' ? failureBox(this.failure) : ''}
      ${dirty && problems.size > 0 ? html`<p class="problem small">${say(words.bad)}</p>` : ''}
      <div class="row" role="status">
        ${dirty ? html`<span class="tag warn">${icon('pencil')} ${say(words.dirty)}</span>` : ''}
        ${
          former && !dirty
            ? html`<span class="good">${icon('circle-check')} ${say(words.saved)}</span>
                <wa-button size="s" appearance="outlined" ?loading=${this.busy} @click=${() => void this.#undo(former)}>${icon('undo-2', null, 'start')} ${say(words.undo)}</wa-button>`
            : ''
        }
      </div>
      <div class="row">
        <wa-button type="submit" variant="brand" ?disabled=${!dirty || problems.size > 0}>${say(words.save)}</wa-button>
        <wa-button appearance="plain" ?disabled=${!dirty} @click=${() => this.#revert()}>${say(words.revert)}</wa-button>
      </div>
    </div>`;
  }

  #revert() {
    const current = this.#current();
    this.#seen = null;
    this.failure = null;
    if (current) this.#begin(current);
  }

  #conflict(library: LibraryAnswer, form: UnitForm) {
    const theirs = this.#theirs();
    const seen = this.#seen;
    if (!theirs || !seen) return '';
    const [before, now] = [unitFormOf(seen), unitFormOf(theirs)];
    const fields = changeWords(library, before, now).map((one) => `${one.field}: ${one.before} → ${one.after}`);
    const mine = () => {
      this.#seen = theirs;
      this.failure = null;
      this.form = mergedOver(now, before, form);
    };
    return html`<wa-callout variant="warning" role="alert">${icon('triangle-alert', null, 'icon')}
      <p>${say(words.conflict, { fields: fields.join('; ') })}</p>
      <div class="row"><wa-button size="s" appearance="outlined" @click=${() => this.#revert()}>${say(words.theirs)}</wa-button>
        <wa-button size="s" appearance="outlined" @click=${mine}>${say(words.mine)}</wa-button></div></wa-callout>`;
  }

  #confirm(library: LibraryAnswer, form: UnitForm, tree: Tree, day: string) {
    if (!this.#seen) return '';
    const before = unitFormOf(this.#seen);
    const ends = form.validTo !== '' && form.validTo !== before.validTo;
    const below = library.units.filter(
      (unit) => unit.id !== this.unitId && standsOn(unit, day) && tree.isWithin(unit.id, this.unitId, day),
    );
    const within = library.displays.filter((display) => tree.isWithin(unitOf(display, day) ?? '', this.unitId, day));
    return confirmUnit({
      open: this.asking,
      changes: changeWords(library, before, form),
      screens: within.length,
      ends: ends ? { screens: within.length, units: below.length } : null,
      busy: this.busy,
      apply: () => void this.#save(form),
      cancel: () => (this.asking = false),
    });
  }
}
