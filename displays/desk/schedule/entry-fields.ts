import { html } from 'lit';
import type { Place, Rank } from '../../../content/schedule/entry.ts';
import { RANKS } from '../../../content/schedule/entry.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { choiceField, textField, tickField } from '../forms/fields.ts';
import { listField } from '../forms/list-field.ts';
import { say } from '../say.ts';
import type { EntryForm } from './entry-form.ts';
import './place-picker.ts';
import { scheduleWords as words } from './schedule-words.ts';
import { whenFields } from './when-fields.ts';

/** What the fields of an entry need. `slides`: those to choose from, by name. */
export interface EntryFieldsInput {
  readonly form: EntryForm;
  readonly problems: ReadonlyMap<string, string>;
  readonly library: LibraryAnswer;
  readonly slides: readonly (readonly [id: string, name: string])[];
  readonly today: string;
  readonly change: (form: EntryForm) => void;
}

const whole = (text: string, least: number) => Math.max(least, Math.trunc(Number(text)) || least);
const rankNames = {
  standing: words.rankStanding,
  normal: words.rankNormal,
  priority: words.rankPriority,
  takeover: words.rankTakeover,
} as const satisfies Record<Rank, readonly [string, string]>;

/** The parts of an entry's form: what, where, when, rank. */
export const entryFields = (input: EntryFieldsInput) => html`
  <section class="card stack" aria-labelledby="what"><h2 id="what">${say(words.what)}</h2>${whatFields(input)}</section>
  <section class="card stack" aria-labelledby="where"><h2 id="where">${say(words.where)}</h2>
    <ny-place-picker
      .places=${input.form.places} .library=${input.library} day=${input.today} problem=${input.problems.get('places') ?? ''}
      @chosen=${(event: CustomEvent<Place[]>) => input.change({ ...input.form, places: event.detail })}
    ></ny-place-picker>
  </section>
  <section class="card stack" aria-labelledby="when"><h2 id="when">${say(words.when)}</h2>
    ${whenFields({ when: input.form.when, today: input.today, problems: input.problems, change: (when) => input.change({ ...input.form, when }) })}
  </section>
  <section class="card stack" aria-labelledby="rank"><h2 id="rank">${say(words.rank)}</h2>${rankFields(input)}</section>
`;

const whatFields = ({ form, problems, slides, change }: EntryFieldsInput) => {
  const first = slides[0]?.[0] ?? '';
  return html`
    ${listField({
      legend: say(words.slides),
      items: form.slides,
      min: 0,
      max: 60,
      addLabel: say(words.addSlide),
      blank: { slide: first, dwell: 12, weight: 1 },
      change: (next) => change({ ...form, slides: next }),
      problem: problems.get('slides'),
      row: (one, index, put) => html`
        <div class="wide">${choiceField({ label: `${say(words.slide)} ${index + 1}`, value: one.slide, options: slides, problem: problems.get(`slides.${index}.slide`), change: (slide) => put({ ...one, slide }) })}</div>
        ${textField({ label: say(words.dwell), type: 'number', min: 3, max: 3600, value: String(one.dwell), problem: problems.get(`slides.${index}.dwell`), change: (text) => put({ ...one, dwell: whole(text, 1) }) })}
        ${textField({ label: say(words.weight), type: 'number', min: 1, max: 10, value: String(one.weight), problem: problems.get(`slides.${index}.weight`), change: (text) => put({ ...one, weight: whole(text, 1) }) })}
      `,
    })}
    ${choiceField({
      label: say(words.zone),
      value: form.zone,
      options: [
        ['main', say(words.zoneMain)],
        ['ticker', say(words.zoneTicker)],
        ['side', say(words.zoneSide)],
      ],
      change: (zone) => change({ ...form, zone: zone === 'ticker' || zone === 'side' ? zone : 'main' }),
    })}
  `;
};

const rankFields = ({ form, problems, change }: EntryFieldsInput) => html`
  <div class="stack tight" role="radiogroup" aria-labelledby="rank">
    ${RANKS.map((rank) =>
      tickField({
        type: 'radio',
        name: 'rank',
        label: say(rankNames[rank]),
        checked: form.rank === rank,
        change: () => change({ ...form, rank }),
      }),
    )}
  </div>
  ${textField({ label: say(words.share), type: 'number', min: 1, max: 10, value: String(form.share), problem: problems.get('share'), change: (text) => change({ ...form, share: whole(text, 1) }) })}
`;
