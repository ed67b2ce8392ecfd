import { DEFAULT_TIME_ZONE, unitOf } from '../../content/place/tree.ts';
import type { Instant } from '../../content/time/instant.ts';
import { localDayOf } from '../../content/time/zone.ts';
import type { Bound } from '../hub/pairings.ts';
import type { LibraryStore } from '../library/library-store.ts';

/** Gives a display that has no key this one, in the controller's own name. Rejects when there is no such display or it has a key. */
export async function bindDisplay(library: LibraryStore, id: string, key: string, now: Instant): Promise<Bound> {
  const after = await library.commit(
    (current) => {
      if (!current.displays.some((one) => one.id === id && one.key === null)) throw new Error('no display without a key');
      const displays = current.displays.map((one) => (one.id === id ? { ...one, key: { public: key, since: now } } : one));
      return { ...current, displays };
    },
    { actor: 'controller', kind: 'display.paired', detail: { display: id } },
  );
  const display = after.displays.find((one) => one.id === id);
  const unit = display === undefined ? null : unitOf(display, localDayOf(now, DEFAULT_TIME_ZONE));
  return { display: id, name: display?.name ?? id, unitName: after.units.find((one) => one.id === unit)?.name ?? '' };
}
