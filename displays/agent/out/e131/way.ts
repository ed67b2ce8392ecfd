import type { LedDevice } from '../../../../content/led/device.ts';
import { UNIVERSE_DOTS } from '../../../../content/led/device-problems.ts';
import { lazily } from '../lazy.ts';
import { openUdp, type Udp } from '../udp.ts';
import type { Way } from '../way.ts';
import { DISCOVERY_MS, e131Discovery } from './discovery.ts';
import { E131_PORT, type E131Source, e131Packets, e131Sync, e131Termination, groupOf, type UniversePacket } from './packets.ts';

/** What the sources of this product call themselves. */
export const E131_NAME = 'Niem Yet';

/** E1.31 to one device, or by multicast to whoever listens; sync packets after each frame, termination at the end. */
export function e131Way(device: Extract<LedDevice, { protocol: 'e131' }>, random: () => number): Way {
  const sender = lazily(
    async () => {
      const to = await openUdp(device.host, E131_PORT);
      return { to, groups: device.host === null ? to : await openUdp(null, E131_PORT) };
    },
    ({ to, groups }) => {
      to.close();
      if (groups !== to) groups.close();
    },
  );
  const source: E131Source = {
    cid: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)),
    name: E131_NAME,
    priority: device.priority,
    firstUniverse: device.firstUniverse,
    sync: device.syncUniverse ?? 0,
  };
  let sequence = 0;
  let toldAt = -Infinity;
  const sendAll = async (packets: readonly UniversePacket[]): Promise<void> => {
    const { to } = await sender.get();
    await (device.host === null ? inGroups(to, packets) : to.send(packets.map(({ bytes }) => bytes)));
  };
  const sendSync = async (): Promise<void> => {
    const packet = e131Sync(source, sequence);
    await sendAll([packet]);
    // The standard's place for it is its group; a machine without a route for groups has at least told the device itself.
    if (device.host !== null) await Promise.allSettled([inGroups((await sender.get()).groups, [packet])]);
  };
  const send = async (bytes: Uint8Array): Promise<void> => {
    sequence = (sequence + 1) & 255;
    await sendAll(e131Packets(bytes, source, sequence));
    if (source.sync > 0) await sendSync();
    await sayUniverses(Math.ceil(bytes.length / 3 / UNIVERSE_DOTS));
  };
  /** As the standard asks of every source, so that others can see who sends where. */
  const sayUniverses = async (count: number): Promise<void> => {
    if (performance.now() - toldAt < DISCOVERY_MS) return;
    toldAt = performance.now();
    const universes = Array.from({ length: count }, (_, index) => source.firstUniverse + index);
    await Promise.allSettled([inGroups((await sender.get()).groups, [e131Discovery(source, universes)])]);
  };
  return {
    gapMs: 0,
    refreshMs: 800,
    quietMs: 5000,
    oneAtATime: false,
    send: ({ bytes }) => send(bytes),
    look: null,
    end: async ({ bytes }) => {
      await send(bytes);
      for (let time = 0; time < 3; time += 1) {
        sequence = (sequence + 1) & 255;
        await sendAll(e131Termination(bytes.length / 3, source, sequence));
      }
      await sender.drop();
    },
  };
}

const inGroups = async (to: Udp, packets: readonly UniversePacket[]): Promise<void> => {
  await Promise.all(packets.map(({ universe, bytes }) => to.send([bytes], groupOf(universe))));
};
