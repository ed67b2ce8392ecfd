import type { LocalDay } from './instant.ts';

/** Days since 1970-01-01, a whole number: a local day that can be counted with. */
export type DayNumber = number;

/** Minutes since 1970-01-01T00:00 on a wall clock, a whole number: a local minute that can be counted with. */
export type WallMinute = number;

export const MINUTES_A_DAY = 1440;

/** `2026-11-22` → its number. The day must be real (localDaySchema). */
export const dayNumberOf = (day: LocalDay): DayNumber => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** The day of a number, `2026-11-22`. */
export const dayOfNumber = (day: DayNumber): LocalDay => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** `07:30` → 450; `24:00` → 1440. */
export const clockMinutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** `2026-11-22T07:30` → minutes of the wall clock since 1970. */
export const wallMinuteOf = (local: string): WallMinute =>
  dayNumberOf(local.slice(0, 10)) * MINUTES_A_DAY + clockMinutes(local.slice(11));
