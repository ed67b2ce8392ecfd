import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { compareVi } from '../../../content/text/collate.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import '../../parts/screen-picture.ts';
import type { Failure } from '../api/request.ts';
import { newId } from '../drafts/merge.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { go, linkTo } from '../router.ts';
import { say } from '../say.ts';
import { about } from '../shell/about.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, waiting } from '../shell/states.ts';
import { themeFrom } from './theme-form.ts';
import { isReadyMade, type ThemeItem, themeItems } from './theme-items.ts';
import { mottoSample } from './theme-samples.ts';
import { usersOfTheme } from './theme-users.ts';
import { themeWords as words } from './theme-words.ts';

const states = {
  new: { icon: 'file-pen', look: 'warn', name: words.isNew },
  changed: { icon: 'file-pen', look: 'warn', name: words.isChanged },
  removed: { icon: 'trash-2', look: 'stop', name: words.isRemoved },
  same: { icon: 'check', look: 'ok', name: words.inForce },
} as const;

/** Every theme in small; ready-made ones apart, to be copied. */
@customElement('ny-themes-page')
export class ThemesPage extends DeskPage {
  static override styles = [
    base,
    css`
      .intro { max-width: 46rem; }
      .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; }
      .theme { display: flex; flex-direction: column; gap: 0.6rem; padding: 0.6rem 0.6rem 0.75rem; height: 100%; text-decoration: none; color: inherit; }
      a.theme:hover { border-color: var(--ny-red); }
      .theme .name { font-weight: 600; overflow-wrap: anywhere; padding-inline: 0.2rem; }
      .theme wa-button { margin-top: auto; align-self: flex-start; }
    `,
  ];
  @state() private failure: Failure | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.drafts, this.desk.fonts];
  }

  async #make(from: ThemeItem['form'] | null) {
    const id = newId('t');
    const name = from ? say(words.copyOf, { name: from.name }) : say(words.fresh);
    const answer = await this.desk.api.putDraft('theme', id, { version: 0, body: themeFrom(from, id, name), removed: false });
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    await this.desk.drafts.refresh();
    go('themes', id);
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    return html`<div class="stack">
      <div class="row between">
        <h1>${say(words.page)}</h1>
        <wa-button variant="brand" @click=${() => void this.#make(null)}>${icon('plus', null, 'start')} ${say(words.make)}</wa-button>
      </div>
      <p class="quiet intro">${say(words.intro)}</p>
      ${this.failure ? failureBox(this.failure) : ''}
      ${waiting([this.desk.library, this.desk.drafts]) ?? (library ? this.#lists(library) : '')}
    </div>`;
  }

  #lists(library: LibraryAnswer) {
    const items = [...themeItems(library, this.desk.drafts.seen.value ?? [])].sort((a, b) => compareVi(a.form.name, b.form.name));
    const own = items.filter((item) => !isReadyMade(item));
    const ready = items.filter(isReadyMade);
    return html`
      ${
        own.length === 0
          ? ''
          : html`<section class="stack tight" aria-labelledby="own"><h2 id="own">${say(words.mine)} <span class="quiet">(${own.length})</span></h2>
              <ul class="grid">${own.map((item) => html`<li><a class="card theme" href=${linkTo('themes', item.id)}>${this.#inside(item, library)}</a></li>`)}</ul></section>`
      }
      ${
        ready.length === 0
          ? ''
          : html`<section class="stack tight" aria-labelledby="ready"><h2 id="ready">${say(words.ready)} <span class="quiet">(${ready.length})</span></h2>
              <p class="quiet">${say(words.readyHint)}</p>
              <ul class="grid">${ready.map((item) => html`<li><div class="card theme">${this.#inside(item, library)}${this.#copyKey(item)}</div></li>`)}</ul></section>`
      }
    `;
  }

  #copyKey(item: ThemeItem) {
    return html`<wa-button size="s" appearance="outlined" @click=${() => void this.#make(item.form)}
      >${icon('copy', null, 'start')} ${say(words.copy)}${about(item.form.name)}</wa-button
    >`;
  }

  #inside(item: ThemeItem, library: LibraryAnswer) {
    const { units } = usersOfTheme(library, item.id, localOf(this.desk.now()).day);
    const look = states[item.state];
    return html`<ny-screen-picture
        .fonts=${this.desk.fonts.seen.value} .theme=${item.form} .screen=${{ width: 1920, height: 1080, zones: 'full' }} .slides=${{ main: mottoSample }}
      ></ny-screen-picture>
      <span class="name">${item.form.name || say(words.unnamed)}</span>
      <span class="row tight">
        ${isReadyMade(item) ? '' : html`<span class="tag ${look.look}">${icon(look.icon)} ${say(look.name)}</span>`}
        ${units.length > 0 ? html`<span class="tag">${icon('building-2')} ${say(words.count, { n: units.length })}</span>` : ''}
      </span>`;
  }
}
