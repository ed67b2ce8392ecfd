import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { plainText } from '../text/door.ts';
import { instantSchema } from '../time/instant.ts';

/* Bodies of the REST API about answers from elsewhere: other systems, CSV files, and tickets on paper. */

const amount = z.number().int().min(0);

export const ticketsRequestSchema = z.strictObject({ unit: idSchema, count: z.number().int().min(1).max(200) });
export const ticketsAnswerSchema = z.strictObject({ codes: z.array(z.string()) });
export const ticketsQuerySchema = z.strictObject({ unit: idSchema });
/** The tickets of a unit that may still be used today: how many were made, and how many of them nobody has used. */
export const ticketsStandSchema = z.strictObject({ made: amount, unused: amount });
export type TicketsStand = z.infer<typeof ticketsStandSchema>;

export const newImportKeySchema = z.strictObject({ name: plainText({ max: 120 }), points: z.array(idSchema).min(1).max(100) });
/** `secret` is told once and kept nowhere. */
export const importKeyMadeSchema = z.strictObject({ id: idSchema, secret: z.string() });
export const importKeySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  points: z.array(idSchema),
  created: instantSchema,
  revoked: instantSchema.nullable(),
  /** When it last brought answers, to the minute; null: never. */
  used: instantSchema.nullable(),
});
export type ImportKey = z.infer<typeof importKeySchema>;

/** An answer from another system: one for each dossier number. */
export const importedAnswerSchema = z.strictObject({
  dossier: plainText({ max: 100 }),
  point: idSchema,
  at: instantSchema,
  level: idSchema,
  reasons: z.array(idSchema).max(12).default([]),
  comment: plainText({ max: 500, lines: true }).nullable().default(null),
});
export type ImportedAnswer = z.infer<typeof importedAnswerSchema>;
export const importRequestSchema = z.strictObject({ answers: z.array(importedAnswerSchema).min(1).max(500) });
const saidSchema = z.strictObject({ code: z.string(), vi: z.string(), en: z.string() });
export const importAnswerSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      dossier: z.string(),
      outcome: z.enum(['kept', 'again', 'used', 'refused']),
      receipt: z.string().nullable(),
      problem: saidSchema.nullable(),
    }),
  ),
});
export type ImportAnswer = z.infer<typeof importAnswerSchema>;

export const csvPreviewSchema = z.strictObject({ point: idSchema, csv: z.string().max(250_000) });
export const csvPreviewAnswerSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      line: z.number().int(),
      dossier: z.string(),
      at: instantSchema.nullable(),
      level: z.string(),
      reasons: z.string(),
      comment: z.string().nullable(),
      problems: z.array(saidSchema),
      /** Its dossier has answered before: nothing new comes of it. */
      there: z.boolean(),
    }),
  ),
  good: amount,
  bad: amount,
  there: amount,
  /** Columns of the file that nothing is taken from. */
  ignored: z.array(z.string()),
  digest: z.string(),
});
export type CsvPreview = z.infer<typeof csvPreviewAnswerSchema>;
export const csvConfirmSchema = csvPreviewSchema.extend({ digest: z.string().max(64) });
export const csvConfirmedSchema = z.strictObject({ kept: amount, again: amount, used: amount, refused: amount });
export type CsvConfirmed = z.infer<typeof csvConfirmedSchema>;
