import multicastDns, { type MulticastDNS } from 'multicast-dns';
import { ownAddresses } from '../own-addresses.ts';

const SERVICE = '_wled._tcp.local';
const MDNS_PORT = 5353;

/** A WLED that made itself known by multicast DNS: the address and port of its page, and the name it goes by. */
export interface WledHeard {
  readonly address: string;
  readonly port: number;
  readonly name: string;
}

/**
 * The WLEDs that answer on this machine's networks (or through `own`, addresses of this machine) within `waitMs`; each is told to `heard`
 * once, as soon as it answers.
 */
export async function findWleds(
  waitMs: number,
  heard: (wled: WledHeard) => void,
  own: readonly string[] = ownAddresses().map(({ address }) => address),
  port = MDNS_PORT,
): Promise<void> {
  const told = new Set<string>();
  const take = (wled: WledHeard): void => {
    if (told.has(wled.address)) return;
    told.add(wled.address);
    heard(wled);
  };
  const ears = own.map((address) => ear(address, port, take));
  await new Promise((settle) => setTimeout(settle, waitMs));
  await Promise.all(ears.map((one) => new Promise<void>((settle) => one.destroy(settle))));
}

function ear(address: string, port: number, take: (wled: WledHeard) => void): MulticastDNS {
  // Bound to every address, for what is sent to a group does not come to a single one.
  const mdns = multicastDns({ port, interface: address, bind: '0.0.0.0' });
  // A network that cannot be asked must not keep the others from answering.
  mdns.on('error', () => undefined);
  mdns.on('response', (packet, { address: from }) => {
    const said = [...(packet.answers ?? []), ...(packet.additionals ?? [])];
    for (const instance of said) {
      if (instance.type !== 'PTR' || instance.name.toLowerCase() !== SERVICE) continue;
      const place = said.find((one) => one.type === 'SRV' && one.name === instance.data);
      const target = place?.type === 'SRV' ? place.data : null;
      const at = said.find((one) => one.type === 'A' && one.name === target?.target);
      const name = instance.data.split('.')[0] ?? 'WLED';
      take({ address: at?.type === 'A' ? at.data : from, port: target?.port ?? 80, name });
    }
  });
  mdns.query(SERVICE, 'PTR');
  return mdns;
}
