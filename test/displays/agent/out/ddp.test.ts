import { createSocket } from 'node:dgram';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ddpPackets, nextSequence } from '../../../../displays/agent/out/ddp/packets.ts';
import { ddpWay } from '../../../../displays/agent/out/ddp/way.ts';
import { ddpReceiver } from '../../../support/ddp-receiver.ts';
import { until } from '../../../support/fast-clock.ts';
import { randomBytes } from '../../../support/random-bytes.ts';
import { wledBox } from '../../../support/wled-box.ts';

const SIZES = [1, 170, 171, 479, 480, 481, 960, 2040, 2048, 8192];

describe('DDP', () => {
  it.each(SIZES)('%i dots arrive whole in a decoder of our own, one picture a push', (dots) => {
    const receiver = ddpReceiver(dots * 3);
    for (const seed of [1, 2, 3]) {
      const bytes = randomBytes(dots * 3, seed);
      for (const packet of ddpPackets(bytes, seed)) receiver.take(packet);
      expect(receiver.shown.at(-1)).toEqual(bytes);
    }
    expect(receiver.shown).toHaveLength(3);
    expect(receiver.complaints).toEqual([]);
  });

  it.each(SIZES)('%i dots: push on the last packet alone, also at exact multiples, no packet over 1,440 bytes', (dots) => {
    const packets = ddpPackets(randomBytes(dots * 3, 1), 5);
    expect(packets).toHaveLength(Math.ceil(dots / 480));
    expect(packets.map((packet) => (packet[0] ?? 0) & 1)).toEqual(
      packets.map((_, index) => (index === packets.length - 1 ? 1 : 0)),
    );
    expect(Math.max(...packets.map(({ length }) => length))).toBeLessThanOrEqual(1450);
  });

  it('one sequence number a frame, from 1 to 15 and round again: 18 packets a frame stay whole for a receiver that drops what is late', () => {
    const receiver = ddpReceiver(8192 * 3);
    let sequence = 0;
    const seen: number[] = [];
    for (let frame = 0; frame < 40; frame += 1) {
      sequence = nextSequence(sequence);
      const packets = ddpPackets(randomBytes(8192 * 3, frame), sequence);
      expect(new Set(packets.map((packet) => packet[1])).size).toBe(1);
      seen.push(packets[0]?.[1] ?? 0);
      for (const packet of packets) receiver.take(packet);
      expect(receiver.shown.at(-1)).toEqual(randomBytes(8192 * 3, frame));
    }
    expect(Math.min(...seen)).toBe(1);
    expect(Math.max(...seen)).toBe(15);
    expect(receiver.complaints).toEqual([]);
  });

  it('the receiver tells a number per packet: with it, big frames break', () => {
    const receiver = ddpReceiver(8192 * 3);
    let number = 0;
    for (let frame = 0; frame < 3; frame += 1)
      for (const packet of ddpPackets(randomBytes(8192 * 3, frame), 1)) {
        number = nextSequence(number);
        packet[1] = number;
        receiver.take(packet);
      }
    expect(receiver.complaints.length).toBeGreaterThan(0);
  });

  it('the first picture of a new driver stands at once, whatever number its predecessor ended with', async () => {
    for (let before = 1; before <= 15; before += 1) {
      const box = await wledBox(48);
      const device = { protocol: 'ddp', host: '127.0.0.1', port: box.port, wifi: false, jsonPort: null } as const;
      const socket = createSocket('udp4');
      for (const packet of ddpPackets(new Uint8Array(144), before)) socket.send(packet, box.port, '127.0.0.1');
      await until(() => box.received() === 1, 'the picture before');
      const way = ddpWay(device);
      const bytes = randomBytes(144, before);
      const picture = { frame: { width: 48, height: 1, dots: new Uint8Array(48), palette: [] }, bytes, percent: 100 };
      await way.send(picture);
      await until(() => box.received() === 3, 'the picture after');
      expect(box.shown()).toEqual(bytes);
      const next = randomBytes(144, before + 100);
      await way.send({ ...picture, bytes: next });
      await until(() => box.received() === 4, 'the next picture');
      expect(box.shown()).toEqual(next);
      await way.end({ ...picture, bytes: next });
      await new Promise<void>((settle) => {
        socket.close(() => settle());
      });
      await box.close();
    }
  });

  it('any picture comes back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), { minLength: 1, maxLength: 2000 }),
        fc.integer({ min: 1, max: 15 }),
        (dots, sequence) => {
          const bytes = Uint8Array.from(dots.flat());
          const receiver = ddpReceiver(bytes.length);
          for (const packet of ddpPackets(bytes, sequence)) receiver.take(packet);
          expect(receiver.shown).toEqual([bytes]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
