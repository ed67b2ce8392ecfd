import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { plainText } from '../text/door.ts';
import { presetScales, scaleSchema } from './scale.ts';

/**
 * Where citizens answer: `kiosk` a tablet of ours, `screen` the rotating QR on a display, `printed` a QR on paper, `import` another
 * system. `unit` is where it stands; `counter` is the counter of that unit that it belongs to. Never deleted once used: made inactive.
 */
const ratingPointSchema = z.strictObject({
  id: idSchema,
  unit: idSchema,
  name: plainText({ max: 120 }),
  counter: idSchema.nullable(),
  scale: idSchema,
  kind: z.enum(['kiosk', 'screen', 'printed', 'import']),
  active: z.boolean(),
});
export type RatingPoint = z.infer<typeof ratingPointSchema>;

/** A counter of a unit, which its points may stand at; `id` is unique within the unit. Never deleted once used: answers name it. */
const counterSchema = z.strictObject({ id: idSchema, unit: idSchema, name: plainText({ max: 120 }) });
export type Counter = z.infer<typeof counterSchema>;

/**
 * `library.rating`. `target`: percent that colours are judged by. `shrinkage`: the m of the ranking, published with it.
 * `coolDownSeconds`: rest of a kiosk between two answers. `address`: what stands in QR codes, without a path; null: not reachable.
 */
export const ratingSettingsSchema = z.strictObject({
  scales: z.array(scaleSchema).min(1).max(20),
  counters: z.array(counterSchema).max(20_000),
  points: z.array(ratingPointSchema).max(20_000),
  target: z.number().min(0).max(100),
  shrinkage: z.number().int().min(0).max(1000),
  coolDownSeconds: z.number().int().min(1).max(120),
  address: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .nullable(),
});
export type RatingSettings = z.infer<typeof ratingSettingsSchema>;

/** What a new house begins with: the preset scales, no points, target 90 %, m = 30, five seconds of rest. */
export const defaultRating = (): RatingSettings => ({
  scales: presetScales(),
  counters: [],
  points: [],
  target: 90,
  shrinkage: 30,
  coolDownSeconds: 5,
  address: null,
});
