import { css, html } from 'lit';
import type { RefusedOne } from '../../../content/wire/refused-api.ts';
import { tickField } from '../forms/fields.ts';
import { dayWords } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { refusedWords as words } from './refused-words.ts';

export const refusedLook = css`
  .scroll { overflow-x: auto; max-height: 45vh; } .refused td:first-child { width: 2.5rem; } .refused .when { white-space: nowrap; }
  @media (max-width: 760px) {
    .refused thead { display: none; } .refused, .refused tbody { display: block; }
    .refused tr { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr); padding: 0.6rem 0; border-bottom: 1px solid var(--ny-line); }
    .refused td { border: 0; padding: 0.05rem 0.25rem; grid-column: 2; } .refused td:first-child { grid-column: 1; grid-row: 1 / span 4; }
  }
`;

/** When it was given, on the clock of its unit. */
const whenWords = ({ at, offset }: RefusedOne): string => {
  if (at === null) return say(words.unread);
  const local = new Date(at + offset * 60_000);
  return `${local.toISOString().slice(11, 19)} · ${dayWords(local.toISOString())}`;
};

/** The answers in a table: when, where, why refused, what would become of them now; a tick chooses one. */
export const refusedRows = (
  answers: readonly RefusedOne[],
  picked: ReadonlySet<string>,
  pick: (id: string, on: boolean) => void,
) => html`<div class="scroll" tabindex="0" role="region" aria-label=${say(words.why)}><table class="refused">
  <thead><tr><td></td><th scope="col">${say(words.when)}</th><th scope="col">${say(words.point)}</th><th scope="col">${say(words.why)}</th><th scope="col">${say(words.now)}</th></tr></thead>
  <tbody>${answers.map(
    (one, at) => html`<tr>
      <td>${tickField({
        label: html`<span class="hide">${say(words.pick, { n: at + 1 })}</span>`,
        checked: picked.has(one.id),
        change: (on) => pick(one.id, on),
      })}</td>
      <td class="when numbers">${whenWords(one)}</td>
      <td>${one.pointName ?? ''}</td>
      <td>${say([one.why.vi, one.why.en])}</td>
      <td>${
        one.hinders === null
          ? html`<span class="tag ok">${icon('circle-check')} ${say(words.counts)}</span>`
          : html`<span class="quiet">${say([one.hinders.vi, one.hinders.en])}</span>`
      }</td>
    </tr>`,
  )}</tbody>
</table></div>`;
