import { Hash as Sha256 } from 'fast-sha256';
import type { Hash } from '../../content/slide/slide.ts';
import { toHex } from '../../content/wire/hash.ts';

/** Gets a file by its hash: its verified bytes, or `absent` if the controller has no such file or another one. Rejects when it cannot be had now. */
export type FetchMedia = (hash: Hash) => Promise<Blob | 'absent'>;

const SLICE = 1 << 20;

/** SHA-256 of a blob, a megabyte at a time, so that the page keeps breathing. `crypto.subtle` is not there on plain http. */
export const hashOfBlob = async (bytes: Blob): Promise<Hash> => {
  const sha = new Sha256();
  for (let at = 0; at < bytes.size; at += SLICE) {
    const slice = await new Response(bytes.slice(at, at + SLICE)).arrayBuffer();
    sha.update(new Uint8Array(slice));
  }
  return toHex(sha.digest());
};

/** Fetches from `<origin>/media/<hash>`. */
export const mediaFrom =
  (origin: string): FetchMedia =>
  async (hash) => {
    const answer = await fetch(`${origin}/media/${hash}`, { credentials: 'omit' });
    if (answer.status === 404 || answer.status === 410) return 'absent';
    if (!answer.ok) throw new Error(`media: status ${answer.status}`);
    const bytes = await answer.blob();
    return (await hashOfBlob(bytes)) === hash ? bytes : 'absent';
  };
