import { css, html } from 'lit';
import type { ScoreTrend } from '../../../content/wire/rating-api.ts';
import { dayWords } from '../look/times.ts';
import { say } from '../say.ts';
import './scores-chart.ts';
import type { Bar } from './scores-chart.ts';
import { amount } from './scores-numbers.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';
import { shareCell } from './share-cell.ts';

export const trendLook = css`
  .legend { display: inline-flex; align-items: center; gap: 0.4rem; font-size: 0.85rem; }
  .legend::before { content: ''; width: 0.9rem; height: 0.9rem; border: 1px solid var(--ny-quiet); background: #cdc2b3; }
  .legend.dark::before { background: #3d352d; }
  .trend { display: grid; grid-template-columns: minmax(0, 3fr) minmax(15rem, 2fr); gap: 1.25rem; align-items: start; }
  .scroll { max-height: 15rem; overflow: auto; border: 1px solid var(--ny-line); border-radius: 8px; }
  .scroll thead th { position: sticky; top: 0; background: var(--ny-paper); }
  .scroll th, .scroll td { padding: 0.3rem 0.6rem; }
  @media (max-width: 760px) { .trend { grid-template-columns: minmax(0, 1fr); } }
`;

const table = (
  head: string,
  lines: readonly Bar[],
) => html`<div class="scroll" tabindex="0" role="group" aria-label=${head}><table class="numbers">
  <thead><tr><th scope="col">${head}</th><th scope="col">${say(words.amount)}</th><th scope="col">${say(words.satisfiedHead)}</th><th scope="col">${say(words.share)}</th></tr></thead>
  <tbody>${lines.map((line) => html`<tr><th scope="row">${line.name}</th><td>${amount(line.count)}</td><td>${amount(line.satisfied)}</td>${shareCell(line)}</tr>`)}</tbody>
</table></div>`;

const part = (title: string, head: string, lines: readonly Bar[], tabled: readonly Bar[]) => html`<div class="stack tight">
  <h3>${title}</h3>
  <div class="trend"><div class="stack tight"><ny-score-chart .bars=${lines} label=${title}></ny-score-chart>
    <div class="row tight"><span class="legend dark">${say(words.satisfiedHead)}</span> <span class="legend">${say(words.others)}</span></div></div>
    ${table(head, tabled)}</div>
</div>`;

const two = (value: number) => String(value).padStart(2, '0');
const hourLine = ({ hour, count, satisfied }: ScoreTrend['hours'][number]): Bar => ({
  label: `${hour}h`,
  name: `${two(hour)}:00–${two(hour)}:59`,
  count,
  satisfied,
});
const dayLine = ({ day, count, satisfied }: ScoreTrend['days'][number]): Bar => ({
  label: dayWords(day).slice(0, 5),
  name: dayWords(day),
  count,
  satisfied,
});

/** The hours from the first to the last that has answers, with the empty ones between. */
const hoursOf = (hours: ScoreTrend['hours']): readonly Bar[] => {
  const busy = hours.filter((one) => one.count > 0).map((one) => one.hour);
  const [first, last] = [Math.min(...busy), Math.max(...busy)];
  const known = new Map(hours.map((one) => [one.hour, one]));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    hourLine(known.get(first + index) ?? { hour: first + index, count: 0, satisfied: 0 }),
  );
};

/** The trend by day and by hour: a chart, and a table of the same numbers beside it. */
export const scoreTrend = ({ days, hours }: ScoreTrend) => {
  const lines = days.map(dayLine);
  const some = days.some((day) => day.count > 0);
  return html`<section class="card stack" aria-labelledby="trend">
    <h2 id="trend">${say(words.trend)}</h2>
    ${
      some
        ? html`${
            lines.length === 1
              ? ''
              : part(
                  say(words.trendDays),
                  say(words.dayHead),
                  lines,
                  [...lines].reverse().filter((line) => line.count > 0),
                )
          }
          ${part(say(words.trendHours), say(words.hourHead), hoursOf(hours), hoursOf(hours))}`
        : html`<p class="quiet">${say(words.trendNone)}</p>`
    }
  </section>`;
};
