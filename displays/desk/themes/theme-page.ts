import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Theme, themeSchema } from '../../../content/slide/theme.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { EditorPage } from '../drafts/editor-page.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { refusalsOf } from '../forms/problem-map.ts';
import type { Live } from '../live/collection.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, waiting } from '../shell/states.ts';
import '../slides/picture-field.ts';
import type { FormMedia } from '../slides/slide-form.ts';
import { colourFields, colourLook } from './colour-fields.ts';
import { readThemeForm, type ThemeForm } from './theme-form.ts';
import { type ThemeItem, themeItems } from './theme-items.ts';
import './theme-preview.ts';
import { usersOfTheme } from './theme-users.ts';
import { themeWords as words } from './theme-words.ts';

const MOST_NAMED = 14;

/** One theme: its colours and logo, and beside them a motto slide and how well each pair of colours is told apart. */
@customElement('ny-theme-page')
export class ThemePage extends EditorPage<Theme, ThemeForm> {
  static override styles = [
    base,
    formLook,
    colourLook,
    css`
      .desk { display: grid; grid-template-columns: minmax(20rem, 27rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
      .side { position: sticky; top: 1rem; }
      .back { display: inline-flex; gap: 0.3rem; align-items: center; text-decoration: none; font-weight: 500; }
      .names { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      @media (max-width: 1100px) { .desk { grid-template-columns: minmax(0, 1fr); } .side { position: static; order: -1; } }
    `,
  ];
  @property() themeId = '';
  protected readonly kind = 'theme';
  protected readonly list = 'themes';

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.drafts, this.desk.fonts];
  }
  protected openId() {
    return this.themeId;
  }
  protected read(body: unknown) {
    return readThemeForm(body);
  }
  protected item(): ThemeItem | null {
    const library = this.desk.library.seen.value;
    const items = library ? themeItems(library, this.desk.drafts.seen.value ?? []) : [];
    return items.find((one) => one.id === this.themeId) ?? null;
  }

  protected override render() {
    const form = this.editor?.form;
    const library = this.desk.library.seen.value;
    const wait = waiting([this.desk.library, this.desk.drafts]);
    return html`<div class="stack" @keydown=${(event: KeyboardEvent) => this.onKey(event)}>
      <a class="back" href=${linkTo('themes')}>${icon('chevron-left')} ${say(words.back)}</a>
      <h1>${form?.name || say(words.unnamed)}</h1>
      ${this.failure ? failureBox(this.failure) : ''}
      ${wait ?? (form && library ? this.#desk(form, library) : html`<p class="card">${say(words.missing)}</p>`)}
    </div>`;
  }

  #desk(form: ThemeForm, library: LibraryAnswer) {
    const problems = this.told(refusalsOf(themeSchema, form));
    return html`<div class="desk">
      <div class="stack">
        <div class="card stack">
          ${this.bar()}
          ${textField({ label: say(words.name), value: form.name, problem: problems.get('name'), change: (name) => this.write({ ...form, name }) })}
          ${colourFields(form, (next) => this.write(next))} ${this.#logo(form, problems)}
        </div>
        ${this.#users(library)} ${this.#next()}
      </div>
      <div class="side"><ny-theme-preview .theme=${form} .fonts=${this.desk.fonts.seen.value}></ny-theme-preview></div>
    </div>`;
  }

  #logo(form: ThemeForm, problems: ReadonlyMap<string, string>) {
    return html`<ny-picture-field
        kind="logo" .media=${form.logo} .send=${this.desk.api.sendPicture} altProblem=${problems.get('logo.alt') ?? ''}
        @chosen=${(event: CustomEvent<FormMedia>) => this.write({ ...form, logo: event.detail })}
      ></ny-picture-field>
      <p class="quiet small">${say(words.logoHint)}</p>
      ${form.logo ? html`<div><wa-button size="s" appearance="outlined" @click=${() => this.write({ ...form, logo: null })}>${icon('x', null, 'start')} ${say(words.noLogo)}</wa-button></div>` : ''}`;
  }

  #users(library: LibraryAnswer) {
    const { units, slides } = usersOfTheme(library, this.themeId, localOf(this.desk.now()).day);
    return html`<section class="card stack tight" aria-labelledby="users">
      <h2 id="users">${say(words.users)}</h2>
      ${
        units.length === 0
          ? html`<p class="quiet">${say(words.usersNone)}</p>`
          : html`<ul class="names">
              ${units.slice(0, MOST_NAMED).map((unit) => html`<li class="tag">${unit.name}${unit.own ? ` · ${say(words.own)}` : ''}</li>`)}
              ${units.length > MOST_NAMED ? html`<li class="tag">${say(words.moreUnits, { n: units.length - MOST_NAMED })}</li>` : ''}
            </ul>`
      }
      ${slides.length > 0 ? html`<p class="small">${say(words.slides, { names: slides.join(', ') })}</p>` : ''}
    </section>`;
  }

  #next() {
    const item = this.item();
    return html`<div class="row">
      <wa-button variant="brand" appearance="outlined" href=${linkTo('publish')}>${icon('send', null, 'start')} ${say(words.publish)}</wa-button>
      ${item?.published && item.state !== 'removed' ? html`<wa-button appearance="plain" variant="danger" @click=${() => void this.takeOut()}>${icon('trash-2', null, 'start')} ${say(words.remove)}</wa-button>` : ''}
      ${item?.draft ? html`<wa-button appearance="plain" @click=${() => void this.discard()}>${icon('undo-2', null, 'start')} ${say(item.state === 'removed' ? words.restore : words.discard)}</wa-button>` : ''}
    </div>`;
  }
}
