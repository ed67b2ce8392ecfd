import { UNIVERSE_DOTS } from '../../../../content/led/device-problems.ts';

const ID = new TextEncoder().encode('Art-Net\0');
const VERSION = 14;
const OP = { poll: 0x2000, pollReply: 0x2100, dmx: 0x5000, sync: 0x5200 } as const;
const SLOTS = UNIVERSE_DOTS * 3;

/** One frame as ArtDmx packets, 170 whole dots to a universe from `firstUniverse` (15 bits); `sequence` 1 to 255 is that of the frame. */
export function artDmx(bytes: Uint8Array, firstUniverse: number, sequence: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / SLOTS));
  return Array.from({ length: count }, (_, index) => {
    const data = bytes.subarray(index * SLOTS, (index + 1) * SLOTS);
    // The length is even by the standard, so an odd picture gets one dark slot more.
    const [packet, view] = headed(OP.dmx, 18 + data.length + (data.length % 2));
    packet[12] = sequence;
    view.setUint16(14, firstUniverse + index, true);
    view.setUint16(16, data.length + (data.length % 2));
    packet.set(data, 18);
    return packet;
  });
}

/** Tells nodes to show together what they hold. */
export const artSync = (): Uint8Array => headed(OP.sync, 14)[0];

/** Asks nodes to say who they are. */
export function artPoll(): Uint8Array {
  const [packet] = headed(OP.poll, 14);
  // Answer this one poll only; send us no diagnostics.
  packet[12] = 0;
  return packet;
}

/** The number that follows in 1 to 255; 0 would mean that numbers are not used. */
export const nextSequence = (sequence: number): number => (sequence % 255) + 1;

function headed(op: number, length: number): readonly [Uint8Array, DataView] {
  const packet = new Uint8Array(length);
  const view = new DataView(packet.buffer);
  packet.set(ID);
  view.setUint16(8, op, true);
  view.setUint16(10, VERSION);
  return [packet, view];
}

/** A node as it presents itself. `universes`: the port addresses (15 bits) of its outputs. */
export interface ArtnetNode {
  readonly address: string;
  readonly name: string;
  readonly universes: readonly number[];
}

/** What an ArtPollReply says; `null` for any other packet. */
export function parsePollReply(packet: Uint8Array): ArtnetNode | null {
  if (packet.length < 194 || ID.some((byte, at) => packet[at] !== byte)) return null;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length);
  if (view.getUint16(8, true) !== OP.pollReply) return null;
  const [net, sub] = [view.getUint8(18), view.getUint8(19)];
  const ports = Math.min(4, view.getUint16(172));
  const universes = Array.from({ length: ports }, (_, port) => port)
    .filter((port) => (view.getUint8(174 + port) & 0x80) !== 0)
    .map((port) => ((net & 0x7f) << 8) | ((sub & 15) << 4) | (view.getUint8(190 + port) & 15));
  return { address: [...packet.subarray(10, 14)].join('.'), name: textAt(packet, 26, 18), universes };
}

function textAt(packet: Uint8Array, from: number, length: number): string {
  const field = packet.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
