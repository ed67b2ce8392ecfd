import { littleAt, littleEndian } from '../little-endian.ts';
import type { Taken } from '../tcp.ts';

/** Bytes of text or file in one packet; the vendor allows a little more, other software sends exactly so many. */
const HUIDU_DATA = 8000;

export const HUIDU = {
  error: 0x2000,
  hello: 0x2001,
  helloAnswer: 0x2002,
  xml: 0x2003,
  xmlAnswer: 0x2004,
  fileStart: 0x8001,
  fileStartAnswer: 0x8002,
  fileData: 0x8003,
  fileDataAnswer: 0x8004,
  fileEnd: 0x8005,
  fileEndAnswer: 0x8006,
} as const;

const SDK_VERSION = 0x0100_0005;

/** A packet: its whole length, its command, and what follows. */
const packet = (command: number, rest: Uint8Array): Uint8Array =>
  littleEndian()
    .u16(4 + rest.length)
    .u16(command)
    .bytes(rest)
    .made();

/** The first words: which version of the protocol we speak. */
export const huiduHello = (): Uint8Array => packet(HUIDU.hello, littleEndian().u32(SDK_VERSION).made());

/** Words in XML as packets: each names the length of the whole and where its part begins, in bytes. */
export function huiduXml(xml: string): Uint8Array[] {
  const bytes = new TextEncoder().encode(xml);
  return parts(bytes, 0).map(({ from, part }) =>
    packet(HUIDU.xml, littleEndian().u32(bytes.length).u32(from).bytes(part).made()),
  );
}

/** Announces a picture by its MD5 (32 hex digits), size and name; the card answers how much of it it already has. */
export const huiduFileStart = (md5: string, size: number, name: string): Uint8Array => {
  const text = new TextEncoder();
  const rest = littleEndian().bytes(text.encode(md5).subarray(0, 32)).u8(0).u32(size).u32(0).u16(IMAGE);
  return packet(HUIDU.fileStart, rest.bytes(text.encode(name)).u8(0).made());
};
const IMAGE = 0;

/** The file from byte `from` on; the card does not answer these. */
export const huiduFileData = (file: Uint8Array, from: number): Uint8Array[] =>
  parts(file, from).map(({ part }) => packet(HUIDU.fileData, part));

export const huiduFileEnd = (): Uint8Array => packet(HUIDU.fileEnd, new Uint8Array(0));

const parts = (bytes: Uint8Array, begin: number): { readonly from: number; readonly part: Uint8Array }[] =>
  Array.from({ length: Math.ceil(Math.max(0, bytes.length - begin) / HUIDU_DATA) }, (_, index) => {
    const from = begin + index * HUIDU_DATA;
    return { from, part: bytes.subarray(from, from + HUIDU_DATA) };
  });

/** A packet that came from a card. */
export interface HuiduPacket {
  readonly command: number;
  readonly rest: Uint8Array;
}

/** The first packet in what was received; `null`: it has not all come in yet. Throws on a length that no packet has. */
export function takeHuiduPacket(received: Uint8Array): Taken<HuiduPacket> | null {
  if (received.length < 2) return null;
  const length = littleAt(received, 0, 2);
  if (length < 4) throw new Error(`a packet of ${length} bytes`);
  if (received.length < length) return null;
  return { message: { command: littleAt(received, 2, 2), rest: received.slice(4, length) }, length };
}
