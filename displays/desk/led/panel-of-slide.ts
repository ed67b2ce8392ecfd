import type { LedMount } from '../../../content/led/mount.ts';
import type { Display } from '../../../content/place/display.ts';
import type { Place } from '../../../content/schedule/entry.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { sampleMount } from './led-preview.ts';

const SAMPLE = sampleMount(192, 32, 5);

const isAt = ({ id, kind, tags, membership }: Display, place: Place): boolean => {
  switch (place.by) {
    case 'display':
      return place.id === id;
    case 'tag':
      return tags.includes(place.tag);
    case 'unit':
      return membership.some(({ unit }) => unit === place.id);
    case 'kind':
      return place.kind === kind;
    case 'all':
      return true;
    default:
      return place satisfies never;
  }
};

/** The panel on which a line is scheduled; else the first panel of the house, else a usual one: where a line is drawn in small. */
export const panelOfSlide = (slide: string, { displays, entries }: Pick<LibraryAnswer, 'displays' | 'entries'>): LedMount => {
  const places = entries.filter(({ slides }) => slides.some((one) => one.slide === slide)).flatMap((one) => one.places);
  const panels = displays.filter(({ led }) => led !== undefined);
  const own = panels.find((panel) => places.some((place) => isAt(panel, place)));
  return (own ?? panels[0])?.led ?? SAMPLE;
};
