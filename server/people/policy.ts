import type { Library } from '../../content/library.ts';
import { isWithin } from '../../content/place/tree.ts';
import type { LocalDay } from '../../content/time/instant.ts';
import type { Person, Role } from '../../content/wire/api.ts';

const EVERYONE = ['admin', 'officer', 'approver', 'staff'] as const;
const WRITERS = ['admin', 'officer'] as const;
const READERS = ['admin', 'officer', 'approver'] as const;

/** Who may do what: the only table of rights. Every route and every event asks `may` with one of these actions. */
export const RIGHTS = {
  'library.read': EVERYONE,
  'wall.read': EVERYONE,
  'schedule.explain': EVERYONE,
  'packs.read': READERS,
  'draft.read': READERS,
  'schedule.rehearse': READERS,
  'schedule.conflicts': READERS,
  'draft.write': WRITERS,
  publish: WRITERS,
  'media.add': WRITERS,
  'display.pair': WRITERS,
  'display.change': WRITERS,
  'display.revoke': WRITERS,
  'display.remove': ['admin'],
  'unit.add': ['admin'],
  'unit.change': ['admin'],
  'unit.remove': ['admin'],
  'days-off.change': ['admin', 'officer'],
  'people.read': ['admin'],
  'people.change': ['admin'],
  'acts.read': ['admin', 'approver'],
  'ratings.read': EVERYONE,
  'ratings.object': EVERYONE,
  'ratings.propose': READERS,
  'ratings.confirm': ['admin', 'approver'],
  'ratings.import': ['admin'],
  'ratings.settings': ['admin'],
  'status.read': WRITERS,
  'keys.export': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof RIGHTS;

const holds = (role: Role, action: Action): boolean => RIGHTS[action].some((admitted) => admitted === role);

/**
 * Whether `person` may do `action` to `unit` on `day` (units are a dated tree). `unit` null means: to everything, and needs a
 * grant over everything. An inactive or absent person may nothing.
 */
export function may(person: Person | null, action: Action, unit: string | null, library: Library, day: LocalDay): boolean {
  if (person === null || !person.active) return false;
  return person.grants.some(
    (grant) => holds(grant.role, action) && (grant.unit === null || (unit !== null && isWithin(library, unit, grant.unit, day))),
  );
}

/** Whether `person` may do `action` to anything at all: the first gate of a route, before its body is read. */
export const mayAnywhere = (person: Person | null, action: Action): boolean =>
  person !== null && person.active && person.grants.some((grant) => holds(grant.role, action));

/** The units for which the person's grants give the right (null: everything); empty for an absent or inactive person. */
export const unitsFor = (person: Person | null, action: Action): (string | null)[] =>
  person?.active ? person.grants.filter((grant) => holds(grant.role, action)).map((grant) => grant.unit) : [];
