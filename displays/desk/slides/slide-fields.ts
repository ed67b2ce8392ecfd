import { html, type TemplateResult } from 'lit';
import type { DeskApi } from '../api/desk-api.ts';
import { choiceField, textField, tickField } from '../forms/fields.ts';
import { listField } from '../forms/list-field.ts';
import { ledFields } from '../led/led-fields.ts';
import { say } from '../say.ts';
import './picture-field.ts';
import { scoreFields } from './score-fields.ts';
import type { FormMedia, SlideForm } from './slide-form.ts';
import { slideWords as words } from './slide-words.ts';
import { tableFields } from './table-fields.ts';

/** What the fields of a slide need: the form, sentences by path, the units to choose from, a way to send pictures, whom to tell. */
export interface SlideFieldsInput {
  readonly form: SlideForm;
  readonly problems: ReadonlyMap<string, string>;
  readonly units: readonly (readonly [id: string, name: string])[];
  readonly sendPicture: DeskApi['sendPicture'];
  readonly change: (form: SlideForm) => void;
}

const blankToNull = (value: string): string | null => (value === '' ? null : value);

/** The fields of each template, in the order in which they stand on the glass. */
export const slideFields = (input: SlideFieldsInput): TemplateResult => {
  const { form, problems, change } = input;
  const at = (path: string) => problems.get(path);
  const line = (label: string, value: string | null, path: string, put: (value: string) => void, lines?: number, hint?: string) =>
    textField({ label, value: value ?? '', problem: at(path), change: put, lines, hint });
  const source = (value: string | null, put: (source: string | null) => void) =>
    line(say(words.source), value, 'source', (text) => put(blankToNull(text)), undefined, say(words.sourceHint));
  const maybeTitle = (value: string | null, put: (title: string | null) => void) =>
    line(say(words.titleMaybe), value, 'title', (text) => put(blankToNull(text)));
  const lineList = (
    legend: string,
    add: string,
    key: string,
    items: readonly string[],
    max: number,
    put: (items: string[]) => void,
  ) =>
    listField({
      legend,
      items,
      min: 1,
      max,
      addLabel: add,
      blank: '',
      change: put,
      problem: at(key),
      row: (item, index, one) => line(`${legend} ${index + 1}`, item, `${key}.${index}`, one),
    });
  const picture = (label: 'picture' | 'video', media: FormMedia | null, put: (media: FormMedia) => void) =>
    html`<ny-picture-field
      .media=${media} .send=${input.sendPicture} kind=${label} problem=${media === null ? (at(label) ? say(words.pictureMissing) : '') : ''}
      altProblem=${at(`${label}.alt`) ?? ''} @chosen=${(event: CustomEvent<FormMedia>) => put(event.detail)}
    ></ny-picture-field>`;
  const fit = (value: 'cover' | 'contain', put: (fit: 'cover' | 'contain') => void) =>
    choiceField({
      label: say(words.fit),
      value,
      options: [
        ['cover', say(words.fitCover)],
        ['contain', say(words.fitContain)],
      ],
      change: (chosen) => put(chosen === 'contain' ? 'contain' : 'cover'),
    });
  switch (form.template) {
    case 'motto':
      return html`${maybeTitle(form.title, (title) => change({ ...form, title }))}
      ${lineList(say(words.phrase), say(words.addPhrase), 'phrases', form.phrases, 8, (phrases) => change({ ...form, phrases }))}
      ${source(form.source, (text) => change({ ...form, source: text }))}`;
    case 'statement':
      return html`${maybeTitle(form.title, (title) => change({ ...form, title }))}
      ${lineList(say(words.line), say(words.addLine), 'lines', form.lines, 6, (lines) => change({ ...form, lines }))}
      ${source(form.source, (text) => change({ ...form, source: text }))}`;
    case 'notice':
      return html`${line(say(words.title), form.title, 'title', (title) => change({ ...form, title }))}
      ${line(say(words.body), form.body, 'body', (body) => change({ ...form, body }), 5)}
      ${line(say(words.footer), form.footer, 'footer', (text) => change({ ...form, footer: blankToNull(text) }))}`;
    case 'hours':
      return html`${line(say(words.title), form.title, 'title', (title) => change({ ...form, title }))}
      ${listField({
        legend: say(words.hoursRows),
        items: form.rows,
        min: 1,
        max: 8,
        addLabel: say(words.addRow),
        blank: { days: '', hours: '' },
        change: (rows) => change({ ...form, rows }),
        problem: at('rows'),
        row: (row, index, put) =>
          html`${line(say(words.days), row.days, `rows.${index}.days`, (days) => put({ ...row, days }))}
          ${line(say(words.hours), row.hours, `rows.${index}.hours`, (hours) => put({ ...row, hours }))}`,
      })}
      ${line(say(words.note), form.note, 'note', (text) => change({ ...form, note: blankToNull(text) }))}`;
    case 'captioned':
      return html`${picture('picture', form.picture, (media) => change({ ...form, picture: media }))}
      ${line(say(words.caption), form.caption, 'caption', (caption) => change({ ...form, caption }))}`;
    case 'picture':
      return html`${picture('picture', form.picture, (media) => change({ ...form, picture: media }))}
      ${fit(form.fit, (chosen) => change({ ...form, fit: chosen }))}`;
    case 'video':
      return html`${picture('video', form.video, (media) => change({ ...form, video: media }))}
      ${fit(form.fit, (chosen) => change({ ...form, fit: chosen }))}`;
    case 'table':
      return tableFields(form, at, change);
    case 'qr':
      return html`${line(say(words.title), form.title, 'title', (title) => change({ ...form, title }))}
      ${line(say(words.address), form.url, 'url', (url) => change({ ...form, url: url.trim() }))}
      ${line(say(words.invitation), form.text, 'text', (text) => change({ ...form, text: blankToNull(text) }), 3)}`;
    case 'score':
    case 'board':
      return scoreFields({ form, problems, units: input.units, change });
    case 'clock':
      return html`${maybeTitle(form.title, (title) => change({ ...form, title }))}
      ${tickField({ label: say(words.withDate), checked: form.date, change: (date) => change({ ...form, date }) })}`;
    case 'ticker':
      return line(say(words.tickerText), form.text, 'text', (text) => change({ ...form, text }), 3);
    case 'led':
      return ledFields({ form, problems, units: input.units, change });
    default:
      return form satisfies never;
  }
};
