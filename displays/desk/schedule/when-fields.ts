import { html } from 'lit';
import { choiceField, dayField, tickField } from '../forms/fields.ts';
import '../forms/day-field.ts';
import { listField } from '../forms/list-field.ts';
import { dayAfter } from '../look/times.ts';
import { say } from '../say.ts';
import './clock-field.ts';
import type { WhenForm } from './entry-form.ts';
import { ruleFields } from './rule-fields.ts';
import { scheduleWords as words } from './schedule-words.ts';
import { weekdayChips } from './weekday-chips.ts';

const MORNING = { start: '07:30', end: '11:30' };
const AFTERNOON = { start: '13:30', end: '17:00' };
type Part = typeof MORNING;

/** «Đến hết ngày» is kept half-open: midnight of the day after. */
const untilOf = (day: string): string | null => (day === '' ? null : `${dayAfter(day, 1)}T00:00`);
const lastDayOf = (until: string | null): string => {
  if (until === null) return '';
  return until.endsWith('T00:00') ? dayAfter(until.slice(0, 10), -1) : until.slice(0, 10);
};

/** When an entry plays: from and until, weekdays, hours, opening hours, days off, repetition. */
export const whenFields = (input: {
  readonly when: WhenForm;
  readonly today: string;
  readonly problems: ReadonlyMap<string, string>;
  readonly change: (when: WhenForm) => void;
}) => {
  const { when, problems, change } = input;
  const preset = (label: string, act: () => void) =>
    html`<wa-button size="s" appearance="outlined" @click=${act}>${label}</wa-button>`;
  const withPart = (part: Part) =>
    change({ ...when, dayparts: [...when.dayparts, part].sort((a, b) => (a.start < b.start ? -1 : 1)) });
  return html`
    <fieldset class="stack tight"><legend>${say(words.weekdays)}</legend>
      ${weekdayChips(when.weekdays, (weekdays) => change({ ...when, weekdays }))}
      <div class="row tight">
        ${preset(say(words.workdays), () => change({ ...when, weekdays: [1, 2, 3, 4, 5], daysOff: 'skip' }))}
        ${preset(say(words.everyDay), () => change({ ...when, weekdays: [] }))}
      </div>
    </fieldset>
    <div class="stack tight">
      ${listField<Part>({
        legend: say(words.dayparts),
        items: when.dayparts,
        min: 0,
        max: 12,
        addLabel: say(words.addDaypart),
        blank: MORNING,
        change: (dayparts) => change({ ...when, dayparts }),
        problem: problems.get('when.dayparts'),
        row: (part, _index, put) => html`
          <ny-clock-field label=${say(words.start)} .value=${part.start} @chosen=${(event: CustomEvent<string>) => put({ ...part, start: event.detail })}></ny-clock-field>
          <ny-clock-field label=${say(words.end)} .value=${part.end} @chosen=${(event: CustomEvent<string>) => put({ ...part, end: event.detail })}></ny-clock-field>
        `,
      })}
      <p class="quiet small">${say(words.daypartsHint)}</p>
      <div class="row tight">${preset(say(words.morning), () => withPart(MORNING))} ${preset(say(words.afternoon), () => withPart(AFTERNOON))}</div>
    </div>
    ${tickField({ label: say(words.openHours), checked: when.openHours, change: (openHours) => change({ ...when, openHours }) })}
    ${choiceField({
      label: say(words.daysOff),
      value: when.daysOff,
      options: [
        ['skip', say(words.daysOffSkip)],
        ['play', say(words.daysOffPlay)],
        ['only', say(words.daysOffOnly)],
      ],
      change: (value) => change({ ...when, daysOff: value === 'only' || value === 'play' ? value : 'skip' }),
    })}
    <div class="two">
      ${dayField({
        label: say(words.from),
        value: when.from?.slice(0, 10) ?? '',
        problem: problems.get('when.from'),
        change: (day) => change({ ...when, from: day === '' ? null : `${day}T00:00` }),
      })}
      ${dayField({
        label: say(words.until),
        value: lastDayOf(when.until),
        problem: problems.get('when.until'),
        change: (day) => change({ ...when, until: untilOf(day) }),
      })}
    </div>
    ${ruleFields({ rule: when.rule, today: input.today, problems, change: (rule) => change({ ...when, rule }) })}
  `;
};
