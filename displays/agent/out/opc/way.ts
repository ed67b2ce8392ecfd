import type { LedDevice } from '../../../../content/led/device.ts';
import { lazily } from '../lazy.ts';
import { openTcp } from '../tcp.ts';
import type { Way } from '../way.ts';
import { opcMessage } from './packets.ts';

const ANSWER_MS = 3000;

/** Open Pixel Control over TCP. The protocol has no answers: that the stream takes bytes is all that is known. */
export function opcWay(device: Extract<LedDevice, { protocol: 'opc' }>): Way {
  const stream = lazily(
    () => openTcp(device.host, device.port, ANSWER_MS),
    (tcp) => tcp.close(),
  );
  const send = async (bytes: Uint8Array): Promise<void> => {
    try {
      const tcp = await stream.get();
      if (!tcp.open()) throw new Error('the device closed the connection');
      await tcp.write(opcMessage(bytes, device.channel));
    } catch (error) {
      await stream.drop();
      throw error;
    }
  };
  return {
    gapMs: 0,
    refreshMs: 800,
    quietMs: 0,
    oneAtATime: false,
    send: ({ bytes }) => send(bytes),
    look: null,
    end: async ({ bytes }) => {
      await send(bytes);
      await stream.drop();
    },
  };
}
