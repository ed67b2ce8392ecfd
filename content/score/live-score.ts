import { z } from 'zod';
import { instantSchema, localDaySchema } from '../time/instant.ts';
import { scoreWindowSchema } from './windows.ts';

const amount = z.number().int().min(0);
const percent = z.number().int().min(0).max(100).nullable();

/**
 * A score as it may be shown; a renderer shows what is here and works nothing out. `shown`: `none` no answers yet, `counts` numbers
 * only, `few` a grey whole percentage, `full` percentage with its 95 % interval, `broken` the ledger of these days does not hold and no
 * number is shown. What may not be shown is null or 0. `colour` judges the interval against `target` (percent). `first`, `last`: the
 * days counted, inclusive. `added`: what came after the close less what was taken out after it, not in `count`. `offset`: minutes of the unit's clock ahead of UTC.
 */
export const liveScoreSchema = z.strictObject({
  unitName: z.string().max(200),
  window: scoreWindowSchema,
  first: localDaySchema,
  last: localDaySchema,
  shown: z.enum(['none', 'counts', 'few', 'full', 'broken']),
  count: amount,
  satisfied: amount,
  percent,
  low: percent,
  high: percent,
  colour: z.enum(['above', 'below', 'between']).nullable(),
  target: z.number().min(0).max(100),
  verified: amount,
  atPlace: amount,
  held: amount,
  excluded: amount,
  added: z.number().int(),
  updated: instantSchema,
  offset: z.number().int().min(-900).max(900),
  stale: z.boolean(),
});
export type LiveScore = z.infer<typeof liveScoreSchema>;
