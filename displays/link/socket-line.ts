import { io, type Socket } from 'socket.io-client';
import type { Dial, Line } from './line.ts';

/** What the other side says to the greeting stands in its answer to the connect. */
const answerOf = (socket: Socket): (() => unknown) => {
  let answer: unknown = null;
  socket.io.on('packet', ({ data }) => {
    if (!socket.connected) answer = data;
  });
  return () => answer;
};

const lineOver = (socket: Socket): Line => {
  const answer = answerOf(socket);
  // First of all that hear of a failed attempt, so that they know why.
  socket.on('connect_error', (error) => {
    if ('data' in error) for (const hear of socket.listeners('refused')) hear(error.data);
  });
  return {
    on: (event, handle) => {
      socket.on(event, (message: unknown) => handle(message));
    },
    greet: (make) => {
      socket.auth = (tell) => tell(make(socket.io.engine.id));
    },
    onOpen: (handle) => {
      socket.on('connect', () => handle(answer()));
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
  };
};

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
