import type { Library } from './library.ts';
import type { Display } from './place/display.ts';
import { placeWarnings } from './place/place-warnings.ts';
import { type Tree, treeOf, unitOf } from './place/tree.ts';
import { zonesOf } from './place/zones-of.ts';
import { type Problem, problem } from './problem.ts';
import type { Place } from './schedule/entry.ts';
import type { LocalDay } from './time/instant.ts';

/** What an officer should look at on that day though it hinders no publishing: place warnings, entries that reach no screen (LIB-9). */
export function libraryWarnings(library: Library, day: LocalDay): Problem[] {
  const tree = treeOf(library);
  const reached = new Set(library.displays.flatMap((display) => namesOf(display, tree, day)));
  return [
    ...placeWarnings(library, day),
    ...library.entries.flatMap((entry, index) =>
      entry.places.some((place) => reached.has(`${entry.zone} ${nameOf(place)}`))
        ? []
        : [problem('LIB-9', ['entries', index, 'places'], { entry: entry.name, zone: entry.zone })],
    ),
  ];
}

/** Everything by which an entry of one of its zones can name the display on that day. */
function namesOf(display: Display, tree: Tree, day: LocalDay): string[] {
  const unit = unitOf(display, day);
  const places: Place[] = [
    { by: 'all' },
    { by: 'kind', kind: display.kind },
    { by: 'display', id: display.id },
    ...display.tags.map((tag) => ({ by: 'tag' as const, tag })),
    ...(unit === null ? [] : tree.ancestorsOf(unit, day)).map((id) => ({ by: 'unit' as const, id })),
  ];
  return zonesOf(display.screen.zones).flatMap((zone) => places.map((place) => `${zone} ${nameOf(place)}`));
}

function nameOf(place: Place): string {
  switch (place.by) {
    case 'all':
      return 'all';
    case 'kind':
      return `kind ${place.kind}`;
    case 'tag':
      return `tag ${place.tag}`;
    case 'display':
    case 'unit':
      return `${place.by} ${place.id}`;
    default:
      return place satisfies never;
  }
}
