import type { LocalDay } from '../time/instant.ts';
import { holdsOn } from './tree.ts';
import type { UnitParent } from './unit.ts';

/** A day on which the links of these units form a circle. */
export interface Circle {
  readonly day: LocalDay | null;
  readonly units: readonly string[];
}

/**
 * The first circle among the links of one and the same day, or null (PLC-4). `day` null: since ever. Links that follow each other
 * in time (a unit above another first, below it later) are no circle.
 */
export function circleIn(links: readonly UnitParent[]): Circle | null {
  const core = withoutEnds(links);
  if (core.length === 0) return null;
  const days = [null, ...new Set(core.flatMap((link) => (link.from === null ? [] : [link.from])))];
  for (const day of days) {
    const held = withoutEnds(core.filter((link) => (day === null ? link.from === null : holdsOn(link.from, link.to, day))));
    if (held.length > 0) return { day, units: unitsOfCircle(held) };
  }
  return null;
}

/** The links whose child hangs on or below a circle: what stays when units without parents are taken away, again and again. */
function withoutEnds(links: readonly UnitParent[]): UnitParent[] {
  const waiting = new Map<string, number>();
  const below = new Map<string, string[]>();
  for (const { child, parent } of links) {
    waiting.set(child, (waiting.get(child) ?? 0) + 1);
    const children = below.get(parent);
    if (children) children.push(child);
    else below.set(parent, [child]);
  }
  const free = [...below.keys()].filter((unit) => !waiting.has(unit));
  for (let unit = free.pop(); unit !== undefined; unit = free.pop())
    for (const child of below.get(unit) ?? []) {
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) free.push(child);
    }
  return links.filter(({ child, parent }) => (waiting.get(child) ?? 0) > 0 && (waiting.get(parent) ?? 0) > 0);
}

/** Walks upwards from anywhere in a core until a unit comes again. */
function unitsOfCircle(core: readonly UnitParent[]): string[] {
  const above = new Map(core.map((link) => [link.child, link.parent]));
  const path: string[] = [];
  let unit = core[0]?.child;
  while (unit !== undefined && !path.includes(unit)) {
    path.push(unit);
    unit = above.get(unit);
  }
  return unit === undefined ? path : path.slice(path.indexOf(unit));
}
