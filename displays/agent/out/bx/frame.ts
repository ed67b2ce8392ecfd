import { littleAt, littleEndian } from '../little-endian.ts';
import type { Taken } from '../tcp.ts';

const START = 0xa5;
const END = 0x5a;
const HEAD = 16;
const ANY_SCREEN = 0xfffe;
const FROM_PC = 0x8000;
const DYNAMIC_AREAS = 0xf0;

/** CRC-16/ARC as the cards compute it: reflected, polynomial 0xA001, from 0. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

/** `data` as a frame on the wire for cards of `deviceType`: head, checksum, escapes, and the marks of start and end. */
export function bxFrame(deviceType: number, data: Uint8Array): Uint8Array {
  const head = littleEndian().u16(ANY_SCREEN).u16(FROM_PC).u8(DYNAMIC_AREAS, 0).u16(deviceType).u32(0).u32(data.length);
  const body = head.bytes(data).made();
  const checked = littleEndian().bytes(body).u16(crc16(body)).made();
  const start = new Uint8Array(8).fill(START);
  return littleEndian().bytes(start).bytes(escaped(checked)).u8(END).made();
}

const ESCAPES: Readonly<Record<number, readonly [number, number]>> = {
  [START]: [0xa6, 0x02],
  [0xa6]: [0xa6, 0x01],
  [END]: [0x5b, 0x02],
  [0x5b]: [0x5b, 0x01],
};

const escaped = (bytes: Uint8Array): Uint8Array => {
  const longer: number[] = [];
  for (const byte of bytes) longer.push(...(ESCAPES[byte] ?? [byte]));
  return Uint8Array.from(longer);
};

/** What a frame holds, or why it is none. */
export type BxReceived = { readonly ok: true; readonly data: Uint8Array } | { readonly ok: false; readonly said: string };

/**
 * The first frame in what was received: everything before a run of start marks is passed over, any number of them is one start, and
 * the frame ends at its end mark. `null`: it has not all come in yet.
 */
export function takeBxFrame(received: Uint8Array): Taken<BxReceived> | null {
  const mark = received.indexOf(START);
  if (mark < 0) return null;
  let from = mark;
  while (received[from] === START) from += 1;
  const end = received.indexOf(END, from);
  if (end < 0) return null;
  return { message: opened(unescaped(received.subarray(from, end))), length: end + 1 };
}

function unescaped(bytes: Uint8Array): Uint8Array {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0xa6 && byte !== 0x5b) {
      plain.push(byte);
      continue;
    }
    at += 1;
    plain.push(bytes[at] === 0x02 ? byte - 1 : byte);
  }
  return Uint8Array.from(plain);
}

function opened(body: Uint8Array): BxReceived {
  if (body.length < HEAD + 2) return { ok: false, said: 'a frame too short' };
  const checked = body.subarray(0, body.length - 2);
  if (crc16(checked) !== littleAt(body, body.length - 2, 2)) return { ok: false, said: 'a frame whose checksum is wrong' };
  const length = littleAt(body, 12, 4);
  if (length !== checked.length - HEAD) return { ok: false, said: 'a frame of another length than it says' };
  return { ok: true, data: checked.subarray(HEAD) };
}
