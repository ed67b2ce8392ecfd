import { createHash } from 'node:crypto';
import type { Hash } from '../../content/slide/slide.ts';
import { canonical } from '../../content/wire/canonical.ts';

/** A value's canonical text and its SHA-256, which is its name. `length` in UTF-16 units; `json`: the text as a JSON string. */
export interface Blob {
  readonly hash: Hash;
  readonly length: number;
  readonly text: string;
  readonly json: string;
}

/** A text that many blobs contain, with what stands for it inside a JSON string. */
export interface Piece {
  readonly text: string;
  readonly escaped: string;
}

/** The piece of a text. */
export const pieceOf = (text: string): Piece => ({ text, escaped: JSON.stringify(text).slice(1, -1) });

/** The blob of a value. */
export function blobOf(value: unknown): Blob {
  const text = canonical(value);
  const hash = createHash('sha256').update(text).digest('hex');
  return { text, hash, length: text.length, json: JSON.stringify(text) };
}

/** The blob of pieces that make one text: hashed piece by piece and joined only when read, so that a shared piece is kept once. */
export function blobOfPieces(pieces: readonly Piece[]): Blob {
  const hash = createHash('sha256');
  for (const { text } of pieces) hash.update(text);
  return {
    hash: hash.digest('hex'),
    length: pieces.reduce((sum, { text }) => sum + text.length, 0),
    get text() {
      return pieces.map(({ text }) => text).join('');
    },
    get json() {
      return `"${pieces.map(({ escaped }) => escaped).join('')}"`;
    },
  };
}
