import { html } from 'lit';
import { formerly, successorsOf } from '../../../content/place/succession.ts';
import type { Succession } from '../../../content/place/unit.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { dayWords } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { type Phrase, say } from '../say.ts';
import { unitWords } from './unit-words.ts';

const kinds: Readonly<Record<Succession['kind'], Phrase>> = {
  merge: ['Sáp nhập', 'Merger'],
  split: ['Tách', 'Split'],
  rename: ['Đổi tên', 'Renaming'],
  move: ['Chuyển', 'Move'],
};
const words = {
  share: ['{n}%', '{n}%'],
  line: ['{kind} ngày {day}', '{kind} on {day}'],
} as const satisfies Record<string, Phrase>;

/** The names of the units that this one has become by that day; empty while it still stands alone. */
export const becameNames = (library: LibraryAnswer, id: string, day: string): readonly string[] =>
  successorsOf(library, id, day)
    .filter((heir) => heir.unit !== id)
    .map((heir) => library.units.find((unit) => unit.id === heir.unit)?.name ?? heir.unit);

/** What a unit came from and what became of it, newest first, each with its legal basis. */
export const successionList = (library: LibraryAnswer, id: string, day: string) => {
  const arrows = library.successions
    .filter((arrow) => arrow.old === id || arrow.new === id)
    .sort((a, b) => (a.effective < b.effective ? 1 : -1));
  if (arrows.length === 0) return html`<p class="quiet">${say(unitWords.noHistory)}</p>`;
  const name = (unit: string) =>
    unit === id
      ? html`<strong>${library.units.find((one) => one.id === unit)?.name ?? unit}</strong>`
      : html`<a href=${linkTo('units', unit)}>${library.units.find((one) => one.id === unit)?.name ?? unit}</a>`;
  const before = formerly(library, id, day);
  return html`${before === null ? '' : html`<p lang="vi">${before}</p>`}
    <ul class="stack tight">${arrows.map(
      (arrow) => html`<li>${name(arrow.old)} → ${name(arrow.new)}
        <br /><span class="quiet small">${say(words.line, { kind: say(kinds[arrow.kind]), day: dayWords(arrow.effective) })}${arrow.share === null ? '' : ` · ${say(words.share, { n: Math.round(arrow.share * 100) })}`} · ${arrow.legalBasis}</span></li>`,
    )}</ul>`;
};
