import { z } from 'zod';
import { displaySchema } from './place/display.ts';
import { successionSchema, unitParentSchema, unitSchema } from './place/unit.ts';
import { entrySchema } from './schedule/entry.ts';
import { defaultRating, ratingSettingsSchema } from './score/settings.ts';
import { slideSchema } from './slide/slide.ts';
import { themeSchema } from './slide/theme.ts';
import { dayOffSchema } from './time/day-off.ts';

/**
 * What is in force: the whole truth that plans are resolved from. Ids are unique within each list; `generation` grows by one
 * with each publish; `epoch` grows only when a backup is restored.
 */
export const librarySchema = z.strictObject({
  schema: z.literal(3),
  generation: z.number().int().min(0),
  epoch: z.number().int().min(1),
  units: z.array(unitSchema).max(20_000),
  parents: z.array(unitParentSchema).max(40_000),
  successions: z.array(successionSchema).max(20_000),
  displays: z.array(displaySchema).max(20_000),
  themes: z.array(themeSchema).max(500),
  slides: z.array(slideSchema).max(20_000),
  entries: z.array(entrySchema).max(20_000),
  daysOff: z.array(dayOffSchema).max(2000),
  rating: ratingSettingsSchema,
});
export type Library = z.infer<typeof librarySchema>;

/** The library before anything was published. */
export const emptyLibrary = (): Library => ({
  schema: 3,
  generation: 0,
  epoch: 1,
  units: [],
  parents: [],
  successions: [],
  displays: [],
  themes: [],
  slides: [],
  entries: [],
  daysOff: [],
  rating: defaultRating(),
});
