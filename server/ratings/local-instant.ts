import { DEFAULT_TIME_ZONE } from '../../content/place/tree.ts';
import { instantOf } from '../../content/time/zone.ts';
import type { Places } from './places.ts';

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::\d\d)?$/;
const VIETNAMESE = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d)(?::\d\d)?$/;
const WHOLE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** The instant of «2026-11-22 08:30», «22/11/2026 8:30» (on the wall clock of the point's unit) or of a whole ISO time; null: none. */
export function instantOfLocal(text: string, places: Places, point: string): number | null {
  if (WHOLE.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : at;
  }
  const iso = LOCAL.exec(text);
  const own = VIETNAMESE.exec(text);
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const local = iso
    ? `${iso[1]}-${iso[2]}-${iso[3]}T${iso[4]}:${iso[5]}`
    : own && `${own[3]}-${two(own[2])}-${two(own[1])}T${two(own[4])}:${own[5]}`;
  if (!local) return null;
  const near = Date.parse(`${local}:00Z`);
  // «30/02» would be read as a day of March.
  if (Number.isNaN(near) || !new Date(near).toISOString().startsWith(local)) return null;
  const unit = places.point(point)?.unit;
  if (unit === undefined) return instantOf(local, DEFAULT_TIME_ZONE);
  const clock = places.clockOf(unit);
  return near - clock.offsetAt(near - clock.offsetAt(near) * 60_000) * 60_000;
}
