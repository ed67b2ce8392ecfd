import { css, html } from 'lit';
import type { CsvPreview } from '../../../content/wire/rating-import-api.ts';
import { momentWords } from '../look/times.ts';
import { say, sayOf } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { importWords as words } from './import-words.ts';
import { lateLines } from './late-lines.ts';

type Row = CsvPreview['rows'][number];

/** So many lines are shown; those that need a look come first. */
const SHOWN = 100;

export const csvPreviewLook = css`
  .lines { overflow-x: auto; max-height: 26rem; overflow-y: auto; border: 1px solid var(--ny-line); border-radius: 8px; }
  .lines thead th { position: sticky; top: 0; background: var(--ny-paper); } .lines td { overflow-wrap: anywhere; } .lines .what { min-width: 10rem; }
  @media (min-width: 641px) { .lines .dossier, .lines .when { min-width: 10.5rem; } }
  @media (max-width: 640px) {
    .lines thead { display: none; } .lines table, .lines tbody { display: block; }
    .lines tr { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.1rem 0.75rem; padding: 0.6rem 0.75rem; border-bottom: 1px solid var(--ny-line); }
    .lines td { border: 0; padding: 0; } .lines .what, .lines .when, .lines .which { grid-column: 2; }
  }
`;

const become = ({ problems, there }: Row) => {
  if (problems.length > 0)
    return html`<span class="problem">${icon('circle-x')} ${problems.map((one) => sayOf(one)).join(' ')}</span>`;
  if (there) return html`<span class="quiet">${icon('minus')} ${say(words.isThere)}</span>`;
  return html`${icon('check')} ${say(words.willKeep)}`;
};

const line = (row: Row) => html`<tr><td class="numbers">${row.line}</td><td class="dossier">${row.dossier}</td>
  <td class="when">${row.at === null ? '' : momentWords(row.at)}</td><td class="which">${row.level}${row.reasons === '' ? '' : html`<br /><span class="quiet small">${row.reasons}</span>`}${row.comment === null ? '' : html`<br /><span class="quiet small">“${row.comment}”</span>`}</td><td class="what">${become(row)}</td></tr>`;

const rank = ({ problems, there }: Row): number => (problems.length > 0 ? 0 : there ? 1 : 2);

/** What a file would bring, line by line: what is refused first, then what is there already, then what will be recorded. */
export const csvPreview = ({ rows, good, bad, there, ignored }: CsvPreview, name: string, now: number) => {
  const late = lateLines(rows, now);
  const ordered = [...rows].sort((a, b) => rank(a) - rank(b) || a.line - b.line);
  const rest = ordered.length - SHOWN;
  return html`<div class="stack tight"><h3>${say(words.previewOf, { name })}</h3>
    <p class="row tight" role="status"><span class="tag ok">${icon('check')} ${say(words.good, { n: good })}</span>
      ${there > 0 ? html`<span class="tag">${icon('minus')} ${say(words.there, { n: there })}</span>` : ''}
      ${bad > 0 ? html`<span class="tag stop">${icon('circle-x')} ${say(words.bad, { n: bad })}</span>` : ''}</p>
    ${late > 0 ? html`<p class="small">${icon('info')} ${say(words.lateDays, { n: late })}</p>` : ''}
    ${ignored.length > 0 ? html`<p class="quiet small">${say(words.ignored, { names: ignored.join(', ') })}</p>` : ''}
    <div class="lines" tabindex="0" role="region" aria-label=${say(words.previewOf, { name })}><table>
      <thead><tr><th>${say(words.line)}</th><th>${say(words.dossier)}</th><th>${say(words.at)}</th><th>${say(words.level)}</th><th>${say(words.standing)}</th></tr></thead>
      <tbody>${ordered.slice(0, SHOWN).map(line)}</tbody></table></div>
    ${rest > 0 ? html`<p class="quiet small">${say(words.more, { n: rest })}</p>` : ''}</div>`;
};
