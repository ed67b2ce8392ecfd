import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Bonjour } from 'bonjour-service';
import { describe, expect, it } from 'vitest';
import { ANY_TYPE } from '../../../../displays/agent/out/bx/commands.ts';
import { findBxCards } from '../../../../displays/agent/out/bx/find.ts';
import { bxFrame } from '../../../../displays/agent/out/bx/frame.ts';
import { findWleds, type WledHeard } from '../../../../displays/agent/out/ddp/find-wled.ts';
import { DISCOVERY_GROUP, e131Discovery, parseE131Discovery } from '../../../../displays/agent/out/e131/discovery.ts';
import { findE131Sources } from '../../../../displays/agent/out/e131/find.ts';
import { freeUdpPort } from '../../../support/free-port.ts';
import { randomBytes } from '../../../support/random-bytes.ts';

const HERE = '127.0.0.1';
const source = { cid: randomBytes(16, 3), name: 'Sân khấu', priority: 100, firstUniverse: 7, sync: 0 };

describe('devices that make themselves known', () => {
  it('a WLED announced by another’s multicast DNS is heard with address, port and name; other services are not', async () => {
    const port = await freeUdpPort();
    // Handed on as it is to its sockets.
    const where = { port, interface: HERE, bind: '0.0.0.0' };
    const others = new Bonjour(where);
    try {
      others.publish({ name: 'bang-sanh', type: 'wled', port: 8123, probe: false, host: 'bang-sanh.local' });
      others.publish({ name: 'may-in', type: 'ipp', port: 631, probe: false, host: 'may-in.local' });
      const heard: WledHeard[] = [];
      while (heard.length === 0) await findWleds(300, (wled) => heard.push(wled), [HERE], port);
      expect(heard[0]).toMatchObject({ port: 8123, name: 'bang-sanh' });
      expect(heard[0]?.address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      expect(heard.map(({ name }) => name)).not.toContain('may-in');
    } finally {
      await new Promise<void>((settle) => {
        others.destroy(() => settle());
      });
    }
  });

  it('an Onbon card answers the maker’s ping to any card; what refuses or is no frame is passed over', async () => {
    const [card, refusing] = [createSocket('udp4'), createSocket('udp4')];
    const asked: string[] = [];
    card.on('message', (packet, { port, address }) => {
      asked.push(packet.toString('hex'));
      card.send('nonsense', port, address);
      card.send(bxFrame(ANY_TYPE, Uint8Array.from([0, 0xa0, 0, 0, 0, 0, 0, 0, 0])), port, address);
    });
    card.bind(0, '127.0.0.2');
    await once(card, 'listening');
    const { port } = card.address();
    refusing.on('message', (_packet, from) =>
      refusing.send(bxFrame(ANY_TYPE, Uint8Array.from([0, 0xa0, 1, 1, 0, 17, 0, 0, 0])), from.port, from.address),
    );
    refusing.bind(port, '127.0.0.3');
    await once(refusing, 'listening');
    try {
      let found: string[] = [];
      while (found.length === 0) found = await findBxCards(port, 300, ['127.0.0.2', '127.0.0.3']);
      expect(found).toEqual(['127.0.0.2']);
      // The frame that the maker’s manual prints.
      expect(asked[0]).toBe('a5a5a5a5a5a5a5a5feff0080f000feff00000000050000000' + '1a2000000c6865a');
    } finally {
      card.close();
      refusing.close();
    }
  });

  it('a source of E1.31 is heard by what it says every ten seconds', async () => {
    const port = await freeUdpPort();
    const sender = createSocket('udp4');
    sender.bind(0);
    await once(sender, 'listening');
    sender.setMulticastInterface(HERE);
    const say = setInterval(() => {
      sender.send(e131Discovery(source, [7, 8, 9]).bytes, port, DISCOVERY_GROUP.address);
      sender.send('nonsense', port, DISCOVERY_GROUP.address);
    }, 50);
    try {
      let found: Awaited<ReturnType<typeof findE131Sources>> = [];
      while (found.length === 0) found = await findE131Sources(400, [HERE], port);
      expect(found).toEqual([{ address: HERE, name: 'Sân khấu', universes: [7, 8, 9] }]);
    } finally {
      clearInterval(say);
      sender.close();
    }
  });

  it('the packet has the fields of the standard, and a shorter or other one is none', () => {
    const { universe, bytes } = e131Discovery(source, [1, 300]);
    const packet = Buffer.from(bytes);
    expect([universe, DISCOVERY_GROUP.address, packet.length]).toEqual([64_214, '239.255.250.214', 124]);
    expect([packet.readUInt32BE(18), packet.readUInt32BE(40), packet.readUInt32BE(114)]).toEqual([8, 2, 1]);
    expect([packet.readUInt16BE(16), packet.readUInt16BE(38), packet.readUInt16BE(112)]).toEqual([0x706c, 0x7056, 0x700c]);
    expect([packet.readUInt8(118), packet.readUInt8(119), packet.readUInt16BE(120), packet.readUInt16BE(122)]).toEqual([
      0, 0, 1, 300,
    ]);
    expect(parseE131Discovery(packet.subarray(0, 119))).toBeNull();
    packet.writeUInt32BE(1, 40);
    expect(parseE131Discovery(packet)).toBeNull();
  });
});
