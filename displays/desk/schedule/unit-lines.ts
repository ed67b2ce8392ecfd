import { holdsOn, standsOn } from '../../../content/place/tree.ts';
import type { Unit } from '../../../content/place/unit.ts';
import { compareVi } from '../../../content/text/collate.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';

/** A unit and how deep it stands below a top unit. */
export interface UnitLine {
  readonly unit: Unit;
  readonly depth: number;
}

/** The units that stand on that day in the order of the tree, each once, sisters in Vietnamese order. */
export const unitLines = (library: Pick<LibraryAnswer, 'units' | 'parents'>, day: string): readonly UnitLine[] => {
  const units = new Map(library.units.filter((unit) => standsOn(unit, day)).map((unit) => [unit.id, unit]));
  const links = library.parents.filter(
    (link) => holdsOn(link.from, link.to, day) && units.has(link.child) && units.has(link.parent),
  );
  const children = new Set(links.map((link) => link.child));
  const seen = new Set<string>();
  const lines: UnitLine[] = [];
  const put = (unit: Unit, depth: number) => {
    if (seen.has(unit.id)) return;
    seen.add(unit.id);
    lines.push({ unit, depth });
    const below = links.filter((link) => link.parent === unit.id).flatMap((link) => units.get(link.child) ?? []);
    for (const child of below.sort((a, b) => compareVi(a.name, b.name))) put(child, depth + 1);
  };
  const tops = [...units.values()].filter((unit) => !children.has(unit.id)).sort((a, b) => compareVi(a.name, b.name));
  for (const top of tops) put(top, 0);
  return lines;
};
