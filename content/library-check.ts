import type { Library } from './library.ts';
import { placeholdersIn } from './packs/placeholders.ts';
import { doubleIds, ownedBy, placeProblems } from './place/check-places.ts';
import type { ZoneName } from './place/display.ts';
import type { Unit } from './place/unit.ts';
import { zonesOf } from './place/zones-of.ts';
import { type Problem, problem } from './problem.ts';
import type { Entry, Place } from './schedule/entry.ts';
import { whenProblems } from './schedule/entry-check.ts';
import { ratingProblems } from './score/check-rating.ts';
import type { Slide } from './slide/slide.ts';
import { dayNumberOf } from './time/day-number.ts';
import type { DayOff } from './time/day-off.ts';

/**
 * Everything that keeps a library from being published, whatever the day: what `placeProblems` says, ids that stand twice, and
 * references that lead nowhere, bounds that hold nothing. `path` leads into the library. Parsed by `librarySchema` before; wording of packs: `packProblems`.
 */
export function libraryProblems(library: Library): Problem[] {
  const known = indexOf(library);
  return [
    ...placeProblems(library),
    ...doubleIds(library.themes, 'themes'),
    ...doubleIds(library.slides, 'slides'),
    ...doubleIds(library.entries, 'entries'),
    ...library.units.flatMap((unit, index) => ownedBy(unit.id, unitProblems(unit, known, ['units', index]))),
    ...library.slides.flatMap((slide, index) => ownedBy(slide.id, slideProblems(slide, known, ['slides', index]))),
    ...library.entries.flatMap((entry, index) => ownedBy(entry.id, entryProblems(entry, known, ['entries', index]))),
    ...library.daysOff.flatMap((rule, index) => dayOffProblems(rule, ['daysOff', index])),
    ...ratingProblems(library.rating, known.units),
  ];
}

type Path = readonly (string | number)[];

interface Known {
  readonly units: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  readonly slides: ReadonlyMap<string, Slide>;
  readonly displays: ReadonlyMap<string, Library['displays'][number]>;
}

const indexOf = (library: Library): Known => ({
  units: new Set(library.units.map((unit) => unit.id)),
  themes: new Set(library.themes.map((theme) => theme.id)),
  slides: new Map(library.slides.map((slide) => [slide.id, slide])),
  displays: new Map(library.displays.map((display) => [display.id, display])),
});

const themeProblems = (theme: string | null, known: Known, path: Path): Problem[] =>
  theme === null || known.themes.has(theme) ? [] : [problem('LIB-1', path, { theme })];

const unitProblems = (unit: Unit, known: Known, path: Path): Problem[] => [
  ...themeProblems(unit.theme, known, [...path, 'theme']),
  ...standingProblems(unit.standing, known, [...path, 'standing']),
];

/** A typing error in a year must not close the offices for decades; Tết takes nine days. */
const MOST_DAYS_OFF = 31;

/** The last day of a rule is not before its first (LIB-10), nor far from it (LIB-14). */
function dayOffProblems({ name, d, end }: DayOff, path: Path): Problem[] {
  if (end === undefined) return [];
  const days = dayNumberOf(end) - dayNumberOf(d) + 1;
  if (days < 1) return [problem('LIB-10', [...path, 'end'], { name, d, end })];
  return days > MOST_DAYS_OFF ? [problem('LIB-14', [...path, 'end'], { name, days, most: MOST_DAYS_OFF })] : [];
}

/** A standing slide must be there and fill a screen: a ticker line cannot (LIB-3). */
function standingProblems(standing: string | null, known: Known, path: Path): Problem[] {
  if (standing === null) return [];
  const slide = known.slides.get(standing);
  if (slide === undefined) return [problem('LIB-2', path, { slide: standing })];
  return slide.template === 'ticker' ? [problem('LIB-3', path, { slide: slide.name })] : [];
}

/** Theme, the unit of a score, cells of a table, and blanks of a pack that nobody has filled in (PCK-5). */
function slideProblems(slide: Slide, known: Known, path: Path): Problem[] {
  const blank = placeholdersIn(slide)[0];
  return [
    ...themeProblems(slide.theme, known, [...path, 'theme']),
    ...(slide.template === 'score' ? scoredUnit(slide.unit, known, [...path, 'unit']) : []),
    ...(slide.template === 'board' ? slide.units.flatMap((unit, at) => scoredUnit(unit, known, [...path, 'units', at])) : []),
    ...(slide.template === 'led' && slide.score !== null ? scoredUnit(slide.score.unit, known, [...path, 'score', 'unit']) : []),
    ...(slide.template === 'table' ? rowProblems(slide, path) : []),
    ...(blank ? [problem('PCK-5', [...path, ...blank.path], { slide: slide.name, name: blank.name })] : []),
  ];
}

const scoredUnit = (unit: string, known: Known, path: Path): Problem[] =>
  known.units.has(unit) ? [] : [problem('LIB-4', path, { unit })];

/** Each row of a table has a cell for each column (LIB-11). */
const rowProblems = (table: Extract<Slide, { template: 'table' }>, path: Path): Problem[] =>
  table.rows.flatMap((row, index) =>
    row.length === table.columns.length
      ? []
      : [problem('LIB-11', [...path, 'rows', index], { row: index + 1, cells: row.length, columns: table.columns.length })],
  );

function entryProblems(entry: Entry, known: Known, path: Path): Problem[] {
  return [
    ...whenProblems(entry).map((found) => ({ ...found, path: [...path, ...found.path] })),
    ...entry.slides.flatMap((item, index) => entrySlideProblems(item.slide, entry, known, [...path, 'slides', index, 'slide'])),
    ...entry.places.flatMap((place, index) => placeOfEntryProblems(place, entry.zone, known, [...path, 'places', index])),
  ];
}

/** The slide must be there, and a ticker line plays in the ticker zone and nothing else does (LIB-5). */
function entrySlideProblems(id: string, entry: Entry, known: Known, path: Path): Problem[] {
  const slide = known.slides.get(id);
  if (slide === undefined) return [problem('LIB-2', path, { slide: id })];
  if ((slide.template === 'ticker') === (entry.zone === 'ticker')) return [];
  return [problem(slide.template === 'ticker' ? 'LIB-5' : 'LIB-6', path, { slide: slide.name })];
}

/** Tags and kinds need no record of their own: they may name displays that are yet to come. */
function placeOfEntryProblems(place: Place, zone: ZoneName, known: Known, path: Path): Problem[] {
  switch (place.by) {
    case 'unit':
      return known.units.has(place.id) ? [] : [problem('LIB-4', [...path, 'id'], { unit: place.id })];
    case 'display':
      return displayPlaceProblems(place.id, zone, known, [...path, 'id']);
    case 'tag':
    case 'kind':
    case 'all':
      return [];
    default:
      return place satisfies never;
  }
}

/** A display that is named by itself must be there and have the zone (LIB-8). */
function displayPlaceProblems(id: string, zone: ZoneName, known: Known, path: Path): Problem[] {
  const display = known.displays.get(id);
  if (display === undefined) return [problem('LIB-7', path, { display: id })];
  return zonesOf(display.screen.zones).includes(zone) ? [] : [problem('LIB-8', path, { display: display.name, zone })];
}
