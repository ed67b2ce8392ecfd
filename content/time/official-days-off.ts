import { z } from 'zod';
import { type DayOff, dayOffSchema } from './day-off.ts';

const listSchema = z.object({ days: z.array(dayOffSchema) });

/** The days off that come with the product (days-off-vn.json, read by the caller); a ZodError when it is not of that shape (TIM-9). */
export const officialDaysOff = (raw: unknown): DayOff[] => listSchema.parse(raw).days;
