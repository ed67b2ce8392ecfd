import { z } from 'zod';
import { type Problem, problem } from '../problem.ts';
import { plainText } from '../text/door.ts';
import { type LedDevice, ledDeviceSchema } from './device.ts';
import { panelSchema } from './panel.ts';

/**
 * What a technician ticks before a panel is used: the card's default password changed, its own access point off, the cabinet locked,
 * a wire (or VLAN) of its own, and the network noted down.
 */
export const SECURITY_POINTS = ['password', 'access-point', 'cabinet', 'own-wire', 'noted'] as const;
export type SecurityPoint = (typeof SECURITY_POINTS)[number];

/**
 * How a panel hangs and what drives it. `driver`: the HDMI window of a browser, the agent on a computer beside the panel, or the
 * controller itself on its own network. `onStop`: what the panel is left with when its driver is stopped on purpose. `secured`: the
 * points of the security list that somebody has ticked.
 */
export const ledMountSchema = z.strictObject({
  panel: panelSchema,
  device: ledDeviceSchema,
  driver: z.enum(['window', 'agent', 'controller']),
  onStop: z.enum(['blank', 'text']),
  safeText: plainText({ max: 120, min: 0 }),
  secured: z.array(z.enum(SECURITY_POINTS)).max(SECURITY_POINTS.length),
});
export type LedMount = z.infer<typeof ledMountSchema>;

/** The points that a device asks for: a sending card on a HDMI cable has no network that could be noted. */
export const pointsFor = ({ protocol }: Pick<LedDevice, 'protocol'>): readonly SecurityPoint[] =>
  protocol === 'hdmi' ? ['password', 'access-point', 'cabinet'] : SECURITY_POINTS;

/** What keeps a mount from being used (LED-62 to LED-65), whatever the display. */
export function mountProblems(mount: LedMount): Problem[] {
  const open = pointsFor(mount.device).filter((point) => !mount.secured.includes(point));
  const [hdmi, window] = [mount.device.protocol === 'hdmi', mount.driver === 'window'];
  return [
    ...(hdmi && !window ? [problem('LED-62', ['driver'])] : []),
    ...(window && !hdmi ? [problem('LED-63', ['driver'])] : []),
    ...(open.length > 0 ? [problem('LED-64', ['secured'], { open: open.length })] : []),
    ...(mount.onStop === 'text' && mount.safeText === '' ? [problem('LED-65', ['safeText'])] : []),
  ];
}
