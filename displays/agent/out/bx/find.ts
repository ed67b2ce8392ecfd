import { createSocket } from 'node:dgram';
import { broadcastAddresses } from '../own-addresses.ts';
import { ANY_TYPE, bxPing, isNack, parseBxReply } from './commands.ts';
import { bxFrame, takeBxFrame } from './frame.ts';

/** The port on which cards take the same frames as datagrams. */
export const BX_UDP_PORT = 5007;

/** The addresses of the Onbon cards that answer a ping to any card on this machine's networks (or at `hosts`) within `waitMs`. */
export async function findBxCards(
  port: number,
  waitMs: number,
  hosts: readonly string[] = broadcastAddresses(),
): Promise<string[]> {
  const socket = createSocket('udp4');
  const found = new Set<string>();
  socket.on('message', (packet, { address }) => {
    const taken = takeBxFrame(packet)?.message;
    if (taken?.ok && !isNack(parseBxReply(taken.data))) found.add(address);
  });
  try {
    await new Promise<void>((settle, fail) => {
      socket.once('error', fail);
      socket.bind(0, settle);
    });
    socket.on('error', () => undefined);
    socket.setBroadcast(true);
    for (const host of hosts) socket.send(bxFrame(ANY_TYPE, bxPing()), port, host, () => undefined);
    await new Promise((settle) => setTimeout(settle, waitMs));
  } finally {
    socket.close();
  }
  return [...found];
}
