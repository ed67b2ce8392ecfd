import { createHash, randomBytes } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { hashOfBlob, mediaFrom } from '../../../displays/link/fetch-media.ts';

afterEach(() => vi.unstubAllGlobals());
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const answering = (status: number, body: Buffer) =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(status === 200 ? new Uint8Array(body) : null, { status })));

it('hashes a file of several slices as one', async () => {
  const bytes = randomBytes(2_500_001);
  expect(await hashOfBlob(new Blob([new Uint8Array(bytes)]))).toBe(sha(bytes));
});

it('takes a file only under the hash that it has; a missing or another one is absent; a failing server is no answer', async () => {
  const bytes = Buffer.from('picture');
  const get = mediaFrom('http://x');
  answering(200, bytes);
  expect(await get(sha(bytes))).toBeInstanceOf(Blob);
  expect(await get('a'.repeat(64))).toBe('absent');
  answering(404, bytes);
  expect(await get(sha(bytes))).toBe('absent');
  answering(503, bytes);
  await expect(get(sha(bytes))).rejects.toThrow('503');
});
