import { z } from 'zod';
import { plainText } from '../text/door.ts';
import { instantSchema } from '../time/instant.ts';

/* Bodies of the REST API about answers that were refused after a kiosk had thanked for them. What they say is not told before it is decided. */

const amount = z.number().int().min(0);
const keptIdSchema = z.string().regex(/^[0-9a-f]{32}$/);

const saidSchema = z.strictObject({ code: z.string(), vi: z.string(), en: z.string() });

/** One of them; `hinders`: why it would be refused again now, null: it would count. `at`, `pointName`: null when it cannot be read. */
export const refusedOneSchema = z.strictObject({
  id: keptIdSchema,
  at: instantSchema.nullable(),
  offset: z.number().int(),
  pointName: z.string().nullable(),
  why: saidSchema,
  hinders: saidSchema.nullable(),
});
export type RefusedOne = z.infer<typeof refusedOneSchema>;

/** The oldest two hundred, and how many there are. */
export const refusedListSchema = z.strictObject({ answers: z.array(refusedOneSchema).max(200), all: amount });
export type RefusedList = z.infer<typeof refusedListSchema>;

const idsSchema = z.array(keptIdSchema).min(1).max(200);
export const refusedSendSchema = z.strictObject({ ids: idsSchema });
/** `again`: stood in the ledger already. `still`: refused again, and kept. */
export const refusedSentSchema = z.strictObject({ kept: amount, again: amount, still: amount });
export type RefusedSent = z.infer<typeof refusedSentSchema>;

export const refusedAsideSchema = z.strictObject({ ids: idsSchema, reason: plainText({ max: 300 }) });
