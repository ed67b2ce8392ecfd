import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Entry } from '../../../content/schedule/entry.ts';
import { compareVi } from '../../../content/text/collate.ts';
import { searchKey } from '../../../content/text/search-key.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { type Item, mergeDrafts } from '../drafts/merge.ts';
import { textField } from '../forms/fields.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { emptyBox, waiting } from '../shell/states.ts';
import './days-panel.ts';
import { draftContent } from './draft-content.ts';
import { type EntryForm, readEntryForm } from './entry-form.ts';
import { placesWords, whenWords } from './entry-sentences.ts';
import { reachedBy } from './reached.ts';
import { scheduleWords as words } from './schedule-words.ts';

const ranks: Readonly<Record<EntryForm['rank'], Phrase>> = {
  standing: ['Nền', 'Standing'],
  normal: ['Thường', 'Normal'],
  priority: ['Ưu tiên', 'Priority'],
  takeover: ['Khẩn', 'Takeover'],
};
const states: Readonly<Record<Item<Entry, EntryForm>['state'], { icon: string; look: string; name: Phrase }>> = {
  new: { icon: 'file-pen', look: 'warn', name: ['Mới, chưa phát hành', 'New, not published'] },
  changed: { icon: 'file-pen', look: 'warn', name: ['Đã sửa, chưa phát hành', 'Changed, not published'] },
  removed: { icon: 'trash-2', look: 'stop', name: ['Sẽ gỡ khi phát hành', 'Will be removed'] },
  same: { icon: 'check', look: 'ok', name: ['Đang có hiệu lực', 'In force'] },
};

/** All entries in words, and the next 14 days of any display. */
@customElement('ny-schedule-page')
export class SchedulePage extends DeskPage {
  static override styles = [
    base,
    css`
      .desk { display: grid; grid-template-columns: minmax(19rem, 26rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
      .entry { display: flex; flex-direction: column; gap: 0.3rem; text-decoration: none; color: inherit; }
      .entry:hover { border-color: var(--ny-red); }
      .entry strong { font-weight: 600; }
      @media (max-width: 1100px) { .desk { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];
  @state() private query = '';

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.drafts];
  }

  #items(library: LibraryAnswer): readonly Item<Entry, EntryForm>[] {
    const all = mergeDrafts<EntryForm, Entry>(library.entries, this.desk.drafts.seen.value ?? [], 'entry', readEntryForm);
    const key = searchKey(this.query);
    const found = all.filter(
      (item) => key === '' || searchKey(`${item.form.name} ${placesWords(item.form.places, library)}`).includes(key),
    );
    return found.sort((a, b) => Number(b.state === 'new') - Number(a.state === 'new') || compareVi(a.form.name, b.form.name));
  }

  #entry(item: Item<Entry, EntryForm>, library: LibraryAnswer) {
    const count = reachedBy(library, item.form.places, localOf(this.desk.now()).day).length;
    const state = states[item.state];
    return html`<li>
      <a class="card entry" href=${linkTo('schedule', item.id)}>
        <strong>${item.form.name || say(words.unnamed)}</strong>
        <span class="quiet small">${icon('map-pin')} ${placesWords(item.form.places, library)} · ${say(words.count, { n: count })}</span>
        <span class="quiet small">${icon('clock')} ${whenWords(item.form.when)}</span>
        <span class="row tight">
          <span class="tag ${state.look}">${icon(state.icon)} ${say(state.name)}</span>
          ${item.form.rank === 'normal' ? '' : html`<span class="tag">${say(ranks[item.form.rank])}</span>`}
        </span>
      </a>
    </li>`;
  }

  #body(library: LibraryAnswer) {
    const items = this.#items(library);
    const { slides, entries, removed } = draftContent(this.desk.drafts.seen.value ?? []);
    return html`<div class="desk">
      <section class="stack" aria-label=${say(words.entries)}>
        ${textField({ label: say(words.search), value: this.query, change: (value) => (this.query = value) })}
        ${items.length === 0 && this.query === '' ? emptyBox('calendar-days', say(words.none), say(words.noneHint)) : html`<ul class="stack tight">${items.map((item) => this.#entry(item, library))}</ul>`}
      </section>
      <ny-days-panel .desk=${this.desk} .displays=${library.displays} .entries=${entries} .slides=${slides} .removed=${removed}></ny-days-panel>
    </div>`;
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    return html`<div class="stack">
      <div class="row between">
        <h1>${say(words.page)}</h1>
        <wa-button variant="brand" href=${linkTo('schedule', 'new:')}>${icon('plus', null, 'start')} ${say(words.make)}</wa-button>
      </div>
      ${waiting([this.desk.library, this.desk.drafts]) ?? (library ? this.#body(library) : '')}
    </div>`;
  }
}
