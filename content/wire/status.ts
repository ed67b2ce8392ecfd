import { z } from 'zod';
import { instantSchema } from '../time/instant.ts';

const saidSchema = z.strictObject({ code: z.string(), vi: z.string(), en: z.string() });

/**
 * Answer of `GET /api/status`, how the controller itself is: damage met at its start (`findings`, in words), why nothing is kept
 * any more (`failed`, null while all is well), and until when plans can be signed (`hasRoot`: the root key renews that by itself).
 */
export const statusAnswerSchema = z.strictObject({
  time: instantSchema,
  generation: z.number().int(),
  findings: z.array(saidSchema),
  failed: saidSchema.nullable(),
  signing: z.strictObject({ coveredUntil: instantSchema, hasRoot: z.boolean() }),
});
export type StatusAnswer = z.infer<typeof statusAnswerSchema>;
