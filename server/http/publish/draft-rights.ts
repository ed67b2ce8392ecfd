import type { LocalDay } from '../../../content/time/instant.ts';
import type { Draft, Person } from '../../../content/wire/api.ts';
import { may, unitsFor } from '../../people/policy.ts';
import type { Parts } from '../parts.ts';
import { touchedUnits } from './touched-units.ts';

/**
 * A draft belongs to its author, and to whoever answers for every unit that the thing in force touches; while nothing is in force,
 * for every unit for which its author may write.
 */
export function mayHave(
  parts: Pick<Parts, 'people' | 'library'>,
  person: Person,
  action: 'draft.read' | 'draft.write',
  draft: Draft,
  day: LocalDay,
): boolean {
  if (draft.author === person.id) return true;
  const library = parts.library.current();
  const touched = touchedUnits(draft, library, library, day);
  const units = touched.length > 0 ? touched : unitsFor(parts.people.byId(draft.author)?.person ?? null, 'draft.write');
  return (units.length > 0 ? units : [null]).every((unit) => may(person, action, unit, library, day));
}
