/** Bytes of picture in one packet: 480 dots of three. */
const DDP_DATA = 1440;
const HEAD = 10;
const VERSION = 0x40;
const PUSH = 0x01;
const RGB_8_BITS = 0x0b;
const MAIN_OUTPUT = 1;

/**
 * One frame as DDP packets of at most 480 dots. All carry the same `sequence` (1 to 15): receivers drop what seems to come out of
 * order, and a number per packet would wrap into that window. Push stands on the last packet alone, so that nothing is drawn early.
 */
export function ddpPackets(bytes: Uint8Array, sequence: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / DDP_DATA));
  const all = new Uint8Array(bytes.length + count * HEAD);
  const view = new DataView(all.buffer);
  return Array.from({ length: count }, (_, index) => {
    const from = index * DDP_DATA;
    const data = bytes.subarray(from, from + DDP_DATA);
    const at = from + index * HEAD;
    all[at] = VERSION | (index === count - 1 ? PUSH : 0);
    all[at + 1] = sequence;
    all[at + 2] = RGB_8_BITS;
    all[at + 3] = MAIN_OUTPUT;
    view.setUint32(at + 4, from);
    view.setUint16(at + 8, data.length);
    all.set(data, at + HEAD);
    return all.subarray(at, at + HEAD + data.length);
  });
}

/** The number that follows in 1 to 15; 0 would mean that numbers are not used. */
export const nextSequence = (sequence: number): number => (sequence % 15) + 1;
