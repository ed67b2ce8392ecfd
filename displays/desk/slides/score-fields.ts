import { html, type TemplateResult } from 'lit';
import { type ScoreWindow, scoreWindowSchema } from '../../../content/score/windows.ts';
import { choiceField, textField, tickField } from '../forms/fields.ts';
import { say } from '../say.ts';
import type { SlideForm } from './slide-form.ts';
import { slideWords as words } from './slide-words.ts';

type ScoreForm = Extract<SlideForm, { template: 'score' | 'board' }>;

/** What the fields of live scores need. */
export interface ScoreFieldsInput {
  readonly form: ScoreForm;
  readonly problems: ReadonlyMap<string, string>;
  readonly units: readonly (readonly [id: string, name: string])[];
  readonly change: (form: SlideForm) => void;
}

const WINDOWS = [
  ['day', words.windowDay],
  ['week', words.windowWeek],
  ['month', words.windowMonth],
  ['quarter', words.windowQuarter],
] as const;
const NONE = '-';

const windowOptions = () => WINDOWS.map(([id, phrase]) => [id, say(phrase)] as const);
const windowIn = (chosen: string): ScoreWindow | undefined => scoreWindowSchema.safeParse(chosen).data;

/** The fields of one unit's score (a second stretch of time if wanted) or of a board of units. */
export const scoreFields = ({ form, problems, units, change }: ScoreFieldsInput): TemplateResult => {
  const title = textField({
    label: say(words.title),
    value: form.title,
    problem: problems.get('title'),
    change: (title) => change({ ...form, title }),
  });
  const window = choiceField({
    label: say(words.window),
    value: form.window,
    options: windowOptions(),
    change: (chosen) => change({ ...form, window: windowIn(chosen) ?? form.window }),
  });
  return form.template === 'board'
    ? html`${title}${window}${boardUnits(form, problems, units, change)}`
    : html`${title}${unitOf(form, problems, units, change)}${window}${besideOf(form, change)}`;
};

const unitOf = (
  form: Extract<ScoreForm, { template: 'score' }>,
  problems: ScoreFieldsInput['problems'],
  units: ScoreFieldsInput['units'],
  change: ScoreFieldsInput['change'],
) =>
  choiceField({
    label: say(words.unit),
    value: form.unit,
    options: units,
    problem: problems.get('unit'),
    change: (unit) => change({ ...form, unit }),
  });

const besideOf = (form: Extract<ScoreForm, { template: 'score' }>, change: ScoreFieldsInput['change']) => {
  const { beside, ...alone } = form;
  return choiceField({
    label: say(words.windowBeside),
    value: beside ?? NONE,
    options: [[NONE, say(words.windowAlone)], ...windowOptions()],
    change: (chosen) => {
      const second = windowIn(chosen);
      change(second === undefined ? alone : { ...alone, beside: second });
    },
  });
};

/** Ticks in the order of the tree; the board keeps the order in which units were ticked. */
const boardUnits = (
  form: Extract<ScoreForm, { template: 'board' }>,
  problems: ScoreFieldsInput['problems'],
  units: ScoreFieldsInput['units'],
  change: ScoreFieldsInput['change'],
) =>
  html`<fieldset class="ticks">
    <legend>${say(words.boardUnits)}</legend>
    ${units
      .filter(([id]) => id !== '')
      .map(([id, name]) =>
        tickField({
          label: name,
          checked: form.units.includes(id),
          change: (ticked) => change({ ...form, units: ticked ? [...form.units, id] : form.units.filter((unit) => unit !== id) }),
        }),
      )}
    ${problems.get('units') ? html`<p class="problem" role="alert">${problems.get('units')}</p>` : ''}
  </fieldset>`;
