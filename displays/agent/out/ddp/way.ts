import type { LedDevice } from '../../../../content/led/device.ts';
import { lazily } from '../lazy.ts';
import { openUdp } from '../udp.ts';
import type { Way } from '../way.ts';
import { ddpPackets, nextSequence } from './packets.ts';
import { openWled } from './wled.ts';

const FIRST = 1;
const FAR_FROM_FIRST = 8;

/** DDP to WLED, FPP, Falcon and others; reads back through WLED's own interface where there is one. */
export function ddpWay(device: Extract<LedDevice, { protocol: 'ddp' }>): Way {
  const socket = lazily(
    () => openUdp(device.host, device.port),
    (udp) => udp.close(),
  );
  const wled = device.jsonPort === null ? null : openWled(device.host, device.jsonPort);
  let sequence: number | null = null;
  const send = async (bytes: Uint8Array): Promise<void> => {
    const udp = await socket.get();
    // The receiver may remember a number of the driver before us and drop the few behind it: never both of these.
    if (sequence === null) await udp.send(ddpPackets(bytes, FIRST));
    sequence = sequence === null ? FAR_FROM_FIRST : nextSequence(sequence);
    await udp.send(ddpPackets(bytes, sequence));
  };
  return {
    gapMs: 0,
    refreshMs: 800,
    quietMs: 5000,
    oneAtATime: false,
    send: ({ bytes }) => send(bytes),
    look: wled?.look ?? null,
    end: async ({ bytes }) => {
      // Left alone, WLED falls back to its own effect after 2.5 s; told so, it holds what it was sent last.
      await Promise.allSettled([wled?.hold()]);
      await send(bytes);
      await send(bytes);
      await socket.drop();
    },
  };
}
