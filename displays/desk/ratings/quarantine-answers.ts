import { css, html } from 'lit';
import type { AnswerRow, CaseAnswers } from '../../../content/wire/rating-api.ts';
import { say, sayOf } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { quarantineWords as words } from './quarantine-words.ts';
import { standingTags, whenWords } from './scores-answer-line.ts';
import { amount } from './scores-numbers.ts';
import { scoreWordsOfDesk } from './scores-words.ts';

export const caseAnswersLook = css`
  .given { border: 1px solid var(--ny-line); border-radius: 8px; background: #fff; }
  .given > li { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: 0.1rem 1rem; padding: 0.5rem 0.75rem; overflow-wrap: anywhere; }
  .given > li + li { border-top: 1px solid var(--ny-line); }
  .given strong { font-weight: 600; } .given .said { white-space: pre-line; }
  .sums { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
  details > summary { cursor: pointer; width: fit-content; } details[open] > summary { margin-bottom: 0.5rem; }
  @media (max-width: 640px) { .given > li { grid-template-columns: minmax(0, 1fr); } }
`;

/** Counter and point, once where both bear one name. */
const placeOf = ({ counterName, pointName }: AnswerRow): string =>
  counterName === null || counterName === pointName ? pointName : `${counterName} · ${pointName}`;

const line = (row: AnswerRow) => html`<li data-answer=${row.seq}>
  <div class="numbers">${whenWords(row)}<br /><span class="quiet small">${say(scoreWordsOfDesk.number, { seq: row.seq })}</span></div>
  <div><p class="row tight"><strong>${icon(row.satisfied ? 'circle-check' : 'minus')} ${sayOf(row.levelName)}</strong> ${standingTags(row)}</p>
    ${row.reasons.length === 0 ? '' : html`<p>${say(words.because, { reasons: row.reasons.map(sayOf).join(', ') })}</p>`}
    ${row.comment === null ? '' : html`<p class="said">“${row.comment}”</p>`}
    <p class="quiet small">${placeOf(row)} · ${say(scoreWordsOfDesk[row.class])}</p></div></li>`;

/** What a case is about: each answer, or of many how many gave which level; nothing where none may be read. */
export const caseAnswersList = (answers: CaseAnswers | null) => {
  if (answers === null) return html`<p class="quiet small">${say(words.tooMany)}</p>`;
  if (answers.rows.length > 0) return html`<ul class="given" aria-label=${say(words.theAnswers)}>${answers.rows.map(line)}</ul>`;
  if (answers.levels.length === 0) return '';
  return html`<ul class="sums" aria-label=${say(words.theAnswers)}>${answers.levels.map(
    ({ label, count }) => html`<li>${sayOf(label)}: <strong class="numbers">${amount(count)}</strong></li>`,
  )}</ul>`;
};

/** The same, folded away. */
export const foldedAnswers = (answers: CaseAnswers | null) =>
  answers !== null && answers.rows.length + answers.levels.length === 0
    ? ''
    : html`<details><summary class="small">${say(words.showAnswers)}</summary>${caseAnswersList(answers)}</details>`;
