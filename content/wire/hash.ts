import sha256 from 'fast-sha256';
import type { Hash } from '../slide/slide.ts';
import { utf8 } from './utf8.ts';

/** SHA-256 of bytes: 32 bytes. */
export type Digest = (bytes: Uint8Array) => Uint8Array;

/** The digest that runs everywhere; the server may hand in a faster one with the same result. */
export const digest: Digest = (bytes) => sha256.hash(bytes);

const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

/** Lower-case hex of bytes. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte] ?? '';
  return text;
}

/** Bytes of a lower-case hex text of even length (parsed before, see `hashSchema`). */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hex. */
export const sha256Hex = (text: string): Hash => toHex(digest(utf8(text)));
