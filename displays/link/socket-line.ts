import { io, type Socket } from 'socket.io-client';
import type { Dial, Line } from './line.ts';

const lineOver = (socket: Socket): Line => ({
  on: (event, handle) => {
    socket.on(event, (message: unknown) => handle(message));
  },
  greet: (make) => {
    socket.auth = (tell) => tell(make(socket.io.engine.id));
  },
  onOpen: (handle) => {
    socket.on('connect', handle);
  },
  onLost: (handle) => {
    socket.on('disconnect', handle);
    socket.on('connect_error', handle);
  },
  send: (event, message) => {
    socket.emit(event, message);
  },
  ask: (event, message, timeoutMs) =>
    socket.connected ? socket.timeout(timeoutMs).emitWithAck(event, message) : Promise.reject(new Error('not connected')),
  open: () => {
    socket.connect();
  },
  drop: () => {
    socket.disconnect();
  },
  close: () => {
    socket.off();
    socket.disconnect();
  },
});

/** Lines over socket.io, websocket only. Reconnecting is the link's own business, so that it can be spread and tested. */
export const socketDial =
  (origin: string): Dial =>
  (namespace) =>
    lineOver(
      io(`${origin}${namespace}`, {
        transports: ['websocket'],
        reconnection: false,
        autoConnect: false,
        forceNew: true,
        timeout: 10_000,
      }),
    );
