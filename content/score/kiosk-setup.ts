import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { plainText } from '../text/door.ts';
import { type Instant, instantSchema } from '../time/instant.ts';
import { askedScaleSchema } from './scale.ts';

/**
 * What a kiosk asks, signed with its plan so that it holds without network. `point`, `place`: its rating point and that one's name.
 * `physical`: the glass as mounted, for targets that fingers meet; null: not measured. `taken`: half-open stretches in which answers
 * count, closing grace included, over the window of the plan; null: always. `address`: where the public reaches this house, without a path.
 */
export const kioskSetupSchema = z.strictObject({
  point: idSchema,
  place: plainText({ max: 120 }),
  scale: askedScaleSchema,
  coolDownSeconds: z.number().int().min(1).max(120),
  physical: z.strictObject({ widthMm: z.number().gt(0), heightMm: z.number().gt(0) }).nullable(),
  taken: z.array(z.tuple([instantSchema, instantSchema])).nullable(),
  address: z.string().max(200).optional(),
});
export type KioskSetup = z.infer<typeof kioskSetupSchema>;

/** Whether an answer given at that instant counts, as far as opening hours go (SCO-32). */
export const isTaken = ({ taken }: Pick<KioskSetup, 'taken'>, at: Instant): boolean =>
  taken === null || taken.some(([from, until]) => from <= at && at < until);
