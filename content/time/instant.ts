import { z } from 'zod';

/** Milliseconds since 1970-01-01T00:00Z, a whole number: an absolute moment. */
export type Instant = number;

/** A calendar day of a place, `2026-11-22`. */
export type LocalDay = string;

/** A wall-clock minute of a place without a zone, `2026-11-22T07:30`. */
export type LocalMinute = string;

export const instantSchema = z.number().int().min(0).max(8.64e15);

/** A real calendar day: 2026-02-30 is refused. */
export const localDaySchema = z.iso.date();

/** `07:30`; also `24:00`, the end of a day. */
const clockTimeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** `2026-11-22T07:30`, a real day and a minute of it. */
export const localMinuteSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/)
  .refine((value) => localDaySchema.safeParse(value.slice(0, 10)).success);

/** A stretch of a day; `end` at or before `start` means: over midnight, into the next day. */
export const clockRangeSchema = z.strictObject({ start: clockTimeSchema, end: clockTimeSchema });
export type ClockRange = z.infer<typeof clockRangeSchema>;
