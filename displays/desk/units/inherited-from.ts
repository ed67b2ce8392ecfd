import { DEFAULT_TIME_ZONE, type Inheritable, type Tree } from '../../../content/place/tree.ts';
import type { Unit } from '../../../content/place/unit.ts';
import { DEFAULT_THEME } from '../../../content/slide/default-theme.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';

/** What a unit gets from above, and from which unit. */
export interface Inheritance<F extends Inheritable> {
  readonly unit: Unit;
  readonly value: NonNullable<Unit[F]>;
}

/** What the unit takes on that day when it has none of its own: from the nearest unit above that has one; null when none has. */
export const inheritedFrom = <F extends Inheritable>(tree: Tree, id: string, day: string, field: F): Inheritance<F> | null => {
  for (const above of tree.ancestorsOf(id, day)) {
    const unit = above === id ? null : tree.unit(above);
    const value = unit?.[field];
    if (unit && value !== undefined && value !== null) return { unit, value };
  }
  return null;
};

/** What an inheritable value is called; what has no name stays an id. */
export const valueName = (library: LibraryAnswer, field: 'theme' | 'standing' | 'timeZone', value: string): string => {
  switch (field) {
    case 'theme':
      return library.themes.find((one) => one.id === value)?.name ?? value;
    case 'standing':
      return library.slides.find((one) => one.id === value)?.name ?? value;
    case 'timeZone':
      return value;
    default:
      return field satisfies never;
  }
};

/** What holds when no unit of the line says anything; null: nothing does. */
export const defaultName = (field: 'theme' | 'standing' | 'timeZone'): string | null =>
  field === 'theme' ? DEFAULT_THEME.name : field === 'timeZone' ? DEFAULT_TIME_ZONE : null;
