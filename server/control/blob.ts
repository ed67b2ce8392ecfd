import { createHash } from 'node:crypto';
import type { Hash } from '../../content/slide/slide.ts';
import { canonical } from '../../content/wire/canonical.ts';

/** A value's canonical text and its SHA-256, which is its name. */
export interface Blob {
  readonly hash: Hash;
  readonly text: string;
}

/** The blob of a value. */
export function blobOf(value: unknown): Blob {
  const text = canonical(value);
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}

/** The blob of pieces that make one text: hashed piece by piece and joined only when read, so that a shared piece is kept once. */
export function blobOfPieces(pieces: readonly string[]): Blob {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return {
    hash: hash.digest('hex'),
    get text() {
      return pieces.join('');
    },
  };
}
