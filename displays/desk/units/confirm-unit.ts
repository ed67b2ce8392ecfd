import { html } from 'lit';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import type { ChangeWords } from './unit-changes.ts';
import { unitWords as words } from './unit-words.ts';

/** Asks once more before a change of a unit is in force: what changes, on how many screens, and what an end leaves behind. */
export const confirmUnit = (ask: {
  readonly open: boolean;
  readonly changes: readonly ChangeWords[];
  readonly screens: number;
  readonly ends: { readonly screens: number; readonly units: number } | null;
  readonly busy: boolean;
  readonly apply: () => void;
  readonly cancel: () => void;
}) => html`<wa-dialog label=${say(words.confirm)} ?open=${ask.open}
  @wa-after-hide=${(event: Event) => event.target === event.currentTarget && ask.cancel()}>
  <div class="stack">
    <dl class="changes">${ask.changes.map((one) => html`<dt>${one.field}</dt><dd>${one.before} → <strong>${one.after}</strong></dd>`)}</dl>
    <p>${say(words.confirmScreens, { n: ask.screens })}</p>
    ${ask.ends ? html`<p class="problem">${icon('triangle-alert')} ${say(words.confirmEnd, { n: ask.ends.screens, m: ask.ends.units })}</p>` : ''}
  </div>
  <wa-button slot="footer" appearance="outlined" @click=${ask.cancel}>${say(words.cancel)}</wa-button>
  <wa-button slot="footer" variant="brand" ?loading=${ask.busy} @click=${ask.apply}>${say(words.apply)}</wa-button>
</wa-dialog>`;
