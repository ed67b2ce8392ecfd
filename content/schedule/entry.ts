import { z } from 'zod';
import { displayKindSchema, zoneNameSchema } from '../place/display.ts';
import { idSchema } from '../place/unit.ts';
import { plainText } from '../text/door.ts';
import { clockRangeSchema, localDaySchema, localMinuteSchema } from '../time/instant.ts';

/** A higher rank replaces a lower one; equal ranks share the loop. Lowest first. */
export const RANKS = ['standing', 'normal', 'priority', 'takeover'] as const;
export const rankSchema = z.enum(RANKS);
export type Rank = z.infer<typeof rankSchema>;

/** One way to name displays; the entry plays on the union of all its places. `unit` means the unit and all below it that day. */
export const placeSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('display'), id: idSchema }),
  z.strictObject({ by: z.literal('tag'), tag: idSchema }),
  z.strictObject({ by: z.literal('unit'), id: idSchema }),
  z.strictObject({ by: z.literal('kind'), kind: displayKindSchema }),
  z.strictObject({ by: z.literal('all') }),
]);
export type Place = z.infer<typeof placeSchema>;

/**
 * When, in the local time of the display's unit. All conditions hold together. [from, until) bounds the whole; a day counts
 * when weekdays, rule and days-off policy admit it; on such a day the entry plays in its dayparts (none: the whole day), cut
 * to the unit's opening hours if `openHours`. A daypart over midnight belongs to the day on which it starts.
 * `rule` is an RFC 5545 RRULE that picks days (FREQ=DAILY, WEEKLY, MONTHLY, YEARLY), counted from `start`.
 */
export const whenSchema = z.strictObject({
  from: localMinuteSchema.nullable(),
  until: localMinuteSchema.nullable(),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  dayparts: z.array(clockRangeSchema).max(12),
  rule: z
    .strictObject({ rrule: z.string().min(1).max(300), start: localDaySchema, exdates: z.array(localDaySchema).max(400) })
    .nullable(),
  openHours: z.boolean(),
  daysOff: z.enum(['play', 'skip', 'only']),
});
export type When = z.infer<typeof whenSchema>;

/** `dwell` in seconds; `weight`: how often in one round of the entry. */
const entrySlideSchema = z.strictObject({
  slide: idSchema,
  dwell: z.number().int().min(3).max(3600),
  weight: z.number().int().min(1).max(10),
});

/** A line of the schedule: what, where, when and its rank. `share`: its weight in a loop that it shares with equals. */
export const entrySchema = z.strictObject({
  id: idSchema,
  name: plainText({ max: 120 }),
  slides: z.array(entrySlideSchema).min(1).max(60),
  places: z.array(placeSchema).min(1).max(200),
  zone: zoneNameSchema,
  when: whenSchema,
  rank: rankSchema,
  share: z.number().int().min(1).max(10),
});
export type Entry = z.infer<typeof entrySchema>;
