import type { Library } from '../../content/library.ts';
import { DEFAULT_TIME_ZONE, unitOf } from '../../content/place/tree.ts';
import type { Instant } from '../../content/time/instant.ts';
import { localDayOf } from '../../content/time/zone.ts';
import type { Paired } from '../../content/wire/display-messages.ts';

/** What a display is told when it is paired: who it is, where it stands, and the root key to trust. */
export const pairedAs = (library: Library, display: Library['displays'][number], rootKey: string, now: Instant): Paired => {
  const unit = unitOf(display, localDayOf(now, DEFAULT_TIME_ZONE));
  const unitName = library.units.find((candidate) => candidate.id === unit)?.name ?? display.name;
  return { v: 1, display: display.id, name: display.name, unitName, rootKey };
};
