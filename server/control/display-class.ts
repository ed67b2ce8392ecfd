import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';

const entriesByDisplay = (library: Library): Map<string, string[]> => {
  const named = new Map<string, string[]>();
  for (const entry of library.entries) {
    for (const place of entry.places) {
      if (place.by === 'display') named.set(place.id, [...(named.get(place.id) ?? []), entry.id]);
    }
  }
  return named;
};

/**
 * Displays in groups that must show the same: same kind, screen, LED mount, rating point, membership, tags, and named one by one by the same entries. All
 * that a plan is resolved from, so one of a group stands for all: work grows with the kinds of reception area, not with screens.
 * What is written in another order only makes another group.
 */
export function displayClasses(library: Library): Display[][] {
  const named = entriesByDisplay(library);
  const classes = new Map<string, Display[]>();
  for (const display of library.displays) {
    const { kind, screen, led, membership, tags, point, physical } = display;
    const asks = kind === 'kiosk' ? [point, physical] : null;
    const key = JSON.stringify([kind, screen, led, asks, membership, tags, named.get(display.id) ?? null]);
    const group = classes.get(key);
    if (group === undefined) classes.set(key, [display]);
    else group.push(display);
  }
  return [...classes.values()];
}
