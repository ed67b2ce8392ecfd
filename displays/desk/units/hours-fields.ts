import { html } from 'lit';
import { dayField, textField } from '../forms/fields.ts';
import { listField } from '../forms/list-field.ts';
import { dayWords, weekdayWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import type { HoursForm } from './hours-form.ts';

const words = {
  closed: ['nghỉ', 'closed'],
  example: ['Nghỉ', 'Closed'],
  season: ['Áp dụng từ ngày (để trống: từ đầu)', 'From (empty: from the beginning)'],
  seasons: ['Giờ theo mùa', 'Hours by season'],
  addSeason: ['Thêm giờ theo mùa', 'Add hours of a season'],
  makeUp: ['Ngày làm bù (để trống: như thứ Hai)', 'Make-up days (empty: as Monday)'],
  exceptions: ['Ngày riêng lẻ', 'Single days'],
  addException: ['Thêm ngày riêng lẻ', 'Add a single day'],
  day: ['Ngày', 'Day'],
  dayHours: ['Giờ (để trống: nghỉ)', 'Hours (empty: closed)'],
  like: ['Thứ Ba đến thứ Sáu như thứ Hai', 'Tuesday to Friday as Monday'],
  fromDay: ['từ {day}', 'from {day}'],
  useMakeUp: ['Làm bù: {text}', 'Make-up: {text}'],
} as const satisfies Record<string, Phrase>;

/** A Monday, to name the days of a week. */
const MONDAY = Date.UTC(2026, 10, 23);
const weekday = (index: number) => weekdayWords(new Date(MONDAY + index * 86_400_000).toISOString().slice(0, 10));

type Season = HoursForm['seasons'][number];

/** The editor of opening hours: a line a day, seasons, make-up days, single days. Problems by `hours.seasons.0.days.2`. */
export const hoursFields = (form: HoursForm, problems: ReadonlyMap<string, string>, change: (form: HoursForm) => void) => {
  const season = (one: Season, at: number, put: (season: Season) => void) => html`<div class="stack tight season">
    ${dayField({ label: say(words.season), value: one.from, problem: problems.get(`hours.seasons.${at}.from`), change: (from) => put({ ...one, from }) })}
    ${one.days.map((text, day) =>
      textField({
        label: weekday(day),
        value: text,
        placeholder: say(words.example),
        problem: problems.get(`hours.seasons.${at}.days.${day}`),
        change: (next) => put({ ...one, days: one.days.map((old, index) => (index === day ? next : old)) }),
      }),
    )}
    <div><wa-button size="s" appearance="outlined" @click=${() => put({ ...one, days: one.days.map((old, day) => (day > 0 && day < 5 ? (one.days[0] ?? '') : old)) })}
      >${icon('copy', null, 'start')} ${say(words.like)}</wa-button></div>
    ${textField({ label: say(words.makeUp), value: one.makeUp, problem: problems.get(`hours.seasons.${at}.makeUp`), change: (makeUp) => put({ ...one, makeUp }) })}
  </div>`;
  const last = form.seasons.at(-1);
  return html`<div class="stack">
    ${listField({
      legend: say(words.seasons),
      items: form.seasons,
      min: 1,
      max: 24,
      addLabel: say(words.addSeason),
      blank: last ? { ...last, from: '' } : { from: '', days: ['', '', '', '', '', '', ''], makeUp: '' },
      change: (seasons) => change({ ...form, seasons }),
      row: season,
    })}
    ${listField({
      legend: say(words.exceptions),
      items: form.exceptions,
      min: 0,
      max: 400,
      addLabel: say(words.addException),
      blank: { day: '', text: '' },
      change: (exceptions) => change({ ...form, exceptions }),
      row: (one, at, put) => html`
        ${dayField({ label: say(words.day), value: one.day, problem: problems.get(`hours.exceptions.${at}.day`), change: (day) => put({ ...one, day }) })}
        ${textField({ label: say(words.dayHours), value: one.text, problem: problems.get(`hours.exceptions.${at}.text`), change: (text) => put({ ...one, text }) })}`,
    })}
  </div>`;
};

/** Opening hours to read: each season's week, then single days. */
export const hoursTable = (form: HoursForm) => html`${form.seasons.map(
  (season) => html`<table class="hours">
    ${season.from === '' ? '' : html`<caption class="quiet small">${say(words.fromDay, { day: dayWords(season.from) })}</caption>`}
    <tbody>${season.days.map((text, day) => html`<tr><th scope="row">${weekday(day)}</th><td class="numbers">${text || say(words.closed)}</td></tr>`)}</tbody>
  </table>
  ${season.makeUp === '' ? '' : html`<p class="small">${say(words.useMakeUp, { text: season.makeUp })}</p>`}`,
)}
${form.exceptions.map((one) => html`<p class="small numbers">${dayWords(one.day)}: ${one.text || say(words.closed)}</p>`)}`;
