import { createSocket } from 'node:dgram';
import { describe, expect, it } from 'vitest';
import { parsePollReply } from '../../../../displays/agent/out/artnet/packets.ts';
import { probeAddress } from '../../../../displays/agent/out/find-devices.ts';
import { findHuiduCards, huiduSearch } from '../../../../displays/agent/out/huidu/find.ts';
import { goneIn } from '../../../../displays/agent/out/neighbour.ts';
import { bxCard } from '../../../support/bx-card.ts';
import { huiduCard } from '../../../support/huidu-card.ts';
import { wledBox } from '../../../support/wled-box.ts';

const host = '127.0.0.1';

describe('the wire', () => {
  it('a neighbour that nobody answers for is gone; one that answers, or that was never asked for, is not', () => {
    const table = [
      'IP address       HW type     Flags       HW address            Mask     Device',
      '10.0.0.7         0x1         0x2         aa:bb:cc:dd:ee:ff     *        eth0',
      '10.0.0.8         0x1         0x0         00:00:00:00:00:00     *        eth0',
    ].join('\n');
    expect(['10.0.0.7', '10.0.0.8', '10.0.0.9', '0.0.0.8'].map((address) => goneIn(table, address))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(goneIn('', '10.0.0.8')).toBe(false);
  });
});

describe('finding devices', () => {
  it('a Huidu card answers the vendor’s six bytes with its name; anything else is passed over', async () => {
    const card = createSocket('udp4');
    const asked: string[] = [];
    card.on('message', (packet, { port, address }) => {
      asked.push(packet.toString('hex'));
      card.send(Buffer.from('nonsense'), port, address);
      const answer = Buffer.alloc(25);
      answer.writeUInt32LE(0x01000005, 0);
      answer.writeUInt16LE(0x1002, 4);
      answer.write('C16L-D00-A1B2C3', 6);
      card.send(answer, port, address);
    });
    await new Promise<void>((settle) => card.bind(0, host, settle));
    try {
      let found: Awaited<ReturnType<typeof findHuiduCards>> = [];
      while (found.length === 0) found = await findHuiduCards(card.address().port, 300, [host]);
      expect(found).toEqual([{ address: host, name: 'C16L-D00-A1B2C3' }]);
      expect(asked[0]).toBe('050000010110');
      expect(Buffer.from(huiduSearch()).toString('hex')).toBe('050000010110');
    } finally {
      card.close();
    }
  });

  it('an Art-Net node’s answer gives name, address and the port addresses of its outputs', () => {
    const packet = Buffer.alloc(239);
    packet.write('Art-Net\0', 0);
    packet.writeUInt16LE(0x2100, 8);
    packet.set([10, 0, 0, 9], 10);
    packet.set([0x01, 0x02], 18);
    packet.write('Bang 1\0xx', 26);
    packet.writeUInt16BE(3, 172);
    packet.set([0x80, 0x40, 0xc0], 174);
    packet.set([5, 6, 7], 190);
    expect(parsePollReply(packet)).toEqual({ address: '10.0.0.9', name: 'Bang 1', universes: [0x125, 0x127] });
    expect(parsePollReply(packet.subarray(0, 100))).toBeNull();
    expect(parsePollReply(Buffer.alloc(239))).toBeNull();
  });

  it('an address is asked who stands there, and nothing that it shows changes', async () => {
    const [wled, bx, huidu] = [await wledBox(64), await bxCard(1), await huiduCard()];
    const ports = { json: wled.jsonPort, bx: bx.port, huidu: huidu.port };
    expect(await probeAddress(host, ports)).toEqual([
      { protocol: 'ddp', address: host, name: 'WLED 0.15.0, 64×1' },
      { protocol: 'bx5', address: host, name: 'Onbon BX' },
      { protocol: 'huidu', address: host, name: 'SDK 2.0' },
    ]);
    expect([wled.received(), bx.written(), huidu.files().size]).toEqual([0, 0, 0]);
    await Promise.all([wled.close(), bx.close(), huidu.close()]);
    expect(await probeAddress(host, ports)).toEqual([]);
  });
});
