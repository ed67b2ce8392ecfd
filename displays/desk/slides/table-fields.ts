import { html } from 'lit';
import { choiceField, textField } from '../forms/fields.ts';
import { listField } from '../forms/list-field.ts';
import { say } from '../say.ts';
import type { SlideForm } from './slide-form.ts';
import { slideWords as words } from './slide-words.ts';

type TableForm = Extract<SlideForm, { template: 'table' }>;

/** Each row with exactly as many cells as there are columns. */
const squared = (form: TableForm): TableForm => ({
  ...form,
  rows: form.rows.map((row) => form.columns.map((_, index) => row[index] ?? '')),
});

/** The columns and rows of a table slide. */
export const tableFields = (form: TableForm, at: (path: string) => string | undefined, tell: (form: TableForm) => void) => {
  const change = (next: TableForm) => tell(squared(next));
  return html`
    ${textField({ label: say(words.title), value: form.title, problem: at('title'), change: (title) => change({ ...form, title }) })}
    ${listField({
      legend: say(words.columns),
      items: form.columns,
      min: 2,
      max: 6,
      addLabel: say(words.addColumn),
      blank: { label: '', align: 'start' as const },
      change: (columns) => change({ ...form, columns }),
      problem: at('columns'),
      row: (column, index, put) =>
        html`${textField({
          label: `${say(words.column)} ${index + 1}`,
          value: column.label,
          problem: at(`columns.${index}.label`),
          change: (label) => put({ ...column, label }),
        })}
        ${choiceField({
          label: say(words.align),
          value: column.align,
          options: [
            ['start', say(words.alignStart)],
            ['center', say(words.alignCenter)],
            ['end', say(words.alignEnd)],
          ],
          change: (align) => put({ ...column, align: align === 'end' || align === 'center' ? align : 'start' }),
        })}`,
    })}
    ${listField({
      legend: say(words.rows),
      items: form.rows,
      min: 1,
      max: 24,
      addLabel: say(words.addRow),
      blank: form.columns.map(() => ''),
      change: (rows) => change({ ...form, rows }),
      problem: at('rows'),
      row: (row, index, put) =>
        html`${form.columns.map((column, cell) =>
          textField({
            label: `${column.label || `${say(words.column)} ${cell + 1}`} · ${index + 1}`,
            value: row[cell] ?? '',
            problem: at(`rows.${index}.${cell}`),
            change: (text) => put(row.map((old, place) => (place === cell ? text : old))),
          }),
        )}`,
    })}
    ${textField({
      label: say(words.source),
      value: form.source ?? '',
      problem: at('source'),
      change: (text) => change({ ...form, source: text === '' ? null : text }),
    })}
  `;
};
