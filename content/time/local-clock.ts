import type { Instant, LocalDay } from './instant.ts';

/** From `from` on (until the next one's) local time = instant + `minutes`. */
export interface Offset {
  readonly from: Instant;
  readonly minutes: number;
}

/** The wall clock: day, hour 0–23 and minute. */
export interface LocalReading {
  readonly day: LocalDay;
  readonly hour: number;
  readonly minute: number;
}

/** The offset in minutes that holds at `instant`; before the first one, the first one's. `offsets` sorted by `from`. */
export function minutesAt(offsets: readonly Offset[], instant: Instant): number {
  let minutes = offsets[0]?.minutes ?? 0;
  for (const offset of offsets) {
    if (offset.from > instant) break;
    minutes = offset.minutes;
  }
  return minutes;
}

/** What the wall clock reads at `instant`, from a plan's offsets alone: runs on browsers without time-zone data. */
export function localAt(offsets: readonly Offset[], instant: Instant): LocalReading {
  const local = new Date(instant + minutesAt(offsets, instant) * 60_000);
  return { day: local.toISOString().slice(0, 10), hour: local.getUTCHours(), minute: local.getUTCMinutes() };
}
