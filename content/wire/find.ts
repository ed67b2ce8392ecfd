import { z } from 'zod';
import { hostSchema } from '../led/device.ts';

/*
 * Looking for LED devices: asked at the desk, done by the agent of a display (events `find` and `found` of namespace `/display`) or by the
 * controller on its own network.
 */
const v = z.literal(1);
const DEVICES = 64;

/**
 * A device that made itself known, in its own words, as far as they are plain ASCII. `e131-source` is no device: somebody else who sends
 * E1.31 on this network.
 */
const foundDeviceSchema = z.strictObject({
  protocol: z.enum(['ddp', 'artnet', 'bx5', 'huidu', 'e131-source']),
  address: z.string().regex(/^[A-Za-z0-9.-]{1,253}$/),
  name: z
    .string()
    .max(120)
    .regex(/^[\x20-\x7e]*$/),
});
export type FoundDevice = z.infer<typeof foundDeviceSchema>;
export const foundDevicesSchema = z.array(foundDeviceSchema).max(DEVICES);

/** `address`: ask what stands there; null: search the network. Words that are switches of the agent are no addresses. */
const addressSchema = hostSchema.refine((host) => host !== 'yes' && host !== 'no').nullable();

/** Desk → server: who looks, and where. */
export const findRequestSchema = z.strictObject({ by: z.enum(['agent', 'controller']), address: addressSchema });
/** Desk → server: this controller looks, for a panel that is only being added. */
export const findHereSchema = findRequestSchema.pick({ address: true });
/** Server → desk. */
export const findAnswerSchema = z.strictObject({ devices: foundDevicesSchema });

/** Server → display, and its answer; `id` names the question. */
export const findSchema = z.strictObject({ v, id: z.number().int().min(0), address: addressSchema });
export const foundSchema = z.strictObject({ v, id: z.number().int().min(0), devices: foundDevicesSchema });
