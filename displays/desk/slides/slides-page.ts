import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Template } from '../../../content/slide/slide.ts';
import { compareVi } from '../../../content/text/collate.ts';
import { searchKey } from '../../../content/text/search-key.ts';
import '../../parts/screen-picture.ts';
import type { Failure } from '../api/request.ts';
import { newId } from '../drafts/merge.ts';
import { textField } from '../forms/fields.ts';
import '../led/led-picture.ts';
import { panelOfSlide } from '../led/panel-of-slide.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { previewValues } from '../look/times.ts';
import { go, linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { emptyBox, failureBox, loadingBox, waiting } from '../shell/states.ts';
import { themeShown, themesShown } from '../themes/theme-items.ts';
import { blankSlide, drawable, type SlideForm, TEMPLATES } from './slide-form.ts';
import { isOffered, type SlideItem, slideItems } from './slide-items.ts';
import { slideListLook } from './slide-list-look.ts';
import { slideWords as words } from './slide-words.ts';

/** Every slide in small, official wording apart, and the way to a new one. */
@customElement('ny-slides-page')
export class SlidesPage extends DeskPage {
  static override styles = [base, slideListLook];
  @state() private query = '';
  @state() private choosing = false;
  @state() private failure: Failure | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.drafts, this.desk.fonts, this.desk.dots, this.desk.packs];
  }

  async #make(template: Template) {
    const id = newId('s');
    const answer = await this.desk.api.putDraft('slide', id, { version: 0, body: blankSlide(template, id), removed: false });
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.choosing = false;
    await this.desk.drafts.refresh();
    go('slides', id);
  }

  #items(): readonly SlideItem[] {
    const library = this.desk.library.seen.value;
    const key = searchKey(this.query);
    const all = library ? slideItems(library, this.desk.drafts.seen.value ?? [], this.desk.packs.seen.value ?? []) : [];
    const found = all.filter((item) => key === '' || searchKey(textOf(item.form)).includes(key));
    return found.sort((a, b) => Number(b.state === 'new') - Number(a.state === 'new') || compareVi(a.form.name, b.form.name));
  }

  protected override render() {
    const wait = waiting([this.desk.library, this.desk.drafts]);
    const items = this.#items();
    const own = items.filter((item) => item.form.locked === null);
    const locked = items.filter((item) => item.form.locked !== null);
    return html`<div class="stack">
      <div class="row between">
        <h1>${say(words.page)}</h1>
        <wa-button variant="brand" @click=${() => (this.choosing = true)}>${icon('plus', null, 'start')} ${say(words.make)}</wa-button>
      </div>
      ${wait ?? this.#lists(own, locked)} ${this.#chooser()}
    </div>`;
  }

  #lists(own: readonly SlideItem[], locked: readonly SlideItem[]) {
    const nothing =
      this.query === ''
        ? emptyBox('layout-template', say(words.none), say(words.noneHint))
        : html`<p class="quiet">${say(words.noMatch)}</p>`;
    return html`
      <div class="search">${textField({ label: say(words.search), value: this.query, change: (value) => (this.query = value) })}</div>
      <section class="stack tight" aria-labelledby="own">
        <h2 id="own">${say(words.mine)} <span class="quiet">(${own.length})</span></h2>
        ${own.length === 0 ? nothing : html`<ul class="grid">${own.map((item) => this.#card(item))}</ul>`}
      </section>
      ${
        locked.length === 0
          ? ''
          : html`<section class="stack tight" aria-labelledby="packs">
              <h2 id="packs">${say(words.packs)} <span class="quiet">(${locked.length})</span></h2>
              <p class="quiet">${say(words.packsHint)}</p>
              <ul class="grid">${locked.map((item) => this.#card(item))}</ul>
            </section>`
      }
    `;
  }

  #card(item: SlideItem) {
    const library = this.desk.library.seen.value;
    const slide = drawable(item.form);
    const ticker = item.form.template === 'ticker';
    const theme = library ? themeShown(themesShown(library, this.desk.drafts.seen.value ?? []), item.form.theme) : null;
    const screen = { width: 1920, height: 1080, zones: ticker ? ('ticker' as const) : ('full' as const) };
    return html`<li>
      <a class="slide card" href=${linkTo('slides', item.id)}>
        ${
          slide?.template === 'led'
            ? html`<ny-led-picture class="panel" .slide=${slide} .mount=${library ? panelOfSlide(item.id, library) : null} .atlases=${this.desk.dots.seen.value ?? []}></ny-led-picture>`
            : slide && library
              ? html`<ny-screen-picture
                .fonts=${this.desk.fonts.seen.value} .theme=${theme?.theme} .screen=${screen}
                .slides=${ticker ? { ticker: slide } : { main: slide }} .live=${previewValues(this.desk.now())}
              ></ny-screen-picture>`
              : html`<div class="blank quiet">${this.desk.fonts.seen.value ? say(words.noPicture) : loadingBox()}</div>`
        }
        <span class="slide-name">${item.form.name || say(words.unnamed)}</span>
        <span class="row tight">${stateTag(item)} ${theme?.draft ? html`<span class="tag warn">${icon('palette')} ${say(words.draftThemeShort)}</span>` : ''}</span>
      </a>
    </li>`;
  }

  #chooser() {
    return html`<wa-dialog label=${say(words.chooseTemplate)} ?open=${this.choosing} light-dismiss @wa-after-hide=${() => (this.choosing = false)}>
      ${this.failure ? failureBox(this.failure) : ''}
      <ul class="templates">
        ${TEMPLATES.map(
          (one) => html`<li>
            <button class="template" @click=${() => void this.#make(one.template)}>
              ${icon(one.icon)}<span><strong>${say(one.name)}</strong><span class="quiet small">${say(one.use)}</span></span>
            </button>
          </li>`,
        )}
      </ul>
    </wa-dialog>`;
  }
}

/** All words of a form, for the search. */
const textOf = (form: SlideForm): string => JSON.stringify(form);

/** How a slide stands beside what is in force. */
const stateTag = (item: SlideItem) => {
  if (item.form.locked)
    return html`<span class="tag">${icon('lock')} ${say(words.isLocked)} · ${item.form.locked.slide}</span>
      ${isOffered(item) ? html`<span class="tag">${say(words.isOffered)}</span>` : ''}`;
  switch (item.state) {
    case 'new':
      return html`<span class="tag warn">${icon('file-pen')} ${say(words.isNew)}</span>`;
    case 'changed':
      return html`<span class="tag warn">${icon('file-pen')} ${say(words.isChanged)}</span>`;
    case 'removed':
      return html`<span class="tag stop">${icon('trash-2')} ${say(words.isRemoved)}</span>`;
    case 'same':
      return html`<span class="tag ok">${icon('check')} ${say(words.inForce)}</span>`;
    default:
      return item.state satisfies never;
  }
};
