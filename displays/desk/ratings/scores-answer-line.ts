import { css, html } from 'lit';
import type { AnswerRow } from '../../../content/wire/rating-api.ts';
import { tickField } from '../forms/fields.ts';
import { dayWords } from '../look/times.ts';
import { say, sayOf } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

export const answersLook = css`
  .answers td:first-child { width: 2.5rem; } .answers .said { max-width: 26rem; overflow-wrap: anywhere; white-space: pre-line; }
  .answers tr.held .level, .answers tr.excluded .level { color: var(--ny-quiet); font-weight: 500; } .answers tr.excluded .level span { text-decoration: line-through; }
  .answers .level { font-weight: 600; } .answers .when { white-space: nowrap; } .answers .unit { font-weight: 500; }
  @media (max-width: 760px) {
    .answers thead { display: none; } .answers, .answers tbody { display: block; }
    .answers tr { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr); padding: 0.6rem 0; border-bottom: 1px solid var(--ny-line); }
    .answers td { border: 0; padding: 0.05rem 0.25rem; grid-column: 2; } .answers td:first-child { grid-column: 1; grid-row: 1 / span 7; } .answers td:empty { display: none; }
  }
`;

const standings = { counted: words.counted, held: words.heldOne, excluded: words.excludedOne } as const;
const standingLooks = { counted: '', held: 'warn', excluded: 'stop' } as const;
const two = (value: number) => String(value).padStart(2, '0');

/** When it was given, on the clock of its unit. */
export const whenWords = ({ at, offset }: AnswerRow): string => {
  const local = new Date(at + offset * 60_000);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())} · ${dayWords(local.toISOString())}`;
};

/** How an answer stands. */
export const standingTags = (
  row: AnswerRow,
) => html`<span class="row tight"><span class="tag ${standingLooks[row.standing]}">${say(standings[row.standing])}</span>
  ${row.objected ? html`<span class="tag warn">${say(words.objected)}</span>` : ''} ${row.late ? html`<span class="tag">${say(words.late)}</span>` : ''} ${row.moved ? html`<span class="tag">${say(words.moved)}</span>` : ''}</span>`;

/** One answer: when, what, why, where, how it stands; a tick chooses it. `named`: with its unit. */
export const answerLine = (
  row: AnswerRow,
  named: boolean,
  picked: boolean,
  pick: (on: boolean) => void,
) => html`<tr class=${row.standing}>
  <td>${tickField({ label: html`<span class="hide">${say(words.pick, { seq: row.seq })}</span>`, checked: picked, change: pick })}</td>
  <td class="when numbers">${whenWords(row)}<br /><span class="quiet small">${say(words.number, { seq: row.seq })}</span></td>
  ${named ? html`<td class="unit">${row.unitName}</td>` : ''}
  <td class="level">${icon(row.satisfied ? 'circle-check' : 'minus')} <span>${sayOf(row.levelName)}</span></td>
  <td>${row.reasons.map(sayOf).join(', ')}</td>
  <td class="said">${row.comment === null ? '' : `“${row.comment}”`}</td>
  <td><span>${row.counterName ?? row.pointName}</span><br /><span class="quiet small">${say(words[row.class])}</span></td>
  <td>${standingTags(row)}</td>
</tr>`;
