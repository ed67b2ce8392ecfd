import type { LedDevice } from '../../content/led/device.ts';
import { type Frame, frameAt } from '../../content/led/frame-at.ts';
import type { LedMount } from '../../content/led/mount.ts';
import { type Diodes, type Panel, plainPanel } from '../../content/led/panel.ts';
import { strip } from '../../content/led/strip.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import { type LedDriver, openDriver } from '../../displays/agent/out/driver.ts';
import { fastClock } from './fast-clock.ts';
import { ledAtlases } from './led-means.ts';

export const FULL: Diodes = { kind: 'full', order: 'rgb' };
export const MONO: Diodes = { kind: 'mono', colour: '#ff0000' };

/** A mount with all points ticked, going dark when it stops unless told otherwise. */
export const mountOf = (device: LedDevice, panel: Panel, change: Partial<LedMount> = {}): LedMount => ({
  panel,
  device,
  driver: 'agent',
  onStop: 'blank',
  safeText: '',
  secured: ['password', 'access-point', 'cabinet', 'own-wire', 'noted'],
  ...change,
});

export const panelOf = (width: number, height: number, diodes: Diodes): Panel => plainPanel(width, height, 5, diodes);

/** Words standing on the panel. */
export const words = (text: string, panel: Panel, colour = '#ffb000'): Frame =>
  frameAt(strip({ ...plainTicker(text, colour), motion: 'still' }, panel, { atlases: ledAtlases(), live: null }), panel, 0);

/** A driver whose clock runs `times` as fast: at ten, ten seconds pass in one. */
export function fastDriver(mount: LedMount, safe: Frame | null = null, times = 10): LedDriver & { readonly mono: () => number } {
  const clock = fastClock(times);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return { ...openDriver(mount, { ...clock, random: () => 0.5, log, safe }), mono: clock.mono };
}
