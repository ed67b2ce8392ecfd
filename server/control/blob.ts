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

/** The beginning that many blobs share: hashed and written as JSON once for all of them. */
export interface Opening {
  readonly text: string;
  /** What stands for it inside a JSON string, UTF-8. */
  readonly escaped: Uint8Array;
  /** The hash up to here: copied, then ended by the rest of each blob. */
  readonly begun: Digest;
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The opening of this text. */
export const openingOf = (text: string): Opening => ({
  text,
  escaped: Buffer.from(escaped(text)),
  begun: createHash('sha256').update(text),
});

/** The blob of a value. */
export function blobOf(value: unknown): Blob {
  const text = canonical(value);
  const hash = createHash('sha256').update(text).digest('hex');
  return { text, hash, length: text.length, json: [Buffer.from(JSON.stringify(text))] };
}

const QUOTE = Buffer.from('"');

/** The blob of a text that begins as others do; the whole text is joined only when read, so that what is shared is kept once. */
export const blobFrom = (opening: Opening, rest: string): Blob => ({
  hash: opening.begun.copy().update(rest).digest('hex'),
  length: opening.text.length + rest.length,
  get text() {
    return opening.text + rest;
  },
  get json() {
    return [QUOTE, opening.escaped, Buffer.from(`${escaped(rest)}"`)];
  },
});
