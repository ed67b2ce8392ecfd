import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { say } from '../say.ts';
import { weekdayNames } from './schedule-words.ts';

/** Seven tick boxes that look like one row of keys; Monday is 1. */
export const weekdayChips = (days: readonly number[], change: (days: number[]) => void) => html`<div class="chips">
  ${weekdayNames.map(
    ([day, name]) => html`<label class="chip"
      ><input type="checkbox" .checked=${live(days.includes(day))}
        @change=${(event: Event) => {
          const on = event.target instanceof HTMLInputElement && event.target.checked;
          const rest = days.filter((one) => one !== day);
          change((on ? [...rest, day] : rest).sort((a, b) => a - b));
        }} /><span>${say(name)}</span></label
    >`,
  )}
</div>`;

export const chipLook = css`
  .chips { display: flex; flex-wrap: wrap; gap: 0.35rem; }
  .chip { position: relative; }
  .chip input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .chip span { display: grid; place-items: center; min-width: 2.6rem; height: 2.2rem; border: 1px solid #a3978a; border-radius: 7px; background: #fff; font-weight: 500; padding-inline: 0.5rem; }
  .chip input:checked + span { background: var(--ny-red); border-color: var(--ny-red); color: #fff; }
  .chip input:focus-visible + span { outline: 3px solid var(--wa-color-focus); outline-offset: 2px; }
`;
