const SET_COLOURS = 0;

/** One frame as one message of Open Pixel Control: channel, command, length, then three bytes a dot (at most 21,845 dots). */
export function opcMessage(bytes: Uint8Array, channel: number): Uint8Array {
  const message = new Uint8Array(4 + bytes.length);
  message.set([channel, SET_COLOURS, bytes.length >> 8, bytes.length & 255]);
  message.set(bytes, 4);
  return message;
}
