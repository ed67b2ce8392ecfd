import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Entry, entrySchema } from '../../../content/schedule/entry.ts';
import { whenProblems } from '../../../content/schedule/entry-check.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { compareVi } from '../../../content/text/collate.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { EditorPage } from '../drafts/editor-page.ts';
import { type Item, mergeDrafts, newId } from '../drafts/merge.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { refusalsOf, sentencesByPath } from '../forms/problem-map.ts';
import type { Live } from '../live/collection.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, waiting } from '../shell/states.ts';
import { readSlideForm, type SlideForm } from '../slides/slide-form.ts';
import './days-panel.ts';
import { draftContent } from './draft-content.ts';
import { entryFields } from './entry-fields.ts';
import { blankEntry, type EntryForm, readEntryForm } from './entry-form.ts';
import { reachedBy } from './reached.ts';
import { scheduleWords as words } from './schedule-words.ts';
import { chipLook } from './weekday-chips.ts';

/** One entry: its form, and beside it the next 14 days with it put in. The id `new:SLIDE` begins one for a slide. */
@customElement('ny-entry-page')
export class EntryPage extends EditorPage<Entry, EntryForm> {
  static override styles = [
    base,
    formLook,
    chipLook,
    css`
      .desk { display: grid; grid-template-columns: minmax(20rem, 27rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
      .side { position: sticky; top: 1rem; }
      .back { display: inline-flex; gap: 0.3rem; align-items: center; text-decoration: none; font-weight: 500; }
      .list-body > .wide { flex: 1 0 100%; }
      @media (max-width: 1100px) { .desk { grid-template-columns: minmax(0, 1fr); } .side { position: static; } }
    `,
  ];
  @property() entryId = '';
  protected readonly kind = 'entry';
  protected readonly list = 'schedule';
  #making = '';

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.drafts];
  }
  protected openId() {
    return this.entryId;
  }
  protected read(body: unknown) {
    return readEntryForm(body);
  }
  protected item(): Item<Entry, EntryForm> | null {
    const entries = this.desk.library.seen.value?.entries ?? [];
    const drafts = this.desk.drafts.seen.value ?? [];
    return mergeDrafts<EntryForm, Entry>(entries, drafts, 'entry', readEntryForm).find((one) => one.id === this.entryId) ?? null;
  }

  protected override willUpdate() {
    super.willUpdate();
    if (!this.entryId.startsWith('new:') || this.#making === this.entryId) return;
    this.#making = this.entryId;
    void this.#make(this.entryId.slice('new:'.length) || null);
  }

  async #make(slide: string | null) {
    const id = newId('e');
    const answer = await this.desk.api.putDraft('entry', id, { version: 0, body: blankEntry(id, slide), removed: false });
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    await this.desk.drafts.refresh();
    location.replace(linkTo('schedule', id));
  }

  protected override render() {
    const wait = waiting([this.desk.library, this.desk.drafts]);
    const form = this.editor?.form;
    const library = this.desk.library.seen.value;
    const making = this.entryId.startsWith('new:');
    return html`<div class="stack" @keydown=${(event: KeyboardEvent) => this.onKey(event)}>
      <a class="back" href=${linkTo('schedule')}>${icon('chevron-left')} ${say(words.back)}</a>
      <h1>${form?.name || say(words.unnamed)}</h1>
      ${this.failure ? failureBox(this.failure) : ''}
      ${wait ?? (form && library ? this.#desk(form, library) : making ? '' : html`<p class="card">${say(words.missing)}</p>`)}
    </div>`;
  }

  #slides(library: LibraryAnswer, zone: EntryForm['zone']): (readonly [string, string])[] {
    const items = mergeDrafts<SlideForm, Slide>(library.slides, this.desk.drafts.seen.value ?? [], 'slide', readSlideForm);
    return items
      .filter((item) => item.state !== 'removed' && (item.form.template === 'ticker') === (zone === 'ticker'))
      .sort((a, b) => compareVi(a.form.name, b.form.name))
      .map((item) => [item.id, item.form.name || say(words.unnamed)] as const);
  }

  #problems(form: EntryForm): ReadonlyMap<string, string> {
    const parsed = entrySchema.safeParse(form);
    if (!parsed.success) return refusalsOf(entrySchema, form);
    return sentencesByPath(whenProblems(parsed.data).map((one) => ({ path: one.path, ...sentenceFor(one) })));
  }

  #desk(form: EntryForm, library: LibraryAnswer) {
    const today = localOf(this.desk.now()).day;
    const problems = this.#problems(form);
    const told = this.told(problems);
    const mine = problems.size === 0 ? entrySchema.safeParse(form).data : undefined;
    const all = this.desk.drafts.seen.value ?? [];
    const drafts = draftContent(all.filter((draft) => draft.id !== form.id || draft.removed));
    const leaves = drafts.removed.entries.includes(form.id);
    const reached = reachedBy(library, form.places, today);
    return html`<div class="desk">
      <div class="stack">
        <div class="card stack">
          ${this.bar()}
          ${textField({ label: say(words.name), value: form.name, problem: told.get('name'), change: (name) => this.write({ ...form, name }) })}
        </div>
        ${entryFields({ form, problems: told, library, slides: this.#slides(library, form.zone), today, change: (next) => this.write(next) })}
        ${this.#next()}
      </div>
      <div class="side stack">
        ${mine ? '' : html`<p class="card quiet">${icon('info')} ${say(words.unfinished)}</p>`}
        <ny-days-panel
          .desk=${this.desk} .displays=${reached.length > 0 ? reached : library.displays} .entries=${[...drafts.entries, ...(mine && !leaves ? [mine] : [])]}
          .slides=${drafts.slides} .removed=${drafts.removed} mine=${form.id} firstZone=${form.zone}
        ></ny-days-panel>
      </div>
    </div>`;
  }

  #next() {
    const item = this.item();
    return html`<div class="row">
      <wa-button variant="brand" appearance="outlined" href=${linkTo('publish')}>${icon('send', null, 'start')} ${say(words.toPublish)}</wa-button>
      ${item?.published && item.state !== 'removed' ? html`<wa-button appearance="plain" variant="danger" @click=${() => void this.takeOut()}>${icon('trash-2', null, 'start')} ${say(words.remove)}</wa-button>` : ''}
      ${item?.draft ? html`<wa-button appearance="plain" @click=${() => void this.discard()}>${icon('undo-2', null, 'start')} ${say(item.state === 'removed' ? words.restore : words.discard)}</wa-button>` : ''}
    </div>`;
  }
}
