import type { LedDevice } from '../../../../content/led/device.ts';
import { lazily } from '../lazy.ts';
import { openUdp } from '../udp.ts';
import type { Way } from '../way.ts';
import { artDmx, artSync, nextSequence } from './packets.ts';

/** Art-Net 4 to one node. ArtSync goes to the same node: it is alone on its wire, and a broadcast would disturb others. */
export function artnetWay(device: Extract<LedDevice, { protocol: 'artnet' }>): Way {
  const socket = lazily(
    () => openUdp(device.host, device.port),
    (udp) => udp.close(),
  );
  let sequence = 0;
  const send = async (bytes: Uint8Array): Promise<void> => {
    sequence = nextSequence(sequence);
    const udp = await socket.get();
    await udp.send(artDmx(bytes, device.firstUniverse, sequence));
    if (device.sync) await udp.send([artSync()]);
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
      await socket.drop();
    },
  };
}
