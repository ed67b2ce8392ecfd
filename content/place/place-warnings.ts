import type { Library } from '../library.ts';
import { type Problem, problem } from '../problem.ts';
import { nameKey } from '../text/tone-placement.ts';
import type { LocalDay } from '../time/instant.ts';
import { holdsOn, standsOn, unitOf } from './tree.ts';
import type { Unit } from './unit.ts';

/**
 * What an officer should look at on that day, though it hinders no publishing: displays without a standing unit, units under two
 * parents or under one that has ended, twins of one name. Depends on the day, so a takeover is never refused for it.
 */
export function placeWarnings(library: Library, day: LocalDay): Problem[] {
  const standing = new Map(library.units.filter((unit) => standsOn(unit, day)).map((unit) => [unit.id, unit]));
  return [
    ...library.displays.flatMap((display, index) => displayWarnings(display.name, unitOf(display, day), standing, index)),
    ...parentWarnings(library, day, standing),
    ...twins(library, standing),
  ];
}

type Standing = ReadonlyMap<string, Unit>;

function displayWarnings(display: string, unit: string | null, standing: Standing, index: number): Problem[] {
  const path = ['displays', index, 'membership'];
  if (unit === null) return [problem('PLC-16', path, { display })];
  return standing.has(unit) ? [] : [problem('PLC-17', path, { display, unit })];
}

function parentWarnings(library: Library, day: LocalDay, standing: Standing): Problem[] {
  const parents = new Map<string, string[]>();
  const ended = library.parents.flatMap((link, index) => {
    if (!holdsOn(link.from, link.to, day) || !standing.has(link.child)) return [];
    if (!standing.has(link.parent))
      return [
        problem('PLC-18', ['parents', index], { child: nameOf(library, link.child), parent: nameOf(library, link.parent) }),
      ];
    parents.set(link.child, [...(parents.get(link.child) ?? []), link.parent]);
    return [];
  });
  return [...ended, ...manyParents(library, parents)];
}

function manyParents(library: Library, parents: ReadonlyMap<string, readonly string[]>): Problem[] {
  return library.units.flatMap((unit, index) => {
    const above = [...new Set(parents.get(unit.id) ?? [])];
    if (above.length < 2) return [];
    return [problem('PLC-19', ['units', index], { unit: unit.name, parents: above.map((id) => nameOf(library, id)).join(', ') })];
  });
}

/** Two standing units whose names differ at most in spelling: one of them was probably entered twice. */
function twins(library: Library, standing: Standing): Problem[] {
  const first = new Map<string, string>();
  return library.units.flatMap((unit, index) => {
    if (!standing.has(unit.id)) return [];
    const key = `${nameKey(unit.label)} ${nameKey(unit.name)}`;
    const twin = first.get(key);
    first.set(key, twin ?? unit.id);
    return twin === undefined || twin === unit.id ? [] : [problem('PLC-20', ['units', index, 'name'], { unit: unit.name, twin })];
  });
}

const nameOf = (library: Library, id: string): string => library.units.find((unit) => unit.id === id)?.name ?? id;
