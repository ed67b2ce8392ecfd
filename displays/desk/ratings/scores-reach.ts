import { isWithin } from '../../../content/place/tree.ts';
import type { LibraryAnswer, Person, Role } from '../../../content/wire/api.ts';
import { type UnitLine, unitLines } from '../schedule/unit-lines.ts';

/** Only these lines, each as deep as there are lines left above it. */
const withoutOthers = (lines: readonly UnitLine[], stays: (unit: string) => boolean): readonly UnitLine[] => {
  const above: UnitLine[] = [];
  return lines.flatMap((line) => {
    while ((above.at(-1)?.depth ?? -1) >= line.depth) above.pop();
    const depth = above.filter(({ unit }) => stays(unit.id)).length;
    above.push(line);
    return stays(line.unit.id) ? [{ unit: line.unit, depth }] : [];
  });
};

/** The units whose scores the person may see on that day, in the order of the tree: those of the grants and all below. */
export const unitsOf = (person: Person, library: LibraryAnswer, day: string): readonly UnitLine[] => {
  const sees = (unit: string) => person.grants.some((grant) => grant.unit === null || isWithin(library, unit, grant.unit, day));
  return withoutOthers(unitLines(library, day), sees);
};

/** Whether one of the person's roles is among these; the server decides what may be done to which unit. */
export const hasRole = (person: Person | null | undefined, roles: readonly Role[]): boolean =>
  person?.grants.some((grant) => roles.includes(grant.role)) ?? false;

export const PROPOSERS: readonly Role[] = ['admin', 'officer', 'approver'];
