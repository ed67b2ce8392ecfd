import type { Library } from '../../content/library.ts';
import { DEFAULT_TIME_ZONE } from '../../content/place/tree.ts';
import type { Instant, LocalDay } from '../../content/time/instant.ts';
import { localDayOf } from '../../content/time/zone.ts';
import type { Person } from '../../content/wire/api.ts';
import { type Action, may } from '../people/policy.ts';
import { refusal } from './refusal.ts';

/** The day on which rights are asked: that of the country, since a right spans units. */
export const dayOf = (now: Instant): LocalDay => localDayOf(now, DEFAULT_TIME_ZONE);

/** Refuses with 403 unless the person may do it to every one of these units (null: to everything). */
export function demand(person: Person, action: Action, units: readonly (string | null)[], library: Library, day: LocalDay): void {
  const all = units.length > 0 ? units : [null];
  if (!all.every((unit) => may(person, action, unit, library, day))) throw refusal(403, 'not-allowed');
}
