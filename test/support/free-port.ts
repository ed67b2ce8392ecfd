import { createSocket } from 'node:dgram';

/** A UDP port of this machine that nobody had a moment ago; for receivers that cannot choose one themselves. */
export const freeUdpPort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const socket = createSocket('udp4');
    socket.once('error', fail);
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => settle(port));
    });
  });
