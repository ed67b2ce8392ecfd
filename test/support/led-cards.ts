import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dmxnet } from 'dmxnet';
import { Packet } from 'sacn';
import type { LedDevice } from '../../content/led/device.ts';
import { bxCard } from './bx-card.ts';
import { cutWire } from './cut-wire.ts';
import { freeUdpPort } from './free-port.ts';
import { listening } from './listening.ts';

/** A panel of some make in software: what drives it, the dots that it shows as text (null: none yet), and its wire. */
export interface LedCard {
  readonly device: LedDevice;
  readonly shown: () => string | null;
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const SLOTS = 510;
const host = '127.0.0.1';

/** The slots of all universes as one text; null until each of them has come. */
const joined = (universes: readonly (Buffer | undefined)[], bytes: number): string | null => {
  const all = universes.flatMap((one) => (one === undefined ? [] : [one.subarray(0, SLOTS)]));
  const whole = Buffer.concat(all);
  return whole.length < bytes ? null : whole.subarray(0, bytes).toString('hex');
};

/** An E1.31 node read by npm `sacn`, at an address of its own on the port that the standard has for everybody. */
export async function e131Card(bytes: number): Promise<LedCard> {
  const address = '127.0.131.1';
  const universes: (Buffer | undefined)[] = Array.from({ length: Math.ceil(bytes / SLOTS) }, () => undefined);
  let socket: UdpSocket | null = null;
  const mend = async (): Promise<void> => {
    const made = createSocket({ type: 'udp4', reuseAddr: true });
    made.on('message', (message, from) => {
      const packet = new Packet(message, from.address);
      if (packet.universe <= universes.length) universes[packet.universe - 1] = packet.payloadAsBuffer ?? undefined;
    });
    made.bind(5568, address);
    await once(made, 'listening');
    socket = made;
  };
  const cut = async (): Promise<void> => {
    socket?.close();
    socket = null;
    universes.fill(undefined);
  };
  await mend();
  const device = { protocol: 'e131', host: address, firstUniverse: 1, priority: 100, syncUniverse: null, wifi: false } as const;
  return { device, shown: () => joined(universes, bytes), cut, mend, close: cut };
}

/** An Art-Net node: npm `dmxnet`. */
export async function artnetCard(bytes: number): Promise<LedCard> {
  const port = await freeUdpPort();
  const universes: (Buffer | undefined)[] = Array.from({ length: Math.ceil(bytes / SLOTS) }, () => undefined);
  let node: dmxnet | null = null;
  const mend = async (): Promise<void> => {
    const made = new dmxnet({ listen: port, log: { level: 'error' }, hosts: [host] });
    for (const universe of universes.keys())
      made.newReceiver({ net: 0, subnet: universe >> 4, universe: universe & 15 }).on('data', (data: number[]) => {
        universes[universe] = Buffer.from(data);
      });
    node = made;
  };
  const cut = async (): Promise<void> => {
    node?.listener4.close();
    node = null;
    universes.fill(undefined);
  };
  await mend();
  const device = { protocol: 'artnet', host, port, firstUniverse: 0, sync: true } as const;
  return { device, shown: () => joined(universes, bytes), cut, mend, close: cut };
}

/** An Open Pixel Control server, written from its one page of text. */
export async function opcCard(bytes: number): Promise<LedCard> {
  let shown: string | null = null;
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 4 && received.length >= 4 + received.readUInt16BE(2)) {
        const length = received.readUInt16BE(2);
        const [channel, command] = [received[0], received[1]];
        if (channel === 2 && command === 0 && length === bytes) shown = received.subarray(4, 4 + length).toString('hex');
        received = received.subarray(4 + length);
      }
    });
  });
  const end = await listening(server);
  const wire = await cutWire(end.port);
  const device = { protocol: 'opc', host, port: Number(new URL(wire.url).port), channel: 2 } as const;
  return {
    device,
    shown: () => shown,
    cut: async () => {
      wire.cut();
      shown = null;
    },
    mend: async () => wire.mend(),
    close: async () => {
      await Promise.all([wire.close(), end.close()]);
    },
  };
}

/** An Onbon BX-5 card of one colour: the simulator written from its maker's text. */
export async function bx5Card(): Promise<LedCard> {
  const card = await bxCard(1);
  const wire = await cutWire(card.port);
  const port = Number(new URL(wire.url).port);
  const written = { at: 0 };
  return {
    device: { protocol: 'bx5', host, port, card: '5E1', area: 0, deadMan: 60 },
    // Before the wire was mended it may show what it has; what was written since counts.
    shown: () => (card.written() > written.at ? card.shown() : null),
    cut: async () => {
      wire.cut();
      written.at = card.written();
    },
    mend: async () => wire.mend(),
    close: async () => {
      await Promise.all([wire.close(), card.close()]);
    },
  };
}
