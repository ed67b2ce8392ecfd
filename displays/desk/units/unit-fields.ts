import { html } from 'lit';
import type { Tree } from '../../../content/place/tree.ts';
import { compareVi } from '../../../content/text/collate.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { choiceField, dayField, textField, tickField } from '../forms/fields.ts';
import { say } from '../say.ts';
import { hoursFields, hoursTable } from './hours-fields.ts';
import { hoursFormOf, usualHours } from './hours-form.ts';
import { defaultName, inheritedFrom, valueName } from './inherited-from.ts';
import type { UnitForm } from './unit-form.ts';
import { unitWords as words } from './unit-words.ts';

/** What the fields of a unit need. `day`: on which day it is asked what comes from above. */
export interface UnitFieldsInput {
  readonly id: string;
  readonly form: UnitForm;
  readonly problems: ReadonlyMap<string, string>;
  readonly library: LibraryAnswer;
  readonly tree: Tree;
  readonly day: string;
  readonly change: (form: UnitForm) => void;
}

const INHERIT = '-';
type Named = 'theme' | 'standing' | 'timeZone';

/** Zones of this part of the world; the name that Vietnam's law uses first. */
const zones = (): string[] => [
  'Asia/Ho_Chi_Minh',
  ...Intl.supportedValuesOf('timeZone').filter((name) => name.startsWith('Asia/') && !/Saigon|Ho_Chi_Minh/.test(name)),
];

/** Every field of a unit; what is open says from whom it comes. */
export const unitFields = (input: UnitFieldsInput) => {
  const { form, problems, change, library } = input;
  const line = (label: string, key: 'name' | 'label') =>
    textField({ label, value: form[key], problem: problems.get(key), change: (value) => change({ ...form, [key]: value }) });
  const themes = library.themes.map((theme) => [theme.id, theme.name] as const);
  const standing = library.slides
    .filter((slide) => slide.template !== 'ticker')
    .sort((a, b) => compareVi(a.name, b.name))
    .map((slide) => [slide.id, slide.name] as const);
  const own = form.timeZone;
  const known = zones();
  const named = own === '' || known.includes(own) ? known : [own, ...known];
  return html`
    ${line(say(words.name), 'name')} ${line(say(words.label), 'label')}
    ${inheritable(input, 'theme', themes)} ${inheritable(input, 'standing', standing)}
    ${inheritable(
      input,
      'timeZone',
      named.map((zone) => [zone, zone] as const),
    )}
    ${hoursChoice(input)}
    <fieldset><legend>${say(words.life)}</legend><div class="two">
      ${dayField({ label: say(words.from), value: form.validFrom, problem: problems.get('validFrom'), change: (validFrom) => change({ ...form, validFrom }) })}
      ${dayField({ label: say(words.to), value: form.validTo, problem: problems.get('validTo'), change: (validTo) => change({ ...form, validTo }) })}
    </div><p class="quiet small">${say(words.lifeHint)}</p></fieldset>
  `;
};

/** A choice whose first line is what comes from above, with its owner; an own value says what it stands for instead. */
const inheritable = (input: UnitFieldsInput, field: Named, options: readonly (readonly [string, string])[]) => {
  const { form, library, tree, id, day, problems, change } = input;
  const above = inheritedFrom(tree, id, day, field);
  const value = above ? valueName(library, field, above.value) : (defaultName(field) ?? say(words.nothingAbove));
  const inherit = above ? say(words.inherit, { value }) : defaultName(field) === null ? value : say(words.byDefault, { value });
  const own = form[field] !== '';
  const hint = above ? say(own ? words.insteadOf : words.inheritFrom, { value, unit: above.unit.name }) : undefined;
  return choiceField({
    label: say(words[field]),
    value: form[field] === '' ? INHERIT : form[field],
    options: [[INHERIT, inherit], ...options],
    problem: problems.get(field),
    hint,
    change: (chosen) => change({ ...form, [field]: chosen === INHERIT ? '' : chosen }),
  });
};

const hoursChoice = ({ form, tree, id, day, problems, change }: UnitFieldsInput) => {
  const above = inheritedFrom(tree, id, day, 'hours');
  const given = above ? hoursFormOf(above.value) : null;
  const radio = (label: string, checked: boolean, act: () => void) =>
    tickField({ type: 'radio', name: 'hours', label, checked, change: (on) => on && act() });
  return html`<fieldset class="stack tight"><legend>${say(words.hours)}</legend>
    ${radio(above ? say(words.hoursInherit, { unit: above.unit.name }) : say(words.hoursNone), form.hours === null, () => change({ ...form, hours: null }))}
    ${radio(say(words.hoursOwn), form.hours !== null, () => change({ ...form, hours: given ?? usualHours() }))}
    ${form.hours === null ? (given ? hoursTable(given) : '') : hoursFields(form.hours, problems, (hours) => change({ ...form, hours }))}
  </fieldset>`;
};
