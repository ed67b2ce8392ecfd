import { css, html, type TemplateResult } from 'lit';
import { chooseLanguage, language } from '../say.ts';

/** The look of the two pages before the door. */
export const gateLook = css`
  :host { min-height: 100vh; display: grid; place-items: center; padding: 1.5rem 1rem; background: var(--ny-ground); border-top: 6px solid var(--ny-red); }
  .gate { width: min(27rem, 100%); padding: 2rem 2rem 1.75rem; box-shadow: 0 1px 2px #0001, 0 12px 32px -16px #5b524766; }
  .mark { display: flex; align-items: center; gap: 0.65rem; font-weight: 700; font-size: 1.35rem; color: var(--ny-red); }
  .mark img { width: 2.4rem; height: 2.4rem; }
  wa-button[type='submit'] { width: 100%; }
  .language { font-size: 0.9rem; text-decoration: underline; color: var(--ny-quiet); align-self: center; min-height: 1.75rem; }
`;

/** The card of a page before the door, with the house's mark above and the other language below. */
export const gate = (title: string, content: TemplateResult) => html`
  <main class="card stack gate">
    <div class="mark"><img src=${new URL('../look/mark.svg', import.meta.url).href} alt="" />Niêm Yết</div>
    <h1>${title}</h1>
    ${content}
    <button
      class="plain language" type="button" lang=${language() === 'en' ? 'vi' : 'en'}
      @click=${() => chooseLanguage(language() === 'en' ? 'vi' : 'en')}
    >${language() === 'en' ? 'Tiếng Việt' : 'English'}</button>
  </main>
`;
