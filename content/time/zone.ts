import { Temporal } from 'temporal-polyfill';
import { wallMinuteOf } from './day-number.ts';
import type { Instant, LocalDay, LocalMinute } from './instant.ts';
import type { Offset } from './local-clock.ts';
import { instantOfWall } from './wall-clock.ts';

/** Whether `name` is a time zone that this machine knows: an IANA name or a fixed offset. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const minutesOf = (moment: Temporal.ZonedDateTime): number => Math.round(moment.offsetNanoseconds / 60_000_000_000);

/** How far the wall clock of `zone` is ahead of UTC through [from, until): the first offset starts at `from`; never empty. */
export function offsetsBetween(from: Instant, until: Instant, zone: string): Offset[] {
  let moment = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const offsets: Offset[] = [{ from, minutes: minutesOf(moment) }];
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= until) return offsets;
    if (minutesOf(next) !== minutesOf(moment)) offsets.push({ from: next.epochMilliseconds, minutes: minutesOf(next) });
    moment = next;
  }
}

/** The calendar day that the wall clock of `zone` shows at `instant`. */
export const localDayOf = (instant: Instant, zone: string): LocalDay =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The first instant at which the wall clock of `zone` reads `local` or later (TIM-2). */
export function instantOf(local: LocalMinute, zone: string): Instant {
  const minute = wallMinuteOf(local);
  const near = minute * 60_000;
  return instantOfWall(offsetsBetween(near - 2 * 86_400_000, near + 2 * 86_400_000, zone), minute);
}
