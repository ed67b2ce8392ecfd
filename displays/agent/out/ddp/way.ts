import type { LedDevice } from '../../../../content/led/device.ts';
import { lazily } from '../lazy.ts';
import { openUdp } from '../udp.ts';
import type { Way } from '../way.ts';
import { ddpPackets, nextSequence } from './packets.ts';
import { openWled } from './wled.ts';

/** DDP to WLED, FPP, Falcon and others; reads back through WLED's own interface where there is one. */
export function ddpWay(device: Extract<LedDevice, { protocol: 'ddp' }>): Way {
  const socket = lazily(
    () => openUdp(device.host, device.port),
    (udp) => udp.close(),
  );
  const wled = device.jsonPort === null ? null : openWled(device.host, device.jsonPort);
  let sequence = 0;
  const send = async (bytes: Uint8Array): Promise<void> => {
    sequence = nextSequence(sequence);
    await (await socket.get()).send(ddpPackets(bytes, sequence));
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
