import { z } from 'zod';

/** Where a device of the building's own network is reached: an IPv4 address or a name (LED-50: a public address is refused). */
export const hostSchema = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/)
  .check((context) => {
    if (!isLocal(context.value))
      context.issues.push({ code: 'custom', input: context.value, params: { problem: 'LED-50', host: context.value } });
  });

/** A name is looked up on the spot; an address is private, link-local or of this machine. */
function isLocal(host: string): boolean {
  if (!/^[\d.]+$/.test(host)) return true;
  const [a, b, c, d, ...more] = host.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  if (a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0) return false;
  if (Math.max(a, b, c, d) > 255) return false;
  return a === 10 || a === 127 || (a === 192 && b === 168) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b <= 31);
}

const portSchema = z.number().int().min(1).max(65_535);

/** Seconds without a word from us after which a BX card goes dark, or shows its safe text, by itself; `null`: it keeps the last picture. */
const deadManSchema = z.number().int().min(5).max(3600).nullable();

/** Generation 5 cards of Onbon: «5E» for one or two colours, «5Q» for full colour. */
const bx5CardSchema = z.enum(['5E1', '5E2', '5E3', '5Q0+', '5Q1+', '5Q2+']);
export type Bx5Card = z.infer<typeof bx5CardSchema>;

/** Generation 6: experimental, for the order and the polarity of its dots were never confirmed on a card. */
const bx6CardSchema = z.enum(['6E1', '6E2', '6E3', '6E1X', '6E2X', '6QL', '6Q1', '6Q2', '6Q3', '6Q2L', '6Q3L']);
export type Bx6Card = z.infer<typeof bx6CardSchema>;

/**
 * What drives a panel. `hdmi`: a sending card that takes the rectangle of the panel from the desktop, its corner in device pixels.
 * `ddp`: WLED, FPP, Falcon; `jsonPort` is WLED's own interface for reading back (`null`: not a WLED). `e131`: `host` `null` is
 * multicast. `wifi`: the last stretch goes by radio. Universes count from 1 in E1.31, from 0 (15 bits) in Art-Net.
 */
export const ledDeviceSchema = z.discriminatedUnion('protocol', [
  z.strictObject({ protocol: z.literal('hdmi'), x: z.number().int().min(0).max(16_383), y: z.number().int().min(0).max(16_383) }),
  z.strictObject({
    protocol: z.literal('ddp'),
    host: hostSchema,
    port: portSchema,
    wifi: z.boolean(),
    jsonPort: portSchema.nullable(),
  }),
  z.strictObject({
    protocol: z.literal('e131'),
    host: hostSchema.nullable(),
    firstUniverse: z.number().int().min(1).max(63_999),
    priority: z.number().int().min(0).max(200),
    syncUniverse: z.number().int().min(1).max(63_999).nullable(),
    wifi: z.boolean(),
  }),
  z.strictObject({
    protocol: z.literal('artnet'),
    host: hostSchema,
    port: portSchema,
    firstUniverse: z.number().int().min(0).max(32_767),
    sync: z.boolean(),
  }),
  z.strictObject({
    protocol: z.literal('bx5'),
    host: hostSchema,
    port: portSchema,
    card: bx5CardSchema,
    area: z.number().int().min(0).max(3),
    deadMan: deadManSchema,
  }),
  z.strictObject({
    protocol: z.literal('bx6'),
    host: hostSchema,
    port: portSchema,
    card: bx6CardSchema,
    area: z.number().int().min(0).max(31),
    deadMan: deadManSchema,
    experimental: z.boolean(),
  }),
  z.strictObject({ protocol: z.literal('huidu'), host: hostSchema, port: portSchema }),
  z.strictObject({
    protocol: z.literal('opc'),
    host: hostSchema,
    port: portSchema,
    channel: z.number().int().min(0).max(255),
  }),
]);
export type LedDevice = z.infer<typeof ledDeviceSchema>;
export type LedProtocol = LedDevice['protocol'];

/** Ports that the makers chose; `null` where there is no network. */
export const USUAL_PORTS: Readonly<Record<LedProtocol, number | null>> = {
  hdmi: null,
  ddp: 4048,
  e131: 5568,
  artnet: 6454,
  bx5: 5005,
  bx6: 5005,
  huidu: 10_001,
  opc: 7890,
};

/**
 * How long something that we did not send can stay on a device (LED-74). `read`: it is asked every few seconds what it shows, put right,
 * and that is told. A number: it cannot be asked, but gets its picture again after so many seconds, and nobody learns of it. `null`: a
 * sending card shows what comes by the cable.
 */
export const heldBy = (device: LedDevice): 'read' | number | null => {
  if (device.protocol === 'hdmi') return null;
  if (device.protocol === 'huidu' || (device.protocol === 'ddp' && device.jsonPort !== null)) return 'read';
  return takesPictures(device) ? 5 : 1;
};

/**
 * Whether the device is handed whole pictures (BX, Huidu) instead of a stream of frames: it then takes one or two a second, so words
 * on it turn pages rather than scroll (LED-52), and it knows its modules itself, so the picture goes row by row (LED-51).
 */
export const takesPictures = ({ protocol }: LedDevice): boolean =>
  protocol === 'bx5' || protocol === 'bx6' || protocol === 'huidu';
