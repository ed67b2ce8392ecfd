import { z } from 'zod';
import { plainText } from '../text/door.ts';
import { openingHoursSchema } from '../time/hours.ts';
import { localDaySchema } from '../time/instant.ts';

/** A name that machines use: lower case letters, digits and dashes. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/**
 * An administrative unit or a place below one. `label` names its level and is data (Quận, Phường, Trung tâm, Quầy …); `name` is
 * the whole name as people say it («Phường Bến Nghé»). What is `null` is inherited from the parent of that day. Valid in the half-open stretch of days [validFrom, validTo); `null` is open.
 */
export const unitSchema = z.strictObject({
  id: idSchema,
  label: plainText({ max: 40 }),
  name: plainText({ max: 120 }),
  validFrom: localDaySchema.nullable(),
  validTo: localDaySchema.nullable(),
  timeZone: z.string().min(1).max(64).nullable(),
  hours: openingHoursSchema.nullable(),
  standing: idSchema.nullable(),
  theme: idSchema.nullable(),
});
export type Unit = z.infer<typeof unitSchema>;

/** `child` belongs to `parent` in the half-open stretch of days [from, to). */
export const unitParentSchema = z.strictObject({
  child: idSchema,
  parent: idSchema,
  from: localDaySchema.nullable(),
  to: localDaySchema.nullable(),
});
export type UnitParent = z.infer<typeof unitParentSchema>;

/** One arrow of a merge, split, rename or move, with the share of the old unit that went there and the legal basis. */
export const successionSchema = z.strictObject({
  old: idSchema,
  new: idSchema,
  kind: z.enum(['merge', 'split', 'rename', 'move']),
  share: z.number().gt(0).max(1).nullable(),
  effective: localDaySchema,
  legalBasis: plainText({ max: 200 }),
});
export type Succession = z.infer<typeof successionSchema>;
