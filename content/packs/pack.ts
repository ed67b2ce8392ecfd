import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { plainText } from '../text/door.ts';

/** For whom a text is meant: people who come in, or the staff behind the counters. */
export const audienceSchema = z.enum(['citizen', 'staff']);
export type Audience = z.infer<typeof audienceSchema>;

/** A text of a pack as it stands in packs.json; `quoted` stands word for word in the document that `source` names. */
export const packTextSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{1,2}$/),
  audience: audienceSchema,
  title: plainText({ max: 120 }),
  lines: z.array(plainText({ max: 300 })).max(6),
  led: plainText({ max: 600 }),
  source: plainText({ max: 300 }),
  quoted: z.array(plainText({ max: 600 })).min(1),
  note: plainText({ max: 600 }).optional(),
});
export type PackText = z.infer<typeof packTextSchema>;

/** The official packs, parsed from packs.json. */
export const packsSchema = z.strictObject({
  about: z.string(),
  packs: z.array(z.strictObject({ id: idSchema, name: plainText({ max: 120 }), slides: z.array(packTextSchema).min(1) })),
});
export type Pack = z.infer<typeof packsSchema>['packs'][number];
