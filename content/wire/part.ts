import { z } from 'zod';
import { ledMountSchema } from '../led/mount.ts';
import { screenSchema } from '../place/display.ts';
import { idSchema } from '../place/unit.ts';
import { planSchema } from '../schedule/plan.ts';
import { kioskSetupSchema } from '../score/kiosk-setup.ts';
import { type Hash, hashSchema, slideSchema } from '../slide/slide.ts';
import { themeSchema } from '../slide/theme.ts';
import { plainText } from '../text/door.ts';

/** A slide with the theme it is painted in: a blob of its own, named by the hash of its canonical bytes, shared by parts. */
export const slideBlobSchema = z.strictObject({ v: z.literal(1), slide: slideSchema, theme: themeSchema });
export type SlideBlob = z.infer<typeof slideBlobSchema>;

/**
 * What a display shows for 35 days: one blob. Names no display, so that displays that show the same share it. `media`: which
 * rendition stands for a picture on this glass (WIR-19); absent when each picture is shown as it is. `led`: the mount of a LED panel.
 * `kiosk`: what a kiosk asks; absent where no rating point is set up.
 */
export const partSchema = z.strictObject({
  v: z.literal(1),
  screen: screenSchema,
  unitName: plainText({ max: 120 }),
  plan: planSchema,
  slides: z.record(idSchema, hashSchema),
  media: z.record(hashSchema, hashSchema).optional(),
  led: ledMountSchema.optional(),
  kiosk: kioskSetupSchema.optional(),
});
export type Part = z.infer<typeof partSchema>;

/** The file in which this part shows a picture: its rendition for the glass, else the picture itself (WIR-19). */
export const shownFile = (part: Part, picture: Hash): Hash => part.media?.[picture] ?? picture;

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** The part in a blob's text; null when it is not one. */
export const parsePart = (text: string): Part | null => partSchema.safeParse(fromJson(text)).data ?? null;

/** The slide and theme in a blob's text; null when it is not one. */
export const parseSlideBlob = (text: string): SlideBlob | null => slideBlobSchema.safeParse(fromJson(text)).data ?? null;
