import type { Library } from '../../../content/library.ts';
import type { Entry, Place } from '../../../content/schedule/entry.ts';
import type { LocalDay } from '../../../content/time/instant.ts';
import type { Draft } from '../../../content/wire/api.ts';
import { unitsOf } from '../../people/reach.ts';

/** A unit that an act touches; null stands for everything, also for displays that are yet to come. */
export type Touched = string | null;

const ofDisplay = (library: Library, id: string, day: LocalDay): Touched[] => {
  const display = library.displays.find((one) => one.id === id);
  const units = display ? unitsOf(display, day) : [];
  return units.length > 0 ? units : [null];
};

/** `all` and a kind reach whatever is added anywhere, so they touch everything; a tag touches the units that use it now. */
function ofPlace(library: Library, place: Place, day: LocalDay): Touched[] {
  switch (place.by) {
    case 'unit':
      return [place.id];
    case 'display':
      return ofDisplay(library, place.id, day);
    case 'tag': {
      const tagged = library.displays.filter((display) => display.tags.includes(place.tag));
      return tagged.length > 0 ? tagged.flatMap((display) => ofDisplay(library, display.id, day)) : [null];
    }
    case 'all':
    case 'kind':
      return [null];
    default:
      return place satisfies never;
  }
}

/** The units on whose displays the entry may show. */
const unitsOfEntry = (library: Library, entry: Entry, day: LocalDay): Touched[] =>
  entry.places.flatMap((place) => ofPlace(library, place, day));

function unitsOfSlide(library: Library, id: string, day: LocalDay): Touched[] {
  const entries = library.entries.filter((entry) => entry.slides.some((item) => item.slide === id));
  const standing = library.units.filter((unit) => unit.standing === id).map((unit) => unit.id);
  return [...entries.flatMap((entry) => unitsOfEntry(library, entry, day)), ...standing];
}

function unitsOfTheme(library: Library, id: string, day: LocalDay): Touched[] {
  const slides = library.slides.filter((slide) => slide.theme === id);
  const units = library.units.filter((unit) => unit.theme === id).map((unit) => unit.id);
  return [...slides.flatMap((slide) => unitsOfSlide(library, slide.id, day)), ...units];
}

/**
 * The units that publishing a draft touches, as things stand before and as they would stand after: for an entry where it plays,
 * for a slide or a theme where it is used. Empty: nobody sees it yet.
 */
export function touchedUnits(draft: Pick<Draft, 'kind' | 'id'>, before: Library, after: Library, day: LocalDay): Touched[] {
  const both = [before, after].flatMap((library) => {
    switch (draft.kind) {
      case 'entry':
        return library.entries.filter((entry) => entry.id === draft.id).flatMap((entry) => unitsOfEntry(library, entry, day));
      case 'slide':
        return unitsOfSlide(library, draft.id, day);
      case 'theme':
        return unitsOfTheme(library, draft.id, day);
      default:
        return draft.kind satisfies never;
    }
  });
  return [...new Set(both)];
}
