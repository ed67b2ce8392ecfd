import { html } from 'lit';
import { choiceField, dayField, textField } from '../forms/fields.ts';
import '../forms/day-field.ts';
import { say } from '../say.ts';
import type { WhenForm } from './entry-form.ts';
import { type RuleForm, rruleOf, ruleFormOf } from './rule-form.ts';
import { weekdayNames, scheduleWords as words } from './schedule-words.ts';
import { weekdayChips } from './weekday-chips.ts';

type Rule = NonNullable<WhenForm['rule']>;
const whole = (text: string, least: number) => Math.max(least, Math.trunc(Number(text)) || least);

const fresh = (kind: string, rrule: string): RuleForm => {
  if (kind === 'days') return { kind, every: 2 };
  if (kind === 'weeks') return { kind, every: 2, days: [1] };
  if (kind === 'month-day') return { kind, every: 1, day: 1 };
  if (kind === 'month-weekday') return { kind, every: 1, nth: 1, weekday: 1 };
  return { kind: 'own', rrule };
};

/** The picker of a rule: plain choices, and below them the rule itself, which may also be written by hand. */
export const ruleFields = (input: {
  readonly rule: WhenForm['rule'];
  readonly today: string;
  readonly problems: ReadonlyMap<string, string>;
  readonly change: (rule: WhenForm['rule']) => void;
}) => {
  const { rule, change, problems } = input;
  const form = rule === null ? null : ruleFormOf(rule.rrule);
  const base: Rule = rule ?? { rrule: '', start: input.today, exdates: [] };
  const put = (next: RuleForm) => change({ ...base, rrule: rruleOf(next) });
  return html`
    ${choiceField({
      label: say(words.repeat),
      value: form?.kind ?? 'none',
      options: [
        ['none', say(words.repeatNone)],
        ['days', say(words.repeatDays)],
        ['weeks', say(words.repeatWeeks)],
        ['month-day', say(words.repeatMonthDay)],
        ['month-weekday', say(words.repeatMonthWeekday)],
        ['own', say(words.repeatOwn)],
      ],
      change: (kind) => (kind === 'none' ? change(null) : put(fresh(kind, base.rrule))),
    })}
    ${form ? ruleDetail(form, put) : ''}
    ${rule ? ruleTail(rule, problems, change) : ''}
  `;
};

const ruleDetail = (form: RuleForm, put: (form: RuleForm) => void) => {
  if (form.kind === 'own') return '';
  const unit =
    form.kind === 'days' ? say(['ngày', 'days']) : form.kind === 'weeks' ? say(['tuần', 'weeks']) : say(['tháng', 'months']);
  const every = textField({
    label: `${say(words.every)} (${unit})`,
    type: 'number',
    min: 1,
    value: String(form.every),
    change: (text) => put({ ...form, every: whole(text, 1) }),
  });
  switch (form.kind) {
    case 'days':
      return every;
    case 'weeks':
      return html`${every} ${weekdayChips(form.days, (days) => put({ ...form, days }))}`;
    case 'month-day':
      return html`<div class="two">${every}
        ${textField({ label: say(words.monthDay), type: 'number', min: -1, max: 31, value: String(form.day), change: (text) => put({ ...form, day: Math.trunc(Number(text)) || 1 }) })}</div>`;
    case 'month-weekday':
      return html`<div class="two">${every}
        ${choiceField({
          label: say(words.nth),
          value: String(form.nth),
          options: [...['1', '2', '3', '4'].map((n) => [n, n] as const), ['-1', say(words.nthLast)] as const],
          change: (text) => put({ ...form, nth: Number(text) }),
        })}
        ${choiceField({
          label: say(words.weekday),
          value: String(form.weekday),
          options: weekdayNames.map(([day, name]) => [String(day), say(name)] as const),
          change: (text) => put({ ...form, weekday: Number(text) }),
        })}</div>`;
    default:
      return form satisfies never;
  }
};

const ruleTail = (rule: Rule, problems: ReadonlyMap<string, string>, change: (rule: Rule) => void) => html`
  <div class="two">
    ${dayField({ label: say(words.ruleStart), value: rule.start, problem: problems.get('when.rule.start'), change: (start) => change({ ...rule, start }) })}
    ${textField({ label: say(words.rawRule), value: rule.rrule, problem: problems.get('when.rule.rrule'), change: (rrule) => change({ ...rule, rrule: rrule.trim() }) })}
  </div>
  ${textField({
    label: say(words.exdates),
    value: rule.exdates.join(', '),
    problem: problems.get('when.rule.exdates') ?? problems.get('when.rule.exdates.0'),
    change: (text) => change({ ...rule, exdates: text.split(/[,\s]+/).filter((day) => day !== '') }),
    placeholder: '2026-12-25',
  })}
`;
