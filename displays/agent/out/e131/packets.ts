import { UNIVERSE_DOTS } from '../../../../content/led/device-problems.ts';

/** Who sends, and to which universes. `cid`: 16 bytes that stay the same for this sender; `sync`: the universe of its sync packets, 0 for none. */
export interface E131Source {
  readonly cid: Uint8Array;
  readonly name: string;
  readonly priority: number;
  readonly firstUniverse: number;
  readonly sync: number;
}

/** A packet and the universe it is for, which is also its multicast group. */
export interface UniversePacket {
  readonly universe: number;
  readonly bytes: Uint8Array;
}

/** Where every E1.31 receiver listens. */
export const E131_PORT = 5568;
const HEAD = 126;
const SLOTS = UNIVERSE_DOTS * 3;
const TERMINATED = 0x40;
const ACN = 'ASC-E1.17\0\0\0';

/** One frame as E1.31 data packets, 170 whole dots to a universe; `sequence` (0 to 255) is that of the frame. */
export function e131Packets(bytes: Uint8Array, source: E131Source, sequence: number): UniversePacket[] {
  const count = Math.max(1, Math.ceil(bytes.length / SLOTS));
  return Array.from({ length: count }, (_, index) => {
    const data = bytes.subarray(index * SLOTS, (index + 1) * SLOTS);
    const universe = source.firstUniverse + index;
    return { universe, bytes: dataPacket(data, source, universe, sequence, 0) };
  });
}

/** What tells receivers that the source leaves these universes; to be sent three times. */
export function e131Termination(dots: number, source: E131Source, sequence: number): UniversePacket[] {
  const count = Math.max(1, Math.ceil(dots / UNIVERSE_DOTS));
  return Array.from({ length: count }, (_, index) => {
    const universe = source.firstUniverse + index;
    return { universe, bytes: dataPacket(new Uint8Array(0), source, universe, sequence, TERMINATED) };
  });
}

function dataPacket(data: Uint8Array, source: E131Source, universe: number, sequence: number, options: number): Uint8Array {
  const [packet, view] = rootLayer(HEAD + data.length, 4, source.cid);
  view.setUint16(38, 0x7000 | (88 + data.length));
  view.setUint32(40, 2);
  packet.set(new TextEncoder().encode(source.name).subarray(0, 63), 44);
  packet[108] = source.priority;
  view.setUint16(109, source.sync);
  packet[111] = sequence;
  packet[112] = options;
  view.setUint16(113, universe);
  view.setUint16(115, 0x7000 | (11 + data.length));
  packet.set([0x02, 0xa1, 0x00, 0x00, 0x00, 0x01], 117);
  view.setUint16(123, data.length + 1);
  packet.set(data, HEAD);
  return packet;
}

/** Tells receivers to show together what they hold for the source's universes. */
export function e131Sync(source: E131Source, sequence: number): UniversePacket {
  const [packet, view] = rootLayer(49, 8, source.cid);
  view.setUint16(38, 0x7000 | 11);
  view.setUint32(40, 1);
  packet[44] = sequence;
  view.setUint16(45, source.sync);
  return { universe: source.sync, bytes: packet };
}

/** The beginning that all packets of E1.31 have: `vector` says what follows. */
export function rootLayer(length: number, vector: number, cid: Uint8Array): readonly [Uint8Array, DataView] {
  const packet = new Uint8Array(length);
  const view = new DataView(packet.buffer);
  view.setUint16(0, 0x0010);
  packet.set(new TextEncoder().encode(ACN), 4);
  view.setUint16(16, 0x7000 | (length - 16));
  view.setUint32(18, vector);
  packet.set(cid.subarray(0, 16), 22);
  return [packet, view];
}

/** The multicast group of a universe. */
export const groupOf = (universe: number): string => `239.255.${universe >> 8}.${universe & 255}`;
