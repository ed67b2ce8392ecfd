import { isWithin } from '../../../content/place/tree.ts';
import type { LibraryAnswer, Person, Role } from '../../../content/wire/api.ts';
import { type UnitLine, unitLines } from '../schedule/unit-lines.ts';

/** The units whose scores the person may see on that day, in the order of the tree: those of the grants and all below. */
export const unitsOf = (person: Person, library: LibraryAnswer, day: string): readonly UnitLine[] => {
  const sees = (unit: string) => person.grants.some((grant) => grant.unit === null || isWithin(library, unit, grant.unit, day));
  return unitLines(library, day).filter(({ unit }) => sees(unit.id));
};

/** Whether one of the person's roles is among these; the server decides what may be done to which unit. */
export const hasRole = (person: Person | null | undefined, roles: readonly Role[]): boolean =>
  person?.grants.some((grant) => roles.includes(grant.role)) ?? false;

export const PROPOSERS: readonly Role[] = ['admin', 'officer', 'approver'];
