import { createSocket } from 'node:dgram';
import { ownAddresses } from '../own-addresses.ts';
import { DISCOVERY_GROUP, type E131Heard, parseE131Discovery } from './discovery.ts';

/**
 * Who else sends E1.31 on this machine's networks (or those of `own`, addresses of this machine), by what sources say of themselves every
 * ten seconds; by address and name.
 */
export async function findE131Sources(
  waitMs: number,
  own: readonly string[] = ownAddresses().map(({ address }) => address),
  port: number = DISCOVERY_GROUP.port,
): Promise<E131Heard[]> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const found = new Map<string, E131Heard>();
  socket.on('message', (packet, { address }) => {
    const said = parseE131Discovery(packet);
    if (said !== null) found.set(`${address} ${said.name}`, { address, ...said });
  });
  try {
    await new Promise<void>((settle, fail) => {
      socket.once('error', fail);
      socket.bind(port, settle);
    });
    socket.on('error', () => undefined);
    const joined = own.filter((address) => {
      try {
        socket.addMembership(DISCOVERY_GROUP.address, address);
        return true;
      } catch {
        // A network without groups has nobody to be heard.
        return false;
      }
    });
    if (joined.length > 0) await new Promise((settle) => setTimeout(settle, waitMs));
  } finally {
    socket.close();
  }
  return [...found.values()];
}
