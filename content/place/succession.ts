import type { Library } from '../library.ts';
import type { LocalDay } from '../time/instant.ts';
import { standsOn } from './tree.ts';
import type { Succession, Unit } from './unit.ts';

/** The part of a library that tells what became of units. */
export type Annals = Pick<Library, 'units' | 'successions'>;

/** A unit at the end of a line of successions, and what share of the first went there; `null` when a step does not say. */
export interface Heir {
  readonly unit: string;
  readonly share: number | null;
}

/**
 * What has become of a unit by that day (PLC-6): the units at the end of all arrows in force, and the unit itself where it still
 * stands beside them; in order of id, shares multiplied along a line and added where lines meet. A circle is not walked twice.
 */
export const successorsOf = (annals: Annals, unitId: string, day: LocalDay): Heir[] => walk(annals, unitId, day, 'new');

/** The units from which this one was made by that day (PLC-7), first ancestors only; the share is that of the old unit. */
export const predecessorsOf = (annals: Annals, unitId: string, day: LocalDay): Heir[] =>
  walk(annals, unitId, day, 'old').filter((heir) => heir.unit !== unitId);

/**
 * «trước đây: Phường Bến Nghé, một phần Phường Đa Kao» (PLC-8), names as they were, in the order of the records; null for a
 * unit that came from no other.
 */
export function formerly(annals: Annals, unitId: string, day: LocalDay): string | null {
  const units = new Map(annals.units.map((unit) => [unit.id, unit]));
  const names = annals.successions
    .filter((arrow) => arrow.new === unitId && arrow.old !== unitId && arrow.effective <= day)
    .map((arrow) => formerName(arrow, units.get(arrow.old)));
  return names.length === 0 ? null : `trước đây: ${[...new Set(names)].join(', ')}`;
}

function formerName(arrow: Succession, old: Unit | undefined): string {
  const part = arrow.kind === 'split' || (arrow.share !== null && arrow.share < 1) ? 'một phần ' : '';
  return part + (old?.name ?? arrow.old);
}

type End = 'old' | 'new';
type Line = { readonly unit: string; readonly share: number | null; readonly behind: ReadonlySet<string> };

function walk(annals: Annals, unitId: string, day: LocalDay, towards: End): Heir[] {
  const units = new Map(annals.units.map((unit) => [unit.id, unit]));
  const ends = new Map<string, number | null>();
  const lines: Line[] = [{ unit: unitId, share: 1, behind: new Set([unitId]) }];
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
    const arrows = arrowsAt(annals.successions, line, day, towards);
    const unit = units.get(line.unit);
    if (arrows.length === 0) add(ends, line.unit, line.share);
    else if (towards === 'new' && unit && standsOn(unit, day)) add(ends, line.unit, keptShare(line.share, arrows));
    for (const arrow of arrows) lines.push(further(line, arrow, towards));
  }
  return [...ends].map(([unit, share]) => ({ unit, share })).sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

const arrowsAt = (arrows: readonly Succession[], line: Line, day: LocalDay, towards: End): Succession[] =>
  arrows.filter(
    (arrow) =>
      arrow[towards === 'new' ? 'old' : 'new'] === line.unit && arrow.effective <= day && !line.behind.has(arrow[towards]),
  );

function further(line: Line, arrow: Succession, towards: End): Line {
  const share = line.share === null ? null : shareOf(arrow) === null ? null : line.share * (shareOf(arrow) ?? 0);
  return { unit: arrow[towards], share, behind: new Set([...line.behind, arrow[towards]]) };
}

/** A merge, rename or move takes the whole old unit when no share is written down; a split must say. */
const shareOf = (arrow: Succession): number | null => arrow.share ?? (arrow.kind === 'split' ? null : 1);

/** What stays with a unit that still stands after parts of it went elsewhere. */
function keptShare(share: number | null, arrows: readonly Succession[]): number | null {
  let kept = 1;
  for (const arrow of arrows) {
    const gone = shareOf(arrow);
    if (gone === null) return null;
    kept -= gone;
  }
  return share === null ? null : share * Math.max(0, kept);
}

function add(ends: Map<string, number | null>, unit: string, share: number | null): void {
  const before = ends.has(unit) ? (ends.get(unit) ?? null) : 0;
  ends.set(unit, before === null || share === null ? null : before + share);
}
