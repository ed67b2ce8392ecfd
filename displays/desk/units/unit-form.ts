import { type Unit, unitSchema } from '../../../content/place/unit.ts';
import { refusalsOf } from '../forms/problem-map.ts';
import { type HoursForm, hoursFormOf, readHours } from './hours-form.ts';

/** A unit without its id, as the server takes it. */
export type UnitChange = Omit<Unit, 'id'>;

/** A unit while it is being written: days and inherited choices may be empty, hours are text; `hours` null inherits. */
export interface UnitForm {
  readonly name: string;
  readonly label: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly theme: string;
  readonly standing: string;
  readonly timeZone: string;
  readonly hours: HoursForm | null;
}

export const unitFormOf = (unit: UnitChange): UnitForm => ({
  name: unit.name,
  label: unit.label,
  validFrom: unit.validFrom ?? '',
  validTo: unit.validTo ?? '',
  theme: unit.theme ?? '',
  standing: unit.standing ?? '',
  timeZone: unit.timeZone ?? '',
  hours: unit.hours === null ? null : hoursFormOf(unit.hours),
});

/** What the unit is without its id. */
export const changeOf = ({ id: _, ...change }: Unit): UnitChange => change;

const orNull = (text: string): string | null => (text === '' ? null : text);

/** What the form asks for, with sentences by field (`name`, `hours.seasons.0.days.2`) for what would be refused. */
export const readUnit = (form: UnitForm): { readonly change: UnitChange; readonly problems: ReadonlyMap<string, string> } => {
  const hours = form.hours === null ? null : readHours(form.hours);
  const change: UnitChange = {
    label: form.label,
    name: form.name,
    validFrom: orNull(form.validFrom),
    validTo: orNull(form.validTo),
    timeZone: orNull(form.timeZone),
    hours: hours?.hours ?? null,
    standing: orNull(form.standing),
    theme: orNull(form.theme),
  };
  const typed = [...(hours?.problems ?? [])].map(([key, sentence]) => [`hours.${key}`, sentence] as const);
  return { change, problems: new Map([...refusalsOf(unitSchema.omit({ id: true }), change), ...typed]) };
};

/** Whether both say the same. */
export const sameForm = (a: UnitForm, b: UnitForm): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was changed from `before` to `mine`, put over `theirs`; where nothing was changed, theirs stands. */
export const mergedOver = (theirs: UnitForm, before: UnitForm, mine: UnitForm): UnitForm => {
  const kept = <K extends keyof UnitForm>(key: K): UnitForm[K] =>
    JSON.stringify(before[key]) === JSON.stringify(mine[key]) ? theirs[key] : mine[key];
  return {
    name: kept('name'),
    label: kept('label'),
    validFrom: kept('validFrom'),
    validTo: kept('validTo'),
    theme: kept('theme'),
    standing: kept('standing'),
    timeZone: kept('timeZone'),
    hours: kept('hours'),
  };
};
