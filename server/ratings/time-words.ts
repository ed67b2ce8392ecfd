import { DEFAULT_TIME_ZONE } from '../../content/place/tree.ts';
import type { Instant } from '../../content/time/instant.ts';
import { localAt } from '../../content/time/local-clock.ts';
import { offsetsBetween } from '../../content/time/zone.ts';

/** «07:41 22/11/2026» on the country's clock. */
export function timeWords(time: Instant): string {
  const { day, hour, minute } = localAt(offsetsBetween(time, time + 1, DEFAULT_TIME_ZONE), time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(hour)}:${two(minute)} ${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
