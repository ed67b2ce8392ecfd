import { createSocket } from 'node:dgram';
import { broadcastAddresses } from '../own-addresses.ts';
import { type ArtnetNode, artPoll, parsePollReply } from './packets.ts';

/**
 * The Art-Net nodes that answer a poll within `waitMs`, by address. It listens on `port` (nodes answer to the port of the standard,
 * 6454, whoever asks) and asks every network of this machine.
 */
export async function findArtnetNodes(port: number, waitMs: number): Promise<ArtnetNode[]> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const found = new Map<string, ArtnetNode>();
  socket.on('message', (packet) => {
    const node = parsePollReply(packet);
    if (node) found.set(`${node.address} ${node.universes.join()}`, node);
  });
  try {
    await new Promise<void>((settle, fail) => {
      socket.once('error', fail);
      socket.bind(port, settle);
    });
    // A network that cannot be asked must not keep the others from answering.
    socket.on('error', () => undefined);
    socket.setBroadcast(true);
    for (const address of broadcastAddresses()) socket.send(artPoll(), port, address, () => undefined);
    await new Promise((settle) => setTimeout(settle, waitMs));
  } finally {
    socket.close();
  }
  return [...found.values()].sort((one, other) => (one.address < other.address ? -1 : 1));
}
