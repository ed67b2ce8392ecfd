import type { LedDevice } from '../../../content/led/device.ts';
import { USUAL_PORTS } from '../../../content/led/device.ts';
import { findArtnetNodes } from './artnet/find.ts';
import { openBxCard } from './bx/card.ts';
import { ANY_TYPE, bxPing } from './bx/commands.ts';
import { openWled } from './ddp/wled.ts';
import { openHuiduCard } from './huidu/card.ts';
import { findHuiduCards } from './huidu/find.ts';

/** A device that made itself known: where, and as what. */
export interface DeviceFound {
  readonly protocol: LedDevice['protocol'];
  readonly address: string;
  readonly name: string;
}

/** What answers on this machine's networks within `waitMs`: Art-Net nodes and Huidu cards. The other protocols know no search. */
export async function findDevices(waitMs: number): Promise<DeviceFound[]> {
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

/** Where the devices that know no search listen. */
export interface ProbePorts {
  readonly json: number;
  readonly bx: number;
  readonly huidu: number;
}

const PORTS: ProbePorts = { json: 80, bx: USUAL_PORTS.bx5 ?? 0, huidu: USUAL_PORTS.huidu ?? 0 };

/** What stands at one address: a WLED, an Onbon card or a Huidu card, each asked in its own words; nothing that it shows changes. */
export async function probeAddress(host: string, ports: ProbePorts = PORTS): Promise<DeviceFound[]> {
  const asked: readonly (readonly [LedDevice['protocol'], Promise<string>])[] = [
    ['ddp', askWled(host, ports.json)],
    ['bx5', askBx(host, ports.bx)],
    [
      'huidu',
      openHuiduCard(host, ports.huidu).then((card) => {
        card.close();
        return 'SDK 2.0';
      }),
    ],
  ];
  const answers = await Promise.allSettled(asked.map(([, answer]) => answer));
  return asked.flatMap(([protocol], index) => {
    const answer = answers[index];
    return answer?.status === 'fulfilled' ? [{ protocol, address: host, name: answer.value }] : [];
  });
}

async function askWled(host: string, port: number): Promise<string> {
  const { name, version, dots, width, height } = await openWled(host, port).who();
  return `${name} ${version}, ${width === null || height === null ? dots : `${width}×${height}`}`;
}

async function askBx(host: string, port: number): Promise<string> {
  const card = await openBxCard(host, port, ANY_TYPE);
  await card.ask(bxPing()).finally(card.close);
  return 'Onbon BX';
}
