import { E131_PORT, type E131Source, groupOf, rootLayer, type UniversePacket } from './packets.ts';

/** Where sources of E1.31 say every ten seconds which universes they send. */
const DISCOVERY_UNIVERSE = 64_214;
export const DISCOVERY_MS = 10_000;
const LIST_AT = 120;
const MOST = 512;
const EXTENDED = 8;
const DISCOVERY = 2;
const UNIVERSE_LIST = 1;

/** A source that has made itself known. */
export interface E131Heard {
  readonly address: string;
  readonly name: string;
  readonly universes: readonly number[];
}

/** What a source says of itself: all its universes, at most 512 of them, on one page. */
export function e131Discovery(source: E131Source, universes: readonly number[]): UniversePacket {
  const listed = universes.slice(0, MOST);
  const length = LIST_AT + 2 * listed.length;
  const [packet, view] = rootLayer(length, EXTENDED, source.cid);
  view.setUint16(38, 0x7000 | (length - 38));
  view.setUint32(40, DISCOVERY);
  packet.set(new TextEncoder().encode(source.name).subarray(0, 63), 44);
  view.setUint16(112, 0x7000 | (length - 112));
  view.setUint32(114, UNIVERSE_LIST);
  for (const [at, universe] of listed.entries()) view.setUint16(LIST_AT + 2 * at, universe);
  return { universe: DISCOVERY_UNIVERSE, bytes: packet };
}

/** The name and universes of such a packet; null: it is another one. */
export function parseE131Discovery(packet: Uint8Array): Omit<E131Heard, 'address'> | null {
  if (packet.length < LIST_AT || new TextDecoder().decode(packet.subarray(4, 13)) !== 'ASC-E1.17') return null;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length);
  if (view.getUint32(18) !== EXTENDED || view.getUint32(40) !== DISCOVERY || view.getUint32(114) !== UNIVERSE_LIST) return null;
  const count = Math.min(MOST, Math.floor((packet.length - LIST_AT) / 2));
  const words = packet.subarray(44, 108);
  const end = words.indexOf(0);
  return {
    name: new TextDecoder().decode(end < 0 ? words : words.subarray(0, end)),
    universes: Array.from({ length: count }, (_, at) => view.getUint16(LIST_AT + 2 * at)),
  };
}

/** Where sources are listened for. */
export const DISCOVERY_GROUP = { address: groupOf(DISCOVERY_UNIVERSE), port: E131_PORT } as const;
