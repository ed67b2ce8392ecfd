import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { plainText } from '../text/door.ts';
import { colourSchema } from './colour.ts';
import { hashSchema } from './slide.ts';

/** A brand as data. The logo is uploaded by the customer; none is bundled; flag and emblem never serve as a background. */
export const themeSchema = z.strictObject({
  id: idSchema,
  name: plainText({ max: 80 }),
  background: colourSchema,
  surface: colourSchema,
  ink: colourSchema,
  muted: colourSchema,
  accent: colourSchema,
  onAccent: colourSchema,
  logo: z
    .strictObject({
      hash: hashSchema,
      width: z.number().int().min(1).max(4096),
      height: z.number().int().min(1).max(4096),
      alt: plainText({ max: 120 }),
    })
    .nullable(),
});
export type Theme = z.infer<typeof themeSchema>;
