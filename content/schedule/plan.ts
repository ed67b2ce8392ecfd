import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { instantSchema } from '../time/instant.ts';
import { rankSchema } from './entry.ts';

/** One turn of a loop: `start` is the offset in ms from the loop's beginning, `dwell` in ms. */
const loopItemSchema = z.strictObject({
  entry: idSchema,
  slide: idSchema,
  start: z.number().int().min(0),
  dwell: z.number().int().min(1),
});
/** What rotates; position = time mod period (ms), the same on every screen. Items in order, without gaps. */
export const loopSchema = z.strictObject({
  items: z.array(loopItemSchema).min(1).max(4000),
  period: z.number().int().min(1),
});
export type Loop = z.infer<typeof loopSchema>;

/** In [from, until) the loop with this index plays. */
export const spanSchema = z.strictObject({
  from: instantSchema,
  until: instantSchema,
  loop: z.number().int().min(0),
  rank: rankSchema,
});
export type Span = z.infer<typeof spanSchema>;

const spans = z.array(spanSchema).max(100_000);

/**
 * What one display shows, where, when, in [from, until) (35 days). Spans of a zone are sorted, half-open, disjoint; between them
 * nothing is scheduled and the standing slide shows. `offsets`: local time = instant + minutes, from each moment on.
 * Holds no display's name, so that displays that show the same share one part.
 */
export const planSchema = z.strictObject({
  from: instantSchema,
  until: instantSchema,
  zones: z.strictObject({ main: spans, ticker: spans, side: spans }),
  loops: z.array(loopSchema).max(20_000),
  standing: idSchema.nullable(),
  offsets: z
    .array(z.strictObject({ from: instantSchema, minutes: z.number().int().min(-1080).max(1080) }))
    .min(1)
    .max(20),
});
export type Plan = z.infer<typeof planSchema>;

/** What a zone shows now: since `from`, until `until` (instants; the next cut), `entry` null for the standing slide. */
export interface Showing {
  readonly entry: string | null;
  readonly slide: string | null;
  readonly from: number;
  readonly until: number;
}
