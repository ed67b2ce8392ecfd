import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { dayWords } from '../look/times.ts';
import { say } from '../say.ts';
import { valueName } from './inherited-from.ts';
import type { UnitForm } from './unit-form.ts';
import { unitWords as words } from './unit-words.ts';

/** A field that differs between two states of a unit, in words. */
export interface ChangeWords {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const KEYS = ['name', 'label', 'validFrom', 'validTo', 'theme', 'standing', 'timeZone', 'hours'] as const;
const names = { ...words, validFrom: words.from, validTo: words.to };

const textOf = (library: LibraryAnswer, key: (typeof KEYS)[number], form: UnitForm): string => {
  const value = form[key];
  if (value === null || value === '') return key === 'validFrom' || key === 'validTo' ? '…' : say(words.empty);
  if (typeof value !== 'string') return value.seasons[0]?.days[0] ?? '';
  if (key === 'validFrom' || key === 'validTo') return dayWords(value);
  return key === 'theme' || key === 'standing' ? valueName(library, key, value) : value;
};

/** What differs, field by field, in the order of the form. */
export const changeWords = (library: LibraryAnswer, before: UnitForm, after: UnitForm): readonly ChangeWords[] =>
  KEYS.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map((key) => ({
    field: say(names[key]),
    before: textOf(library, key, before),
    after: textOf(library, key, after),
  }));
