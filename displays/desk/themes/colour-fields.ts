import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { colourSchema } from '../../../content/slide/colour.ts';
import { say } from '../say.ts';
import type { ColourName, ThemeForm } from './theme-form.ts';
import { colourWords, themeWords as words } from './theme-words.ts';

const ORDER: readonly ColourName[] = ['background', 'surface', 'ink', 'muted', 'accent', 'onAccent'];

export const colourLook = css`
  .colours { display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr)); gap: 0.6rem; }
  .colour { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.1rem 0.6rem; align-items: center; }
  .colour input[type='color'] { grid-row: span 2; width: 2.9rem; height: 2.9rem; padding: 0.15rem; border: 1px solid #a3978a; border-radius: 8px; background: #fff; cursor: pointer; }
  .colour .code { font: inherit; font-size: 0.875rem; font-variant-numeric: tabular-nums; width: 6.2rem; border: 1px solid var(--ny-line); border-radius: 5px; padding: 0.1rem 0.35rem; background: #fff; color: var(--ny-quiet); }
  .colour .label { font-weight: 500; line-height: 1.3; }
`;

/** Each colour of a theme by the picker and by its code; a code that is none changes nothing. */
export const colourFields = (form: ThemeForm, change: (form: ThemeForm) => void) => {
  const put = (name: ColourName) => (event: Event) => {
    const typed = event.target instanceof HTMLInputElement ? event.target.value.trim().toLowerCase() : '';
    const colour = colourSchema.safeParse(typed.startsWith('#') ? typed : `#${typed}`);
    if (colour.success) change({ ...form, [name]: colour.data });
  };
  const field = (name: ColourName) => html`<div class="colour">
    <input type="color" aria-label=${say(colourWords[name])} .value=${live(form[name])} @input=${put(name)} />
    <span class="label" aria-hidden="true">${say(colourWords[name])}</span>
    <input class="code" aria-label=${`${say(colourWords[name])}, #rrggbb`} maxlength="7" spellcheck="false" .value=${form[name]} @input=${put(name)} />
  </div>`;
  return html`<fieldset><legend>${say(words.colours)}</legend><div class="colours">${ORDER.map(field)}</div></fieldset>`;
};
