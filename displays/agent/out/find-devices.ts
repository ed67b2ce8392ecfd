import { USUAL_PORTS } from '../../../content/led/device.ts';
import type { FoundDevice } from '../../../content/wire/find.ts';
import { findArtnetNodes } from './artnet/find.ts';
import { openBxCard } from './bx/card.ts';
import { ANY_TYPE, bxPing } from './bx/commands.ts';
import { BX_UDP_PORT, findBxCards } from './bx/find.ts';
import { findWleds, type WledHeard } from './ddp/find-wled.ts';
import { openWled } from './ddp/wled.ts';
import type { E131Heard } from './e131/discovery.ts';
import { findE131Sources } from './e131/find.ts';
import { E131_NAME } from './e131/way.ts';
import { openHuiduCard } from './huidu/card.ts';
import { findHuiduCards } from './huidu/find.ts';
import { ownAddresses } from './own-addresses.ts';

/** How long devices have to answer, and for how long sources are listened for that speak every ten seconds. */
const ANSWER_MS = 3000;
const LISTEN_MS = 10_500;

/**
 * What makes itself known on this machine's networks within eleven seconds: Art-Net nodes, Huidu and Onbon cards that answer a search,
 * WLEDs by multicast DNS, and other sources of E1.31 by what they say of themselves.
 */
export async function findDevices(): Promise<FoundDevice[]> {
  const wleds: Promise<FoundDevice>[] = [];
  const searches: readonly Promise<FoundDevice[]>[] = [
    findArtnetNodes(USUAL_PORTS.artnet ?? 0, ANSWER_MS).then((nodes) =>
      nodes.map(({ address, name, universes }) => ({ protocol: 'artnet', address, name: `${name} (${universes.join(', ')})` })),
    ),
    findHuiduCards(USUAL_PORTS.huidu ?? 0, ANSWER_MS).then((cards) => cards.map((card) => ({ protocol: 'huidu', ...card }))),
    findBxCards(BX_UDP_PORT, ANSWER_MS).then((cards) => cards.map((address) => ({ protocol: 'bx5', address, name: 'Onbon BX' }))),
    findWleds(ANSWER_MS, (wled) => void wleds.push(described(wled))).then(() => Promise.all(wleds)),
    findE131Sources(LISTEN_MS).then((sources) => sources.filter(isAnother).map(asFound)),
  ];
  const found = await Promise.allSettled(searches);
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

const described = async ({ address, port, name }: WledHeard): Promise<FoundDevice> => ({
  protocol: 'ddp',
  address,
  name: await askWled(address, port).catch(() => name),
});

/** Our own panels are no surprise. */
const isAnother = ({ address, name }: E131Heard): boolean =>
  name !== E131_NAME || !ownAddresses().some((own) => own.address === address);

const asFound = ({ address, name, universes }: E131Heard): FoundDevice => {
  const [first, last] = [universes[0] ?? 0, universes[universes.length - 1] ?? 0];
  return { protocol: 'e131-source', address, name: `${name}: ${first}-${last}` };
};

/** Where the devices that know no search listen. */
export interface ProbePorts {
  readonly json: number;
  readonly bx: number;
  readonly huidu: number;
}

const PORTS: ProbePorts = { json: 80, bx: USUAL_PORTS.bx5 ?? 0, huidu: USUAL_PORTS.huidu ?? 0 };

/** What stands at one address: a WLED, an Onbon card or a Huidu card, each asked in its own words; nothing that it shows changes. */
export async function probeAddress(host: string, ports: ProbePorts = PORTS): Promise<FoundDevice[]> {
  const asked: readonly (readonly ['ddp' | 'bx5' | 'huidu', Promise<string>])[] = [
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
