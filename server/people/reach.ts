import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import { treeOf } from '../../content/place/tree.ts';
import type { Entry, Place } from '../../content/schedule/entry.ts';
import type { LocalDay } from '../../content/time/instant.ts';
import type { LibraryAnswer, Person } from '../../content/wire/api.ts';
import { type Action, RIGHTS } from './policy.ts';

/** What of a library a person may see. */
export interface Reach {
  readonly unit: (id: string) => boolean;
  readonly display: (id: string) => boolean;
  readonly answer: () => LibraryAnswer;
}

/** What `person` reaches with `action` on that day: units below their grants, the displays in them, what plays there. */
export function reachOf(person: Person, action: Action, library: Library, day: LocalDay): Reach {
  const grants = person.active ? person.grants.filter((grant) => RIGHTS[action].some((role) => role === grant.role)) : [];
  if (grants.some((grant) => grant.unit === null)) return everything(library);
  const tree = treeOf(library);
  const tops = new Set(grants.map((grant) => grant.unit));
  const below = new Set<string>();
  const above = new Set<string>();
  for (const { id } of library.units) {
    const lineage = tree.ancestorsOf(id, day);
    if (!lineage.some((ancestor) => tops.has(ancestor))) continue;
    below.add(id);
    for (const ancestor of lineage) above.add(ancestor);
  }
  const displays = new Map(
    library.displays.filter((one) => unitsOf(one, day).some((unit) => below.has(unit))).map((one) => [one.id, one]),
  );
  return {
    unit: (id) => below.has(id),
    display: (id) => displays.has(id),
    answer: () => answerOf(library, above, displays),
  };
}

/** The units of a display from that day on: where it stands and where it is going to. */
export const unitsOf = (display: Pick<Display, 'membership'>, day: LocalDay): string[] =>
  display.membership.filter((stretch) => stretch.to === null || day < stretch.to).map((stretch) => stretch.unit);

function everything(library: Library): Reach {
  const { generation, units, parents, successions, displays, themes, slides, entries, daysOff } = library;
  const known = new Set(units.map((unit) => unit.id));
  const screens = new Set(displays.map((display) => display.id));
  return {
    unit: (id) => known.has(id),
    display: (id) => screens.has(id),
    answer: () => ({ generation, units, parents, successions, displays, themes, slides, entries, daysOff }),
  };
}

/** Own units with those above them and those they came from (names, what is inherited), own displays, the entries that reach them, and free slides. */
function answerOf(library: Library, above: ReadonlySet<string>, displays: ReadonlyMap<string, Display>): LibraryAnswer {
  const units = library.units.filter((unit) => above.has(unit.id));
  const entries = library.entries.filter((entry) => isSeen(entry, above, displays));
  const seen = new Set([...entries.flatMap(slidesOf), ...units.flatMap((unit) => unit.standing ?? [])]);
  const elsewhere = new Set([...library.entries.flatMap(slidesOf), ...library.units.flatMap((unit) => unit.standing ?? [])]);
  const successions = library.successions.filter((arrow) => above.has(arrow.old) || above.has(arrow.new));
  const named = new Set(successions.flatMap((arrow) => [arrow.old, arrow.new]));
  return {
    generation: library.generation,
    units: library.units.filter((unit) => above.has(unit.id) || named.has(unit.id)),
    parents: library.parents.filter((link) => above.has(link.child) && above.has(link.parent)),
    successions,
    displays: [...displays.values()],
    themes: library.themes,
    slides: library.slides.filter((slide) => seen.has(slide.id) || !elsewhere.has(slide.id)),
    entries,
    daysOff: library.daysOff,
  };
}

const slidesOf = (entry: Entry): string[] => entry.slides.map((item) => item.slide);

const isSeen = (entry: Entry, above: ReadonlySet<string>, displays: ReadonlyMap<string, Display>): boolean =>
  entry.places.some((place) => placeIsSeen(place, above, displays));

function placeIsSeen(place: Place, above: ReadonlySet<string>, displays: ReadonlyMap<string, Display>): boolean {
  switch (place.by) {
    case 'all':
      return true;
    case 'unit':
      return above.has(place.id);
    case 'display':
      return displays.has(place.id);
    case 'tag':
      return [...displays.values()].some((display) => display.tags.includes(place.tag));
    case 'kind':
      return [...displays.values()].some((display) => display.kind === place.kind);
    default:
      return place satisfies never;
  }
}
