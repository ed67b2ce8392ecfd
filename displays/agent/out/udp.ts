import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isGone } from './neighbour.ts';

/** How often the kernel is asked whether the device is still on the wire. */
const ASK_MS = 2000;

/** A datagram socket for one device. */
export interface Udp {
  /** Sends the packets in order; rejected when the network, or the device by way of it, said no. */
  readonly send: (packets: readonly Uint8Array[], address?: string) => Promise<void>;
  readonly close: () => void;
}

/**
 * A socket that sends to `host` and `port`. A connected one (`host` given) learns from the kernel when the device refuses or is not
 * there; with `host` `null` every packet names its address.
 */
export async function openUdp(host: string | null, port: number): Promise<Udp> {
  const socket = createSocket({
    type: 'udp4',
    // Addresses are literal by now; asking the resolver for each packet would cost more than sending it.
    lookup: (address, _options, done) => done(null, address, 4),
  });
  let failed: Error | null = null;
  socket.on('error', (error) => {
    failed = error;
  });
  const address = host === null ? null : isIP(host) ? host : (await lookup(host, 4)).address;
  await new Promise<void>((settle, fail) => {
    socket.once('error', fail);
    if (address === null) socket.bind(0, () => settle());
    else socket.connect(port, address, () => settle());
  });
  if (address === null) socket.setBroadcast(true);
  const one = (packet: Uint8Array, to: string | undefined): Promise<void> =>
    new Promise((settle, fail) => {
      const done = (error: Error | null): void => (error ? fail(error) : settle());
      if (to === undefined) socket.send(packet, done);
      else socket.send(packet, port, to, done);
    });
  let asked = performance.now();
  const ask = async (device: string): Promise<void> => {
    asked = performance.now();
    if (await isGone(device)) failed = Object.assign(new Error('nobody answers at this address'), { code: 'EHOSTUNREACH' });
  };
  return {
    send: async (packets, to) => {
      const before = failed;
      failed = null;
      await Promise.all(packets.map((packet) => one(packet, to)));
      if (address !== null && performance.now() - asked > ASK_MS) void ask(address);
      if (before) throw before;
    },
    close: () => socket.close(),
  };
}
