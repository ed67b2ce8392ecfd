import type { LedDevice } from '../../../content/led/device.ts';
import { USUAL_PORTS } from '../../../content/led/device.ts';
import { findArtnetNodes } from './artnet/find.ts';
import { openBxCard } from './bx/card.ts';
import { bxPing } from './bx/commands.ts';
import { openWled } from './ddp/wled.ts';
import { openHuiduCard } from './huidu/card.ts';
import { findHuiduCards } from './huidu/find.ts';
import { saidBy } from './status.ts';

/** A device that made itself known: where, and as what. */
export interface FoundDevice {
  readonly protocol: LedDevice['protocol'];
  readonly address: string;
  readonly name: string;
}

/** What answers on this machine's networks within `waitMs`: Art-Net nodes and Huidu cards. The other protocols know no search. */
export async function findDevices(waitMs: number): Promise<FoundDevice[]> {
  const [nodes, cards] = await Promise.allSettled([
    findArtnetNodes(USUAL_PORTS.artnet ?? 0, waitMs),
    findHuiduCards(USUAL_PORTS.huidu ?? 0, waitMs),
  ]);
  return [
    ...(nodes.status === 'fulfilled' ? nodes.value : []).map(({ address, name }) => ({
      protocol: 'artnet' as const,
      address,
      name,
    })),
    ...(cards.status === 'fulfilled' ? cards.value : []).map((card) => ({ protocol: 'huidu' as const, ...card })),
  ];
}

/** What the device of a mount says when asked who it is; `answers` `null`: its protocol has no answers. */
export interface Probe {
  readonly answers: boolean | null;
  readonly said: string;
}

/** Asks a device, without changing what it shows. Never rejects. */
export async function probeDevice(device: LedDevice): Promise<Probe> {
  try {
    const said = await saidByDevice(device);
    return said === null ? { answers: null, said: '' } : { answers: true, said };
  } catch (error) {
    return { answers: false, said: saidBy(error) };
  }
}

async function saidByDevice(device: LedDevice): Promise<string | null> {
  switch (device.protocol) {
    case 'ddp': {
      if (device.jsonPort === null) return null;
      const { name, version, dots, width, height } = await openWled(device.host, device.jsonPort).who();
      return `${name} ${version}, ${width === null || height === null ? `${dots}` : `${width}×${height}`}`;
    }
    case 'bx5':
    case 'bx6': {
      const card = await openBxCard(device);
      await card.ask(bxPing()).finally(card.close);
      return `BX-${device.card}`;
    }
    case 'huidu': {
      const card = await openHuiduCard(device.host, device.port);
      card.close();
      return 'Huidu SDK 2.0';
    }
    case 'hdmi':
    case 'e131':
    case 'artnet':
    case 'opc':
      return null;
    default:
      return unknownDevice(device);
  }
}

function unknownDevice(device: never): never {
  throw new Error(`no such device: ${JSON.stringify(device)}`);
}
