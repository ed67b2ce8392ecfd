import { z } from 'zod';
import { zoneNameSchema } from '../place/display.ts';
import { idSchema } from '../place/unit.ts';
import { entrySchema } from '../schedule/entry.ts';
import { planSchema } from '../schedule/plan.ts';
import { slideSchema } from '../slide/slide.ts';
import { instantSchema } from '../time/instant.ts';

/* Bodies of the REST API that ask the schedule: what would show, what shows and why, what gives way to what. */

/** «What if»: resolves the library with these drafts put in and those ids taken out, for one display, over some days; changes nothing. */
export const rehearsalRequestSchema = z.strictObject({
  display: idSchema,
  from: instantSchema,
  days: z.number().int().min(1).max(35),
  slides: z.array(slideSchema).max(60),
  entries: z.array(entrySchema).max(60),
  removed: z
    .strictObject({ slides: z.array(idSchema).max(60), entries: z.array(idSchema).max(60) })
    .default({ slides: [], entries: [] }),
});
const verdictSchema = z.enum(['shows', 'shares', 'beaten', 'not-here', 'not-now', 'day-off']);
export const explanationSchema = z.strictObject({
  time: instantSchema,
  zone: zoneNameSchema,
  entry: idSchema.nullable(),
  slide: idSchema.nullable(),
  until: instantSchema,
  considered: z.array(
    z.strictObject({
      entry: idSchema,
      verdict: verdictSchema,
      by: idSchema.nullable(),
      reason: z.strictObject({
        code: z.string(),
        path: z.array(z.union([z.string(), z.number()])),
        detail: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    }),
  ),
  skipped: z.array(z.strictObject({ entry: idSchema, day: z.string(), name: z.string() })),
});
export type Explanation = z.infer<typeof explanationSchema>;
export const conflictSchema = z.strictObject({
  display: idSchema,
  zone: zoneNameSchema,
  winner: idSchema,
  loser: idSchema,
  from: instantSchema,
  until: instantSchema,
});
export type Conflict = z.infer<typeof conflictSchema>;
/** Why two plans differ in a stretch of time: what showed before, what shows after. */
export const planChangeSchema = z.strictObject({
  zone: zoneNameSchema,
  from: instantSchema,
  until: instantSchema,
  before: z.array(idSchema),
  after: z.array(idSchema),
  reason: z.enum(['added', 'removed', 'replaced', 'reordered']),
});
export type PlanChange = z.infer<typeof planChangeSchema>;
export const rehearsalAnswerSchema = z.strictObject({
  plan: planSchema,
  changes: z.array(planChangeSchema),
  conflicts: z.array(conflictSchema),
});
