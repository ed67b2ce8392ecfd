import { z } from 'zod';
import { instantSchema } from '../time/instant.ts';

/*
 * Namespace `/display`, from displays that stand on a computer of ours (the agent): `health` now and then, `screenshot` now and then and
 * when the server says `look`. Neither is kept when there is no contact: the next one is truer. They say nothing about what people did.
 */
const v = z.literal(1);
const bytes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const plainAscii = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\x20-\x7e]*$/);

/**
 * A panel as its driver sees it; `since`: when this state began. `said`: the device's own words or an error's code. `repaired`: when it
 * last showed what we had not sent, and what that was.
 */
const ledHealthSchema = z.strictObject({
  state: z.enum(['opening', 'running', 'lost', 'stopped']),
  since: instantSchema,
  said: plainAscii(120),
  confirmed: z.boolean().nullable(),
  repairs: z.number().int().min(0),
  repaired: z.strictObject({ at: instantSchema, said: plainAscii(120) }).nullable(),
});

/** How the computer behind a screen is. Null: it cannot tell. */
export const healthSchema = z.strictObject({
  /** Its own program, as in `hello`. */
  app: plainAscii(64),
  /** Seconds since the machine and the agent began. */
  uptime: z.number().int().min(0),
  running: z.number().int().min(0),
  /** The hottest sensor, in °C. */
  temperature: z.number().min(-100).max(300).nullable(),
  disk: z.strictObject({ free: bytes, total: bytes }).nullable(),
  /** `own`: what the agent itself takes. */
  memory: z.strictObject({ free: bytes, total: bytes, own: bytes }),
  /** Whether the machine's clock follows a time server, and how far ahead of the controller's it is, in ms. */
  clock: z.strictObject({ synced: z.boolean().nullable(), ahead: z.number().int().nullable() }),
  /** How often contact was lost since the agent began. */
  drops: z.number().int().min(0),
  browser: z.strictObject({ state: z.enum(['starting', 'running', 'failing']), restarts: z.number().int().min(0) }).nullable(),
  led: ledHealthSchema.nullable(),
});
export type Health = z.infer<typeof healthSchema>;
export const healthMessageSchema = z.strictObject({ v, health: healthSchema });

/** A picture of what stands on the glass, or of the panel's dots: small, so that it fits into one message. */
export const SCREENSHOT_BYTES = 36_000;
export const screenshotMessageSchema = z.strictObject({
  v,
  time: instantSchema,
  mime: z.enum(['image/jpeg', 'image/png']),
  /** Base64. */
  bytes: z
    .string()
    .max(Math.ceil(SCREENSHOT_BYTES / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});
export type Screenshot = z.infer<typeof screenshotMessageSchema>;

/** Server → display: somebody looks at the wall; a fresh picture is welcome. */
export const lookSchema = z.strictObject({ v });
