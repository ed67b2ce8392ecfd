import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { longText } from '../media/bombs.ts';
import type { Edge } from './edge.ts';
import { startTwoWards } from './two-wards.ts';

let edge: Edge;
let officer: string;
beforeEach(async () => {
  ({ edge, officer } = await startTwoWards());
});
afterEach(() => edge.close());

describe('an upload', () => {
  const form = (field: string, bytes: Uint8Array<ArrayBuffer>): FormData => {
    const made = new FormData();
    made.append(field, new Blob([bytes]), 'Đường Ữ.png');
    return made;
  };
  const png = Uint8Array.from(
    Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
  );

  it('is kept, served for ever under its hash, and only in sizes of known screens', async () => {
    const answer = await edge.call('POST', '/api/media', { cookie: officer, body: form('file', png) });
    expect(answer).toMatchObject({ status: 201, body: { width: 1, height: 1, mime: 'image/png' } });
    const { hash } = z.object({ hash: z.string() }).parse(answer.body);
    const file = await edge.call('GET', `/media/${hash}`);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((await edge.call('GET', `/media/${hash}/1920x1080`)).status).toBe(200);
    expect((await edge.call('GET', `/media/${hash}/1921x1080`)).status).toBe(404);
    expect((await edge.call('GET', `/media/${hash}`, { headers: { range: 'bytes=0-3' } })).status).toBe(206);
  });

  it('is asked for the right before a byte of it is read', async () => {
    const { cookie } = await edge.cookieOf([{ role: 'staff', unit: 'a' }]);
    const huge = form('file', new Uint8Array(5_000_000));
    expect((await edge.call('POST', '/api/media', { cookie, body: huge })).status).toBe(403);
  });

  it('that is a bomb leaves the server answering meanwhile', async () => {
    let done = false;
    const upload = edge
      .call('POST', '/api/media', { cookie: officer, body: form('file', Uint8Array.from(longText())) })
      .finally(() => (done = true));
    let healthy = 0;
    while (!done) if ((await edge.call('GET', '/healthz')).status === 200) healthy += 1;
    expect([201, 422]).toContain((await upload).status);
    expect(healthy).toBeGreaterThan(5);
  });

  it('in another field, twice or broken gets a sentence', async () => {
    expect(await edge.call('POST', '/api/media', { cookie: officer, body: form('other', png) })).toMatchObject({
      status: 400,
      body: { code: 'media-none' },
    });
    const two = form('file', png);
    two.append('file', new Blob([png]));
    expect((await edge.call('POST', '/api/media', { cookie: officer, body: two })).status).toBe(400);
    const broken = await edge.call('POST', '/api/media', {
      cookie: officer,
      body: '--x\r\nnonsense',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(broken).toMatchObject({ status: 400, body: { code: 'media-none' } });
    expect(
      (await edge.call('POST', '/api/media', { cookie: officer, body: '{}', headers: { 'content-type': 'multipart/form-data' } }))
        .status,
    ).toBe(400);
  });
});
