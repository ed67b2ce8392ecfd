import type { Display } from '../../../content/place/display.ts';
import { treeOf, unitOf } from '../../../content/place/tree.ts';
import type { Place } from '../../../content/schedule/entry.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';

/** The displays that any of the places names on that day. */
export const reachedBy = (library: LibraryAnswer, places: readonly Place[], day: string): readonly Display[] => {
  const tree = treeOf(library);
  const names = (display: Display, place: Place): boolean => {
    switch (place.by) {
      case 'all':
        return true;
      case 'display':
        return display.id === place.id;
      case 'tag':
        return display.tags.includes(place.tag);
      case 'kind':
        return display.kind === place.kind;
      case 'unit': {
        const unit = unitOf(display, day);
        return unit !== null && tree.isWithin(unit, place.id, day);
      }
      default:
        return place satisfies never;
    }
  };
  return library.displays.filter((display) => places.some((place) => names(display, place)));
};
