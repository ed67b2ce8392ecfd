import type { Socket } from 'socket.io';

/** How engine.io is set up: messages are small; no polling. Nothing is compressed, so that a finished frame can be sent to many. */
export const ENGINE = {
  transports: ['websocket' as const],
  serveClient: false,
  allowUpgrades: false,
  connectTimeout: 5000,
  maxHttpBufferSize: 64e3,
  perMessageDeflate: false,
  httpCompression: false,
};

/** The answer to the upgrade and the connection's name leave together: a packet less for each of ten thousand. */
export const inOnePiece = (wire: Socket['request']['socket']): void => {
  wire.cork();
  setImmediate(() => wire.uncork());
};
