import type { Library } from '../library.ts';
import { type Problem, problem } from '../problem.ts';
import type { LocalDay } from '../time/instant.ts';
import { isTimeZone } from '../time/zone.ts';
import { mountProblemsOf } from './check-mounts.ts';
import { circleIn } from './circles.ts';
import type { Display } from './display.ts';
import type { Unit } from './unit.ts';

type Path = readonly (string | number)[];

/**
 * What is wrong with units, their tree, their history and the displays' places, whatever the day: unknown and double ids, circles,
 * stretches that end before they begin, overlaps, time zones that no one knows. A library with any of these is not published.
 */
export const placeProblems = (library: Library): Problem[] => [
  ...doubleIds(library.units, 'units'),
  ...doubleIds(library.displays, 'displays'),
  ...library.units.flatMap((unit, index) => ownedBy(unit.id, unitProblems(unit, index))),
  ...parentProblems(library),
  ...successionProblems(library),
  ...displayProblems(library),
];

/** Adds the record that a problem is about to its details, so that the same fault of two records is two faults. */
export const ownedBy = (id: string, found: readonly Problem[]): Problem[] =>
  found.map((one) => ({ ...one, detail: { ...one.detail, of: id } }));

function displayProblems(library: Library): Problem[] {
  const known = unitIds(library);
  return library.displays.flatMap((display, index) =>
    ownedBy(display.id, [...membershipProblems(display, index, known), ...mountProblemsOf(display, ['displays', index])]),
  );
}

/** Ids that stand twice in a list (PLC-9), each at its second place. */
export function doubleIds(records: readonly { readonly id: string }[], list: string): Problem[] {
  const seen = new Set<string>();
  return records.flatMap(({ id }, index) => {
    if (seen.has(id)) return [problem('PLC-9', [list, index, 'id'], { id })];
    seen.add(id);
    return [];
  });
}

const unitIds = (library: Library): Set<string> => new Set(library.units.map((unit) => unit.id));

/** Stretches of days that hold no day (PLC-10). */
const emptyStretch = (from: LocalDay | null, to: LocalDay | null, path: Path): Problem[] =>
  from !== null && to !== null && to <= from ? [problem('PLC-10', path, { from, to })] : [];

const unknownUnit = (id: string, known: ReadonlySet<string>, path: Path): Problem[] =>
  known.has(id) ? [] : [problem('PLC-11', path, { unit: id })];

function unitProblems(unit: Unit, index: number): Problem[] {
  const zone = unit.timeZone;
  return [
    ...emptyStretch(unit.validFrom, unit.validTo, ['units', index, 'validTo']),
    ...(zone === null || isTimeZone(zone) ? [] : [problem('PLC-12', ['units', index, 'timeZone'], { zone })]),
    ...doubleSeasons(unit, index),
  ];
}

/** Two patterns of opening hours that begin on the same day (PLC-22). */
function doubleSeasons(unit: Unit, index: number): Problem[] {
  const seasons = unit.hours?.seasons ?? [];
  return seasons.flatMap(({ from }, at) =>
    seasons.findIndex((other) => other.from === from) < at
      ? [problem('PLC-22', ['units', index, 'hours', 'seasons', at, 'from'], { from: from ?? '…' })]
      : [],
  );
}

function parentProblems(library: Library): Problem[] {
  const known = unitIds(library);
  const links = library.parents.flatMap((link, index) =>
    ownedBy(`${link.child} < ${link.parent}`, [
      ...unknownUnit(link.child, known, ['parents', index, 'child']),
      ...unknownUnit(link.parent, known, ['parents', index, 'parent']),
      ...emptyStretch(link.from, link.to, ['parents', index, 'to']),
    ]),
  );
  const circle = circleIn(library.parents);
  return circle === null
    ? links
    : [...links, problem('PLC-4', ['parents'], { units: circle.units.join(' → '), day: circle.day ?? '' })];
}

function successionProblems(library: Library): Problem[] {
  const known = unitIds(library);
  const arrows = library.successions.flatMap((arrow, index) => [
    ...unknownUnit(arrow.old, known, ['successions', index, 'old']),
    ...unknownUnit(arrow.new, known, ['successions', index, 'new']),
    ...(arrow.old === arrow.new ? [problem('PLC-13', ['successions', index, 'new'], { unit: arrow.old })] : []),
  ]);
  return [...arrows, ...sharesAboveOne(library)];
}

/** More of a unit went away on one day than there was of it (PLC-14). */
function sharesAboveOne(library: Library): Problem[] {
  const sums = new Map<string, number>();
  return library.successions.flatMap((arrow, index) => {
    const key = `${arrow.old} ${arrow.effective}`;
    const before = sums.get(key) ?? 0;
    const sum = before + (arrow.share ?? 0);
    sums.set(key, sum);
    const crossed = before <= 1 + 1e-9 && sum > 1 + 1e-9;
    return crossed ? [problem('PLC-14', ['successions', index, 'share'], { unit: arrow.old, day: arrow.effective })] : [];
  });
}

function membershipProblems(display: Display, index: number, known: ReadonlySet<string>): Problem[] {
  const path = ['displays', index, 'membership'];
  const single = display.membership.flatMap((stretch, at) => [
    ...unknownUnit(stretch.unit, known, [...path, at, 'unit']),
    ...emptyStretch(stretch.from, stretch.to, [...path, at, 'to']),
  ]);
  return [...single, ...overlaps(display, path)];
}

/** A display hangs in one place at a time: two stretches that share a day (PLC-15). */
function overlaps(display: Display, path: Path): Problem[] {
  const sorted = [...display.membership].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const at = sorted.findIndex((stretch, index) => {
    const next = sorted[index + 1];
    return next !== undefined && (stretch.to === null || next.from === null || next.from < stretch.to);
  });
  const next = sorted[at + 1];
  return at < 0 || next === undefined ? [] : [problem('PLC-15', path, { display: display.name, from: next.from ?? '' })];
}
