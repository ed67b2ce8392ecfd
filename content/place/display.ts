import { z } from 'zod';
import { ledMountSchema } from '../led/mount.ts';
import { plainText } from '../text/door.ts';
import { instantSchema, localDaySchema } from '../time/instant.ts';
import { idSchema } from './unit.ts';

export const displayKindSchema = z.enum(['tv', 'led', 'kiosk']);
export type DisplayKind = z.infer<typeof displayKindSchema>;

export const zoneNameSchema = z.enum(['main', 'ticker', 'side']);
export type ZoneName = z.infer<typeof zoneNameSchema>;

/** How the glass is divided: all for `main`, or with a ticker line below, a side column, or both. */
export const zoneLayoutSchema = z.enum(['full', 'ticker', 'side', 'side-ticker']);
export type ZoneLayout = z.infer<typeof zoneLayoutSchema>;

/** What a plan needs to know of the glass. `width`, `height` in device pixels as mounted (portrait: height > width). */
export const screenSchema = z.strictObject({
  width: z.number().int().min(8).max(16384),
  height: z.number().int().min(8).max(16384),
  zones: zoneLayoutSchema,
  transition: z.enum(['fade', 'cut']),
});
export type Screen = z.infer<typeof screenSchema>;

/** Base64url of 32 bytes. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * A screen on a wall. `membership` says to which unit it belongs in which half-open stretch of days. `key` is the public key
 * that it made at pairing (`null`: not paired, or revoked). Identity is this key, never what a browser looks like. `led`: how a LED
 * panel hangs and what drives it; displays of that kind have it, others never (LED-60, LED-70). `point`: at which rating point a kiosk asks
 * (SCO-70).
 */
export const displaySchema = z.strictObject({
  id: idSchema,
  name: plainText({ max: 120 }),
  kind: displayKindSchema,
  screen: screenSchema,
  physical: z.strictObject({ widthMm: z.number().gt(0).max(50_000), heightMm: z.number().gt(0).max(50_000) }).nullable(),
  viewingDistanceM: z.number().gt(0).max(200).nullable(),
  membership: z
    .array(z.strictObject({ unit: idSchema, from: localDaySchema.nullable(), to: localDaySchema.nullable() }))
    .min(1)
    .max(50),
  tags: z.array(idSchema).max(20),
  key: z.strictObject({ public: publicKeySchema, since: instantSchema }).nullable(),
  led: ledMountSchema.optional(),
  point: idSchema.optional(),
});
export type Display = z.infer<typeof displaySchema>;
