import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { tallySchema } from './tally.ts';

const cellSchema = z.strictObject({
  unit: idSchema,
  day: z.number().int(),
  signed: tallySchema,
  addendum: tallySchema.nullable(),
});
const placeSchema = z.strictObject({
  seq: z.number().int(),
  standing: z.enum(['counted', 'held', 'excluded']),
  unit: idSchema,
  counter: idSchema.nullable(),
});

const closedSchema = z.strictObject({ unit: idSchema, through: z.number().int() });

/** Tallies as they can be kept: only answers that a later record has touched are named in `places`. */
export const talliesStateSchema = z.strictObject({
  cells: z.array(cellSchema),
  places: z.array(placeSchema),
  closed: z.array(closedSchema),
});
export type TalliesState = z.infer<typeof talliesStateSchema>;

/** A piece of kept tallies: a unit's day, where an answer stands, or how far a unit is closed. */
export const keptPieceSchema = z.union([cellSchema, placeSchema, closedSchema]);
export type KeptPiece = z.infer<typeof keptPieceSchema>;
