import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Slide, slideSchema } from '../../../content/slide/slide.ts';
import { compareVi } from '../../../content/text/collate.ts';
import { EditorPage } from '../drafts/editor-page.ts';
import { newId } from '../drafts/merge.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { refusalsOf } from '../forms/problem-map.ts';
import '../led/led-preview.ts';
import type { Live } from '../live/collection.ts';
import { base } from '../look/base.ts';
import { go, linkTo } from '../router.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, waiting } from '../shell/states.ts';
import { themeShown, themesShown } from '../themes/theme-items.ts';
import { slideFields } from './slide-fields.ts';
import { drawable, readSlideForm, type SlideForm, TEMPLATES } from './slide-form.ts';
import { isOffered, type SlideItem, slideItems } from './slide-items.ts';
import './slide-preview.ts';
import { slideWords as words } from './slide-words.ts';

const more = {
  theme: ['Giao diện (màu sắc)', 'Theme (colours)'],
  themeOfUnit: ['Theo đơn vị', 'As the unit has it'],
  isDraft: ['{name} (bản nháp)', '{name} (draft)'],
} as const satisfies Record<string, Phrase>;

/** One slide: its form, and beside it how it looks on real screens and what would be hard to read. */
@customElement('ny-slide-page')
export class SlidePage extends EditorPage<Slide, SlideForm> {
  static override styles = [
    base,
    formLook,
    css`
      .desk { display: grid; grid-template-columns: minmax(20rem, 27rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
      .side { position: sticky; top: 1rem; }
      .back { display: inline-flex; gap: 0.3rem; align-items: center; text-decoration: none; font-weight: 500; }
      @media (max-width: 1100px) { .desk { grid-template-columns: minmax(0, 1fr); } .side { position: static; order: -1; } }
    `,
  ];
  @property() slideId = '';
  protected readonly kind = 'slide';
  protected readonly list = 'slides';

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.drafts, this.desk.fonts, this.desk.dots, this.desk.packs];
  }
  protected openId() {
    return this.slideId;
  }
  protected read(body: unknown) {
    return readSlideForm(body);
  }
  protected item(): SlideItem | null {
    const library = this.desk.library.seen.value;
    if (!library) return null;
    return (
      slideItems(library, this.desk.drafts.seen.value ?? [], this.desk.packs.seen.value ?? []).find(
        (one) => one.id === this.slideId,
      ) ?? null
    );
  }

  /** Takes official wording into the library as it stands: a draft of the very same words. */
  async #take(form: SlideForm) {
    const answer = await this.desk.api.putDraft('slide', form.id, { version: 0, body: form, removed: false });
    this.failure = answer.ok ? null : answer.failure;
    await this.desk.drafts.refresh();
  }

  async #copy(form: SlideForm) {
    const id = newId('s');
    const body = { ...form, id, locked: null, name: say(words.copyOf, { name: form.name }).slice(0, 120) };
    const answer = await this.desk.api.putDraft('slide', id, { version: 0, body, removed: false });
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    await this.desk.drafts.refresh();
    go('slides', id);
  }

  protected override render() {
    const wait = waiting([this.desk.library, this.desk.drafts]);
    const form = this.editor?.form;
    const template = TEMPLATES.find((one) => one.template === form?.template);
    return html`<div class="stack" @keydown=${(event: KeyboardEvent) => this.onKey(event)}>
      <a class="back" href=${linkTo('slides')}>${icon('chevron-left')} ${say(words.back)}</a>
      <div class="row between">
        <h1>${form?.name || say(words.unnamed)}</h1>
        ${template ? html`<span class="tag">${icon(template.icon)} ${say(template.name)}</span>` : ''}
      </div>
      ${this.failure ? failureBox(this.failure) : ''}
      ${wait ?? (form ? this.#desk(form) : html`<p class="card">${say(words.missing)}</p>`)}
    </div>`;
  }

  #desk(form: SlideForm) {
    const library = this.desk.library.seen.value;
    if (!library) return '';
    const { theme, draft } = themeShown(themesShown(library, this.desk.drafts.seen.value ?? []), form.theme);
    return html`<div class="desk">
      <div class="stack">${form.locked ? this.#locked(form) : this.#form(form)}</div>
      <div class="side">
        ${
          form.template === 'led'
            ? html`<ny-led-preview .slide=${drawable(form)} .displays=${library.displays} .atlases=${this.desk.dots.seen.value}></ny-led-preview>`
            : html`<ny-slide-preview .slide=${drawable(form)} .theme=${theme} draftTheme=${draft ? theme.name : ''} .fonts=${this.desk.fonts.seen.value}></ny-slide-preview>`
        }
      </div>
    </div>`;
  }

  #locked(form: SlideForm) {
    const item = this.item();
    const offered = item !== null && isOffered(item);
    return html`<div class="card stack">
        <p><span class="tag">${icon('lock')} ${say(words.isLocked)} · ${form.locked?.slide ?? ''}</span></p>
        <p>${say(words.lockedHint)}</p>
        ${
          offered
            ? html`<div><wa-button variant="brand" @click=${() => void this.#take(form)}>${icon('check', null, 'start')} ${say(words.take)}</wa-button></div>
                <p class="quiet small">${say(words.takeHint)}</p>`
            : ''
        }
        <div>
          <wa-button variant="brand" appearance=${offered ? 'outlined' : 'accent'} @click=${() => void this.#copy(form)}>${icon('copy', null, 'start')} ${say(words.copy)}</wa-button>
        </div>
      </div>
      ${offered ? '' : this.#next(form)}`;
  }

  #form(form: SlideForm) {
    const library = this.desk.library.seen.value;
    const problems = this.told(refusalsOf(slideSchema, form));
    const units = [...(library?.units ?? [])]
      .sort((a, b) => compareVi(a.name, b.name))
      .map((unit) => [unit.id, unit.name] as const);
    const shown = library ? themesShown(library, this.desk.drafts.seen.value ?? []) : [];
    const themes = shown.map(
      ({ theme, draft }) =>
        [theme.id, draft ? say(more.isDraft, { name: theme.name || say(words.unnamed) }) : theme.name] as const,
    );
    return html`
      <div class="card stack">
        ${this.bar()}
        ${textField({ label: say(words.name), value: form.name, problem: problems.get('name'), change: (name) => this.write({ ...form, name }) })}
        ${choiceField({
          label: say(more.theme),
          value: form.theme ?? '-',
          options: [['-', say(more.themeOfUnit)], ...themes],
          change: (theme) => this.write({ ...form, theme: theme === '-' ? null : theme }),
        })}
        ${slideFields({ form, problems, units, sendPicture: this.desk.api.sendPicture, change: (next) => this.write(next) })}
      </div>
      ${this.#next(form)}
    `;
  }

  #next(form: SlideForm) {
    const item = this.item();
    return html`<div class="row">
      <wa-button variant="brand" appearance="outlined" href=${linkTo('schedule', `new:${form.id}`)}>${icon('calendar-days', null, 'start')} ${say(words.schedule)}</wa-button>
      <wa-button appearance="outlined" href=${linkTo('publish')}>${icon('send', null, 'start')} ${say(words.toPublish)}</wa-button>
      ${form.locked ? '' : html`<wa-button appearance="plain" @click=${() => void this.#copy(form)}>${icon('copy', null, 'start')} ${say(words.copy)}</wa-button>`}
      ${item?.published && item.state !== 'removed' ? html`<wa-button appearance="plain" variant="danger" @click=${() => void this.takeOut()}>${icon('trash-2', null, 'start')} ${say(words.remove)}</wa-button>` : ''}
      ${item?.draft ? html`<wa-button appearance="plain" @click=${() => void this.discard()}>${icon('undo-2', null, 'start')} ${say(item.state === 'removed' ? words.restore : words.discard)}</wa-button>` : ''}
    </div>`;
  }
}
