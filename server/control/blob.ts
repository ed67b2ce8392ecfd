import { createHash, type Hash as Digest } from 'node:crypto';
import type { Hash } from '../../content/slide/slide.ts';
import { canonical } from '../../content/wire/canonical.ts';

/** A value's canonical text and its SHA-256, which is its name. `length` in UTF-16 units; `json`: the text as a JSON string, in pieces of UTF-8. */
export interface Blob {
  readonly hash: Hash;
  readonly length: number;
  readonly text: string;
  readonly json: readonly Uint8Array[];
}

/** A text that many blobs contain, worked on once for all of them. */
export interface Piece {
  readonly text: string;
  /** What stands for it inside a JSON string, UTF-8. */
  readonly escaped: Uint8Array;
  /** A hash that has taken in this text and waits for the rest. */
  begin(): Digest;
}

/** The piece of a text; whatever else of it is asked for is made when it is asked for. */
export function pieceOf(text: string): Piece {
  let begun: Digest | null = null;
  let escaped: Uint8Array | null = null;
  return {
    text,
    get escaped() {
      escaped ??= Buffer.from(JSON.stringify(text).slice(1, -1));
      return escaped;
    },
    begin() {
      begun ??= createHash('sha256').update(text);
      return begun.copy();
    },
  };
}

/** The blob of a value. */
export function blobOf(value: unknown): Blob {
  const text = canonical(value);
  const hash = createHash('sha256').update(text).digest('hex');
  return { text, hash, length: text.length, json: [Buffer.from(JSON.stringify(text))] };
}

const QUOTE = Buffer.from('"');

/** The blob of pieces that make one text: joined only when read, so that a piece that others share is kept, and hashed, once. */
export function blobOfPieces([first, ...rest]: readonly [Piece, ...Piece[]]): Blob {
  const hash = first.begin();
  for (const { text } of rest) hash.update(text);
  return {
    hash: hash.digest('hex'),
    length: rest.reduce((sum, { text }) => sum + text.length, first.text.length),
    get text() {
      return first.text + rest.map(({ text }) => text).join('');
    },
    get json() {
      return [QUOTE, first.escaped, ...rest.map(({ escaped }) => escaped), QUOTE];
    },
  };
}
