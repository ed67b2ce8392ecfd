import { z } from 'zod';

/** What the child process is asked for: the master copy, or a rendition that covers a screen of that size. */
export const pictureJobSchema = z.discriminatedUnion('make', [
  z.strictObject({ make: z.literal('master') }),
  z.strictObject({ make: z.literal('rendition'), width: z.number().int(), height: z.number().int() }),
]);
export type PictureJob = z.infer<typeof pictureJobSchema>;

const pictureMimeSchema = z.enum(['image/jpeg', 'image/png', 'image/webp']);

/** The first line of the child's answer; the picture's bytes follow it. */
export const pictureMadeSchema = z.strictObject({
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  mime: pictureMimeSchema,
});
export type PictureMade = z.infer<typeof pictureMadeSchema>;

/** Most pixels that are unpacked: 50 million, 200 MB as RGBA. */
export const MAX_PIXELS = 50_000_000;
/** Longest side of what is kept and made: the texture limit of old TVs, and enough for a 4K glass. */
export const MAX_SIDE = 4096;
