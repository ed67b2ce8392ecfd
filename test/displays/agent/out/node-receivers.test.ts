import { dmxnet } from 'dmxnet';
import { Receiver } from 'sacn';
import { describe, expect, it } from 'vitest';
import { artDmx } from '../../../../displays/agent/out/artnet/packets.ts';
import { type E131Source, e131Packets, e131Sync, e131Termination } from '../../../../displays/agent/out/e131/packets.ts';
import { openUdp } from '../../../../displays/agent/out/udp.ts';
import { freeUdpPort } from '../../../support/free-port.ts';
import { randomBytes } from '../../../support/random-bytes.ts';

const source: E131Source = { cid: randomBytes(16, 1), name: 'Niem Yet', priority: 120, firstUniverse: 7, sync: 0 };
const bytesOf = (packets: readonly { readonly bytes: Uint8Array }[]) => packets.map(({ bytes }) => bytes);

describe('npm sacn receives E1.31', () => {
  it.each([1, 170, 171, 2040, 2048])(
    '%i dots: every slot, its universe, name and priority; nothing corrupt or out of order',
    async (dots) => {
      const port = await freeUdpPort();
      const universes = Array.from({ length: 13 }, (_, index) => 7 + index);
      const receiver = new Receiver({ universes, port, iface: '127.0.0.1', reuseAddr: true });
      const wrong: unknown[] = [];
      for (const event of ['PacketCorruption', 'PacketOutOfOrder', 'error'] as const)
        receiver.on(event, (what: unknown) => wrong.push(what));
      const udp = await openUdp('127.0.0.1', port);
      const expected = Math.ceil(dots / 170);
      try {
        // Round the end of the numbers: 254, 255, 0, 1.
        for (const sequence of [254, 255, 0, 1]) {
          const bytes = randomBytes(dots * 3, dots + sequence);
          const got = new Map<number, number[]>();
          const all = new Promise<void>((settle) => {
            receiver.removeAllListeners('packet');
            receiver.on('packet', (packet) => {
              expect([packet.sourceName.replace(/\0+$/, ''), packet.priority, packet.sequence]).toEqual([
                'Niem Yet',
                120,
                sequence,
              ]);
              got.set(packet.universe, slotsOf(packet.payload));
              if (got.size === expected) settle();
            });
          });
          await udp.send(bytesOf(e131Packets(bytes, source, sequence)));
          await all;
          for (const [universe, slots] of got) {
            const from = (universe - 7) * 510;
            const sent = [...bytes.subarray(from, from + 510)];
            expect(Array.from(sent, (_, at) => slots[at] ?? 0)).toEqual(sent);
          }
        }
        expect(wrong).toEqual([]);
      } finally {
        udp.close();
        await new Promise<void>((settle) => {
          receiver.close(() => settle());
        });
      }
    },
  );

  it('termination and sync have the lengths that the standard gives', () => {
    const [end] = e131Termination(100, source, 9);
    expect([end?.bytes.length, end?.bytes[112], end?.bytes[111]]).toEqual([126, 0x40, 9]);
    const sync = e131Sync({ ...source, sync: 500 }, 3).bytes;
    expect([sync.length, sync[21], sync[43], sync[44], (sync[45] ?? 0) * 256 + (sync[46] ?? 0)]).toEqual([49, 8, 1, 3, 500]);
    expect(Math.max(...e131Packets(randomBytes(2048 * 3, 1), source, 0).map(({ bytes }) => bytes.length))).toBe(126 + 510);
  });
});

/** The package tells slots in percent, rounded to hundredths. */
function slotsOf(payload: Readonly<Record<number, number>>): number[] {
  const slots: number[] = [];
  for (const [channel, percent] of Object.entries(payload)) slots[Number(channel) - 1] = Math.round((percent * 255) / 100);
  return slots;
}

describe('npm dmxnet receives Art-Net', () => {
  it.each([1, 170, 171, 2040, 2048])('%i dots: every slot on its universe', async (dots) => {
    const port = await freeUdpPort();
    const net = new dmxnet({ listen: port, log: { level: 'error' }, hosts: ['127.0.0.1'] });
    const udp = await openUdp('127.0.0.1', port);
    const bytes = randomBytes(dots * 3, dots);
    const universes = Math.ceil(dots / 170);
    try {
      const arrived = Array.from({ length: universes }, (_, universe) => {
        const receiver = net.newReceiver({ net: 0, subnet: universe >> 4, universe: universe & 15 });
        return new Promise<number[]>((settle) => {
          receiver.on('data', (data: number[]) => settle([...data]));
        });
      });
      await udp.send(artDmx(bytes, 0, 1));
      (await Promise.all(arrived)).forEach((slots, universe) => {
        const sent = [...bytes.subarray(universe * 510, universe * 510 + 510)];
        expect(slots.slice(0, sent.length)).toEqual(sent);
      });
    } finally {
      udp.close();
      net.listener4.close();
    }
  });
});
