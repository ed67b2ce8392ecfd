import type { LedMount } from '../../../content/led/mount.ts';
import { artnetWay } from './artnet/way.ts';
import { bxWay } from './bx/way.ts';
import { ddpWay } from './ddp/way.ts';
import { e131Way } from './e131/way.ts';
import { huiduWay } from './huidu/way.ts';
import { opcWay } from './opc/way.ts';
import type { Picture, Way } from './way.ts';

/** The way out to the mount's device; nothing is sent before its first picture. `safe`: what a card falls back to by itself. */
export function openWay({ device, panel, onStop }: LedMount, safe: Picture, random: () => number): Way {
  switch (device.protocol) {
    case 'ddp':
      return ddpWay(device);
    case 'e131':
      return e131Way(device, random);
    case 'artnet':
      return artnetWay(device);
    case 'opc':
      return opcWay(device);
    case 'bx5':
    case 'bx6':
      return bxWay(device, panel, onStop === 'text' ? safe.frame : null);
    case 'huidu':
      return huiduWay(device, panel);
    case 'hdmi':
      throw new Error('a panel on HDMI is drawn by its window, not by a driver');
    default:
      return unknownDevice(device);
  }
}

function unknownDevice(device: never): never {
  throw new Error(`no such device: ${JSON.stringify(device)}`);
}
