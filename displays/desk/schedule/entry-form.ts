import { z } from 'zod';
import { zoneNameSchema } from '../../../content/place/display.ts';
import { placeSchema, rankSchema } from '../../../content/schedule/entry.ts';

/** An entry while it is being written: the shape of an entry, but names, times and lists may still be missing. */
export const entryFormSchema = z.object({
  id: z.string(),
  name: z.string(),
  slides: z.array(z.object({ slide: z.string(), dwell: z.number(), weight: z.number() })),
  places: z.array(placeSchema),
  zone: zoneNameSchema,
  when: z.object({
    from: z.string().nullable(),
    until: z.string().nullable(),
    weekdays: z.array(z.number()),
    dayparts: z.array(z.object({ start: z.string(), end: z.string() })),
    rule: z.object({ rrule: z.string(), start: z.string(), exdates: z.array(z.string()) }).nullable(),
    openHours: z.boolean(),
    daysOff: z.enum(['play', 'skip', 'only']),
  }),
  rank: rankSchema,
  share: z.number(),
});
export type EntryForm = z.infer<typeof entryFormSchema>;
export type WhenForm = EntryForm['when'];

export const readEntryForm = (body: unknown): EntryForm | null => entryFormSchema.safeParse(body).data ?? null;

/** An entry with nothing chosen yet; `slide` is what it was made for. */
export const blankEntry = (id: string, slide: string | null): EntryForm => ({
  id,
  name: '',
  slides: slide === null ? [] : [{ slide, dwell: 12, weight: 1 }],
  places: [],
  zone: 'main',
  when: { from: null, until: null, weekdays: [1, 2, 3, 4, 5], dayparts: [], rule: null, openHours: false, daysOff: 'skip' },
  rank: 'normal',
  share: 1,
});
