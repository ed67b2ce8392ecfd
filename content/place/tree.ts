import type { Library } from '../library.ts';
import type { LocalDay } from '../time/instant.ts';
import type { Display } from './display.ts';
import type { Unit } from './unit.ts';

/** The time zone of a unit when neither it nor any unit above it names one. */
export const DEFAULT_TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** What a unit takes from the units above it when it has none of its own. */
export type Inheritable = 'timeZone' | 'hours' | 'standing' | 'theme';

/** The part of a library that the tree stands on. */
export type Places = Pick<Library, 'units' | 'parents'>;

/** A tree that is indexed once and asked often. Answers are those of the functions of the same name. */
export interface Tree {
  readonly unit: (unitId: string) => Unit | null;
  readonly ancestorsOf: (unitId: string, day: LocalDay) => string[];
  readonly isWithin: (unitId: string, ancestorId: string, day: LocalDay) => boolean;
  readonly inherited: <F extends Inheritable>(unitId: string, day: LocalDay, field: F) => Unit[F];
}

/** Whether `day` lies in the half-open stretch [from, to); `null` is open (PLC-1). */
export const holdsOn = (from: LocalDay | null, to: LocalDay | null, day: LocalDay): boolean =>
  (from === null || from <= day) && (to === null || day < to);

/** Whether the unit stands on that day. */
export const standsOn = (unit: Unit, day: LocalDay): boolean => holdsOn(unit.validFrom, unit.validTo, day);

/** The unit to which a display belongs on a day, or null. Of overlapping stretches the one that began last counts (PLC-2). */
export function unitOf(display: Pick<Display, 'membership'>, day: LocalDay): string | null {
  const held = display.membership.filter((stretch) => holdsOn(stretch.from, stretch.to, day));
  held.sort((a, b) => compareText(b.from ?? '', a.from ?? '') || compareText(a.unit, b.unit));
  return held[0]?.unit ?? null;
}

/** Indexes units and parents; keep it for as long as the library stands. */
export function treeOf(library: Places): Tree {
  const units = new Map(library.units.map((unit) => [unit.id, unit]));
  const parents = parentsByChild(library);
  const ancestorsOf = (unitId: string, day: LocalDay): string[] => {
    if (!units.has(unitId)) return [];
    const found = new Set([unitId]);
    let level = [unitId];
    while (level.length > 0) {
      level = parentsOfLevel(level, day, parents, units).filter((id) => !found.has(id));
      for (const id of level) found.add(id);
    }
    return [...found];
  };
  return {
    unit: (unitId) => units.get(unitId) ?? null,
    ancestorsOf,
    isWithin: (unitId, ancestorId, day) => ancestorsOf(unitId, day).includes(ancestorId),
    inherited: (unitId, day, field) => nearest(ancestorsOf(unitId, day), units, field),
  };
}

/**
 * The unit and all units above it that stand on that day, nearest first, units of one level by id (PLC-3). The unit itself is
 * always there, even after its end; an unknown unit has none. A circle in the data ends where it would repeat (PLC-4).
 */
export const ancestorsOf = (library: Places, unitId: string, day: LocalDay): string[] => treeOf(library).ancestorsOf(unitId, day);

/** Whether the unit is that ancestor or stands anywhere below it on that day. */
export const isWithin = (library: Places, unitId: string, ancestorId: string, day: LocalDay): boolean =>
  treeOf(library).isWithin(unitId, ancestorId, day);

/** The nearest value that is not null, of the unit itself or of a unit above it on that day; else null (PLC-5). */
export const inherited = <F extends Inheritable>(library: Places, unitId: string, day: LocalDay, field: F): Unit[F] =>
  treeOf(library).inherited(unitId, day, field);

type ParentLink = Places['parents'][number];

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function parentsByChild(library: Places): Map<string, ParentLink[]> {
  const byChild = new Map<string, ParentLink[]>();
  for (const link of library.parents) {
    const links = byChild.get(link.child);
    if (links) links.push(link);
    else byChild.set(link.child, [link]);
  }
  return byChild;
}

function parentsOfLevel(
  level: readonly string[],
  day: LocalDay,
  parents: ReadonlyMap<string, readonly ParentLink[]>,
  units: ReadonlyMap<string, Unit>,
): string[] {
  const above = new Set<string>();
  for (const child of level)
    for (const link of parents.get(child) ?? []) {
      const parent = units.get(link.parent);
      if (parent && holdsOn(link.from, link.to, day) && standsOn(parent, day)) above.add(link.parent);
    }
  return [...above].sort(compareText);
}

function nearest<F extends Inheritable>(ids: readonly string[], units: ReadonlyMap<string, Unit>, field: F): Unit[F] | null {
  for (const id of ids) {
    const value = units.get(id)?.[field];
    if (value !== undefined && value !== null) return value;
  }
  return null;
}
