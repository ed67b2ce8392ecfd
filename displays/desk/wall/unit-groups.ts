import type { Display } from '../../../content/place/display.ts';
import { type Tree, unitOf } from '../../../content/place/tree.ts';
import { compareVi } from '../../../content/text/collate.ts';
import { searchKey } from '../../../content/text/search-key.ts';
import type { LibraryAnswer, WallRow } from '../../../content/wire/api.ts';
import { unitLines } from '../schedule/unit-lines.ts';

/** Displays that stand together: of one unit, or of several with one display each. `names`: the units, none if they have none. */
export interface UnitGroup {
  readonly names: readonly string[];
  readonly displays: readonly Display[];
}

/** The displays by unit in the order of the tree; those of no unit that stands come last. */
export const unitGroups = (library: LibraryAnswer, displays: readonly Display[], day: string): readonly UnitGroup[] => {
  const left = new Set(displays);
  const groups: UnitGroup[] = [];
  for (const { unit } of unitLines(library, day)) {
    const own = [...left].filter((display) => unitOf(display, day) === unit.id).sort((a, b) => compareVi(a.name, b.name));
    for (const display of own) left.delete(display);
    if (own.length > 0) groups.push({ names: [unit.name], displays: own });
  }
  return joined(left.size === 0 ? groups : [...groups, { names: [], displays: [...left] }]);
};

/** Neighbours with one display each share a row under the names of all. */
const joined = (groups: readonly UnitGroup[]): readonly UnitGroup[] => {
  const rows: UnitGroup[] = [];
  for (const group of groups) {
    const last = rows.at(-1);
    if (last && isSingle(group) && last.names.length === last.displays.length)
      rows[rows.length - 1] = { names: [...last.names, ...group.names], displays: [...last.displays, ...group.displays] };
    else rows.push(group);
  }
  return rows;
};

const isSingle = ({ names, displays }: UnitGroup): boolean => names.length === 1 && displays.length === 1;

/** Whether someone should look: not connected, showing something else, with reports, or before a panel that is out of reach. */
const needsCare = (row: WallRow | undefined): boolean =>
  !row ||
  row.connection !== 'online' ||
  row.agrees === false ||
  row.reports.length > 0 ||
  (row.refused?.reasons.length ?? 0) > 0 ||
  row.machine?.health.led?.state === 'lost';

/** What a person looks for on the wall: words, a unit and all below it, only what needs care. */
export interface WallFilter {
  readonly query: string;
  readonly unit: string;
  readonly care: boolean;
}

/** The displays that a person looks for. */
export const shownDisplays = (
  { displays }: LibraryAnswer,
  tree: Tree,
  rows: ReadonlyMap<string, WallRow>,
  day: string,
  { query, unit, care }: WallFilter,
): readonly Display[] => {
  const key = searchKey(query);
  return displays.filter((display) => {
    const own = unitOf(display, day);
    const name = own === null ? '' : (tree.unit(own)?.name ?? '');
    if (unit !== '' && (own === null || !tree.isWithin(own, unit, day))) return false;
    if (care && !needsCare(rows.get(display.id))) return false;
    return key === '' || searchKey(`${display.name} ${name} ${display.tags.join(' ')}`).includes(key);
  });
};
