import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { isRatingPage } from '../ratings/scores-tabs.ts';
import { linkTo, type PageName } from '../router.ts';
import { chooseLanguage, language, type Phrase, say } from '../say.ts';
import '../session/password-dialog.ts';
import { icon } from './icon.ts';
import { type MenuEntry, menuName, menuOf, readsDrafts } from './menu.ts';
import './status-banner.ts';

const words = {
  skip: ['Đến nội dung chính', 'To the main content'],
  menu: ['Các trang', 'Pages'],
  password: ['Đổi mật khẩu', 'Password'],
  signOut: ['Đăng xuất', 'Sign out'],
  other: ['English', 'Tiếng Việt'],
  waiting: ['{count} bản nháp chưa phát hành', '{count} {count|draft|drafts} not published'],
} as const satisfies Record<string, Phrase>;

/** The frame around every page: name of the house, where one can go, who is signed in. Tells `sign-out`. */
@customElement('ny-desk-frame')
export class DeskFrame extends DeskPage {
  static override styles = [
    base,
    css`
      :host { display: grid; grid-template-columns: 14.5rem minmax(0, 1fr); min-height: 100vh; }
      aside { background: var(--ny-paper); border-inline-end: 1px solid var(--ny-line); padding: 1.1rem 0.75rem; position: sticky; top: 0;
        height: 100vh; display: flex; flex-direction: column; gap: 1.25rem; border-top: 4px solid var(--ny-red); }
      .mark { display: flex; align-items: center; gap: 0.6rem; padding-inline: 0.5rem; font-weight: 700; font-size: 1.15rem; color: var(--ny-red); }
      .mark img { width: 2rem; height: 2rem; }
      nav a { display: flex; align-items: center; gap: 0.7rem; padding: 0.55rem 0.7rem; border-radius: 8px; color: var(--ny-ink);
        text-decoration: none; font-weight: 500; }
      nav a:hover { background: var(--wa-color-neutral-95); }
      nav a[aria-current="page"] { background: var(--wa-color-brand-95); color: var(--ny-red); font-weight: 600; box-shadow: inset 3px 0 var(--ny-red); }
      nav ul { display: flex; flex-direction: column; gap: 0.15rem; }
      .count { margin-inline-start: auto; background: var(--ny-red); color: #fff; border-radius: 99px; font-size: 0.75rem; padding: 0 0.45rem; font-weight: 600; }
      .who { margin-top: auto; padding: 0.75rem 0.5rem 0; border-top: 1px solid var(--ny-line); display: flex; flex-direction: column; gap: 0.5rem; }
      .who p { font-weight: 600; overflow-wrap: anywhere; }
      .who .links { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; }
      .who button { display: inline-flex; gap: 0.4rem; align-items: center; color: var(--ny-quiet); font-size: 0.9rem; min-height: 1.75rem; }
      .who button:hover { color: var(--ny-red); text-decoration: underline; }
      main { padding: 1.5rem 2rem 4rem; min-width: 0; max-width: 1560px; width: 100%; }
      .skip { position: absolute; inset: -100px auto auto 0; background: #fff; padding: 0.5rem 1rem; z-index: 10; }
      .skip:focus { inset: 0 auto auto 0; }
      @media (max-width: 900px) {
        :host { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto 1fr; }
        aside { position: sticky; height: auto; flex-direction: row; flex-wrap: wrap; gap: 0.4rem 0.75rem; padding: 0.5rem 0.6rem 0; z-index: 5;
          border-inline-end: 0; border-bottom: 1px solid var(--ny-line); align-items: center; }
        .mark { font-size: 1rem; padding: 0; } .mark img { width: 1.5rem; height: 1.5rem; }
        .who { margin: 0 0 0 auto; padding: 0; border: 0; flex-direction: row; align-items: center; }
        .who p, .who .word { display: none; } .who .links { gap: 0.75rem; }
        nav { flex: 1 0 100%; order: 3; min-width: 0; overflow-x: auto; scrollbar-width: none; }
        nav ul { flex-direction: row; }
        nav a { white-space: nowrap; padding: 0.5rem 0.6rem; font-size: 0.92rem; border-radius: 6px 6px 0 0; }
        nav a[aria-current="page"] { box-shadow: inset 0 -3px var(--ny-red); }
        main { padding: 1rem 0.875rem 3rem; }
      }
      @media print { :host { display: block; } aside, .skip, ny-status-banner { display: none; } main { padding: 0; max-width: none; } }
    `,
  ];
  @property() page: PageName = 'displays';
  @property() personName = '';
  @state() private changesPassword = false;

  protected watches(): readonly Live<unknown>[] {
    const { drafts, session, wall } = this.desk;
    return readsDrafts(session.seen.value?.person) ? [drafts, session, wall] : [session, wall];
  }

  /** The entry of the menu that the page belongs to. */
  #entry(): PageName {
    return isRatingPage(this.page) ? 'scores' : this.page;
  }

  protected override updated() {
    this.shadowRoot?.querySelector('nav a[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const name = menuName(this.#entry());
    document.title = name ? `${say(name)} · Niêm Yết` : 'Niêm Yết';
  }

  #link(one: MenuEntry) {
    const count = this.desk.drafts.seen.value?.length ?? 0;
    const badge =
      one.page === 'publish' && count > 0
        ? html`<span class="count" aria-label=${say(words.waiting, { count })} role="img">${count}</span>`
        : '';
    return html`<li>
      <a href=${linkTo(one.page)} aria-current=${one.page === this.#entry() ? 'page' : 'false'}
        >${icon(one.icon)} <span>${say(one.name)}</span> ${badge}</a
      >
    </li>`;
  }

  #leave() {
    this.dispatchEvent(new CustomEvent('sign-out'));
  }

  #skip() {
    this.shadowRoot?.querySelector('main')?.focus();
  }

  protected override render() {
    const shown = menuOf(this.desk.session.seen.value?.person);
    return html`
      <button class="skip plain" @click=${() => this.#skip()}>${say(words.skip)}</button>
      <aside>
        <div class="mark"><img src=${new URL('../look/mark.svg', import.meta.url).href} alt="" />Niêm Yết</div>
        <nav aria-label=${say(words.menu)}><ul>${shown.map((one) => this.#link(one))}</ul></nav>
        <div class="who">
          <p>${this.personName}</p>
          <div class="links">
            <button class="plain" lang=${language() === 'en' ? 'vi' : 'en'} @click=${() => chooseLanguage(language() === 'en' ? 'vi' : 'en')}>
              ${icon('languages')} ${say(words.other)}
            </button>
            <button class="plain" @click=${() => (this.changesPassword = true)}>${icon('key-round', say(words.password))} <span class="word" aria-hidden="true">${say(words.password)}</span></button>
            <button class="plain" @click=${() => this.#leave()}>${icon('log-out')} ${say(words.signOut)}</button>
          </div>
        </div>
      </aside>
      <main tabindex="-1"><ny-status-banner .desk=${this.desk}></ny-status-banner><slot></slot>
        <ny-password-dialog .api=${this.desk.api} ?open=${this.changesPassword} @closed=${() => (this.changesPassword = false)}></ny-password-dialog></main>
    `;
  }
}
