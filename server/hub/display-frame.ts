import type { DisplayCaller } from './display-sockets.ts';

const HEADER = 10;
const TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** The start of an unmasked text frame (RFC 6455 §5.2), written at the end of `HEADER` bytes; gives where it begins. */
const writeHeader = (frame: Buffer, length: number): number => {
  const size = length < LENGTH_16 ? 2 : length < 0x10000 ? 4 : HEADER;
  const start = HEADER - size;
  frame[start] = TEXT;
  frame[start + 1] = size === 2 ? length : size === 4 ? LENGTH_16 : LENGTH_64;
  if (size === 4) frame.writeUInt16BE(length, start + 2);
  if (size === HEADER) frame.writeUIntBE(length, start + 4, 6);
  return start;
};

/** A websocket frame that holds an event of the namespace `/display`; `json`: its message, in pieces of UTF-8. */
const frameOf = (event: string, json: readonly Uint8Array[]): Buffer => {
  const whole = Buffer.concat([Buffer.alloc(HEADER), Buffer.from(`42/display,["${event}",`), ...json, Buffer.from(']')]);
  return whole.subarray(writeHeader(whole, whole.length - HEADER));
};

/**
 * Sends the same bytes to all these sockets, made once. As socket.io's own broadcast it hands a finished frame to engine.io (which
 * takes one while nothing is compressed, see `ENGINE`), but from bytes: most of a delivery is the same for thousands of displays that
 * get different ones, and would have to be encoded again for each.
 */
export function sendTo(callers: readonly DisplayCaller[], event: string, json: readonly Uint8Array[]): void {
  if (callers.length === 0) return;
  const options = { compress: false, wsPreEncodedFrame: [frameOf(event, json)] };
  for (const { socket } of callers) socket.conn.write('', options);
}
