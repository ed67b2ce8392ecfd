import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { ddpReceiver } from './ddp-receiver.ts';

/** A picture as it was drawn, and when by this machine's clock. */
export interface Drawn {
  readonly time: number;
  readonly bytes: Uint8Array;
}

/** A panel that speaks DDP, on a port of its own that stays the same when it is switched off and on. */
export interface PanelBox {
  readonly port: number;
  /** The newest pictures, latest last. */
  readonly drawn: () => readonly Drawn[];
  readonly complaints: readonly string[];
  /** Forgets what it has drawn. */
  readonly forget: () => void;
  readonly off: () => Promise<void>;
  readonly on: () => Promise<void>;
}

/** About ten seconds at 40 a second. */
const KEPT = 400;

export async function panelBox(dots: number): Promise<PanelBox> {
  const receiver = ddpReceiver(dots * 3);
  const drawn: Drawn[] = [];
  let socket: Socket | null = null;
  let port = 0;
  const on = async (): Promise<void> => {
    socket = createSocket('udp4');
    socket.on('message', (packet) => {
      receiver.take(packet);
      for (const bytes of receiver.shown.splice(0)) drawn.push({ time: Date.now(), bytes });
      drawn.splice(0, drawn.length - KEPT);
    });
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
    ({ port } = socket.address());
  };
  await on();
  return {
    port,
    drawn: () => drawn,
    complaints: receiver.complaints,
    forget: () => void drawn.splice(0),
    on,
    off: async () => {
      const closing = socket;
      socket = null;
      if (closing === null) return;
      await new Promise<void>((settle) => {
        closing.close(() => settle());
      });
    },
  };
}
