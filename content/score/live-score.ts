import { z } from 'zod';
import { instantSchema, localDaySchema } from '../time/instant.ts';
import { scoreWindowSchema } from './windows.ts';

const amount = z.number().int().min(0);
const percent = z.number().int().min(0).max(100).nullable();

/**
 * A score as it may be shown; a renderer shows what is here and works nothing out. `shown`: `none` no answers yet, `counts` only
 * numbers, `few` a grey whole percentage, `full` percentage with its 95 % interval; what may not be shown is null. `colour` judges the
 * interval against `target`. `first`, `last`: the days counted, inclusive. `added`: changes since the period's close, not in `count`.
 */
export const liveScoreSchema = z.strictObject({
  unitName: z.string().max(200),
  window: scoreWindowSchema,
  first: localDaySchema,
  last: localDaySchema,
  shown: z.enum(['none', 'counts', 'few', 'full']),
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
  stale: z.boolean(),
  intact: z.boolean(),
});
export type LiveScore = z.infer<typeof liveScoreSchema>;
