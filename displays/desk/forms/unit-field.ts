import { say } from '../say.ts';
import { choiceField } from './fields.ts';

type Units = readonly (readonly [id: string, name: string])[];

const words = {
  unit: ['Đơn vị', 'Unit'],
  choose: ['Xin chọn đơn vị nơi đặt.', 'Please choose the unit where it stands.'],
} as const;

/** The unit that needs no choosing: the only one there is; otherwise none, so that nothing hangs on the whole house by one quick click. */
export const onlyUnit = (units: Units): string => (units.length === 1 ? (units[0]?.[0] ?? '') : '');

/** The sentence for a unit that was not chosen yet. */
export const missingUnit = { path: ['unit'], vi: words.choose[0], en: words.choose[1] };

/** A choice of the unit in which something stands; says below that it is missing when `asked` for it. */
export const unitField = (field: {
  readonly value: string;
  readonly units: Units;
  readonly change: (unit: string) => void;
  readonly asked: boolean;
  readonly problem?: string | undefined;
}) =>
  choiceField({
    label: say(words.unit),
    value: field.value,
    options: field.units,
    problem: field.asked && field.value === '' ? say(words.choose) : field.problem,
    change: field.change,
  });
