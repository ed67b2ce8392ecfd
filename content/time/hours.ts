import { z } from 'zod';
import { clockRangeSchema, localDaySchema } from './instant.ts';

const ranges = z.array(clockRangeSchema).max(6);

/**
 * When a reception area is open. `weekly` holds Monday first, seven lists of ranges; `season` patterns replace it from a day
 * on; `makeUp` is used on confirmed make-up working days (`null`: as Monday); `exceptions` name single days.
 */
export const openingHoursSchema = z.strictObject({
  seasons: z
    .array(z.strictObject({ from: localDaySchema.nullable(), weekly: z.array(ranges).length(7), makeUp: ranges.nullable() }))
    .min(1)
    .max(24),
  exceptions: z.array(z.strictObject({ day: localDaySchema, ranges })).max(400),
});
export type OpeningHours = z.infer<typeof openingHoursSchema>;
