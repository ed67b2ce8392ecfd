import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { choiceField, textField } from '../forms/fields.ts';
import { listField } from '../forms/list-field.ts';
import { say } from '../say.ts';
import type { LedForm } from './led-form.ts';
import { ledWords as words } from './led-words.ts';

/** What the fields of a LED line need: the form, sentences by path, the units whose score may be shown, whom to tell. */
export interface LedFieldsInput<Form extends LedForm> {
  readonly form: Form;
  readonly problems: ReadonlyMap<string, string>;
  readonly units: readonly (readonly [id: string, name: string])[];
  readonly change: (form: Form) => void;
}

const MOTIONS = ['left', 'right', 'up', 'page', 'still'] as const;
const ROWS = [13, 16, 20, 24, 32, 40, 48, 64] as const;
const SPEEDS = [2, 2.5, 3, 3.5, 4] as const;
const BLINKS = [0.5, 1, 2] as const;
const WINDOWS = ['day', 'week', 'month', 'quarter'] as const;

type Run = LedForm['ticker']['runs'][number];

/** The fields of a LED line: words by colour, how they move, which score they may name. */
export const ledFields = <Form extends LedForm>({ form, problems, units, change }: LedFieldsInput<Form>): TemplateResult => {
  const { ticker } = form;
  const put = (next: Partial<LedForm['ticker']>) => change({ ...form, ticker: { ...ticker, ...next } });
  return html`
    ${listField({
      legend: say(words.runs),
      items: ticker.runs,
      min: 1,
      max: 40,
      addLabel: say(words.addRun),
      blank: { text: '', colour: '#ffb000' },
      change: (runs) => put({ runs }),
      problem: problems.get('ticker.runs'),
      row: (run, index, putRun) => runFields(run, index, problems, putRun),
    })}
    <p class="quiet small">${say(words.liveHint)}</p>
    <div class="two">
      ${choiceField({
        label: say(words.motion),
        value: ticker.motion,
        options: MOTIONS.map((motion) => [motion, say(words[motion])] as const),
        change: (chosen) => put({ motion: MOTIONS.find((motion) => motion === chosen) ?? 'left' }),
      })}
      ${choiceField({
        label: say(words.rows),
        value: String(ticker.rows ?? 'auto'),
        options: [['auto', say(words.rowsAuto)], ...ROWS.map((rows) => [String(rows), String(rows)] as const)],
        change: (chosen) => put({ rows: ROWS.find((rows) => String(rows) === chosen) ?? null }),
      })}
      ${choiceField({
        label: say(words.speed),
        value: String(ticker.speed),
        options: SPEEDS.map((speed) => [String(speed), String(speed).replace('.', ',')] as const),
        change: (chosen) => put({ speed: SPEEDS.find((speed) => String(speed) === chosen) ?? 3 }),
      })}
      ${choiceField({
        label: say(words.blink),
        value: String(ticker.blink ?? 'none'),
        options: [['none', say(words.noBlink)], ...BLINKS.map((n) => [String(n), say(words.blinks, { n })] as const)],
        change: (chosen) => put({ blink: BLINKS.find((blink) => String(blink) === chosen) ?? null }),
      })}
    </div>
    ${scoreFields(form, units, problems, change)}
  `;
};

const runFields = (run: Run, index: number, problems: ReadonlyMap<string, string>, put: (run: Run) => void): TemplateResult => {
  const picked = (event: Event) => {
    if (event.target instanceof HTMLInputElement) put({ ...run, colour: event.target.value });
  };
  const label = say(words.colour, { n: index + 1 });
  return html`${textField({
    label: say(words.text, { n: index + 1 }),
    value: run.text,
    lines: 2,
    problem: problems.get(`ticker.runs.${index}.text`),
    change: (text) => put({ ...run, text }),
  })}
    <input class="run-colour" type="color" aria-label=${label} title=${label} .value=${live(run.colour)} @input=${picked} />`;
};

const scoreFields = <Form extends LedForm>(
  form: Form,
  units: LedFieldsInput<Form>['units'],
  problems: ReadonlyMap<string, string>,
  change: (form: Form) => void,
): TemplateResult | '' => {
  const named = form.ticker.runs.some(({ text }) => text.includes('{{score}}'));
  const { score } = form;
  if (!named && score === null) return '';
  return html`<div class="two">
    ${choiceField({
      label: say(words.scoreOf),
      value: score?.unit ?? '-',
      options: [['-', say(words.noScore)], ...units],
      problem: problems.get('score.unit'),
      change: (unit) => change({ ...form, score: unit === '-' ? null : { unit, window: score?.window ?? 'week' } }),
    })}
    ${
      score === null
        ? ''
        : choiceField({
            label: say(words.window),
            value: score.window,
            options: WINDOWS.map((window) => [window, say(WINDOW_WORDS[window])] as const),
            change: (chosen) => change({ ...form, score: { ...score, window: WINDOWS.find((one) => one === chosen) ?? 'week' } }),
          })
    }
  </div>`;
};

const WINDOW_WORDS = {
  day: ['Hôm nay', 'Today'],
  week: ['7 ngày qua', 'Last 7 days'],
  month: ['Tháng này', 'This month'],
  quarter: ['Quý này', 'This quarter'],
} as const;
