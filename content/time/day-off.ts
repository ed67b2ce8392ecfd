import { z } from 'zod';
import { plainText } from '../text/door.ts';
import { localDaySchema } from './instant.ts';

/**
 * A stretch of days with a rule of its own: `off` and `compensatory` (nghỉ bù) and `swap` (hoán đổi) are days off,
 * `work` is a make-up working day (làm bù). Only `confirmed` rules act; the others are proposals until an officer
 * confirms them. `end` is the last day, inclusive, as officers write it.
 */
export const dayOffSchema = z.strictObject({
  d: localDaySchema,
  end: localDaySchema.optional(),
  name: plainText({ max: 120 }),
  type: z.enum(['off', 'compensatory', 'swap', 'work']),
  status: z.enum(['confirmed', 'law', 'unverified']),
});
export type DayOff = z.infer<typeof dayOffSchema>;
