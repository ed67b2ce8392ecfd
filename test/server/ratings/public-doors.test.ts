import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openCheckpoint, signedCheckpointSchema } from '../../../content/ledger/checkpoint.ts';
import { rootByPath } from '../../../content/ledger/tree-proof.ts';
import { fromHex, toHex } from '../../../content/wire/hash.ts';
import { treeHash } from '../../../content/wire/merkle.ts';
import { ratingAnswerSchema, signRating } from '../../../content/wire/rating.ts';
import { allRoutes } from '../../../server/http/routes/all-routes.ts';
import { closeServer, listen, webServer } from '../../../server/http/web-server.ts';
import { createLog } from '../../../server/observe/log.ts';
import type { Edge } from '../http/edge.ts';
import { KIOSK_KEYS, NINE, SMALL_PAGES, startRatingEdge } from './rating-edge.ts';

const receiptSchema = z.object({
  state: z.string(),
  seq: z.number().nullable(),
  leaf: z.string().nullable(),
  size: z.number().nullable(),
  root: z.string().nullable(),
  checkpoint: z.string().nullable(),
  path: z.array(z.string()),
});

let edge: Edge;
let server: Server;
let url: string;
let receipt: string;
beforeAll(async () => {
  edge = await startRatingEdge((folder) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), SMALL_PAGES['index.html'] ?? '');
    writeFileSync(join(folder, 'receipt.html'), '{{#proven}}proven {{size}}{{/proven}}{{#unknown}}unknown{{/unknown}} {{code}}');
    writeFileSync(join(folder, 'status.html'), '{{#ok}}ok{{/ok}} {{signed}}');
  });
  server = webServer(edge.parts.ratingRoom.doors.alone, 100);
  url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  const answers = [0, 1, 2].map((number) => ({
    ...{
      v: 1 as const,
      display: 'kiosk-1',
      point: 'ban',
      at: NINE - number * 10_000,
      level: 'hai-long',
      reasons: [],
      comment: 'bí mật',
    },
    nonce: String(number).padStart(22, 'r'),
  }));
  for (const answer of answers) {
    const body = JSON.stringify(signRating(answer, KIOSK_KEYS));
    const sent = await fetch(`${url}/api/ratings`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    receipt = ratingAnswerSchema.parse(await sent.json()).receipt;
  }
});
afterAll(async () => {
  await closeServer(server);
  await edge.close();
});

const lookUp = async (code: string) => {
  const answer = await fetch(`${url}/receipt?code=${encodeURIComponent(code)}`, { headers: { accept: 'application/json' } });
  const text = await answer.text();
  return { status: answer.status, text, said: receiptSchema.parse(JSON.parse(text)) };
};

describe('the public listener', () => {
  it.each([
    ['GET', '/r/to-giay', 200],
    ['GET', '/receipt', 200],
    ['GET', '/status', 200],
    ['GET', '/', 404],
    ['GET', '/tv/', 404],
    ['GET', '/api/session', 404],
    ['GET', '/api/openapi.json', 404],
    ['GET', '/healthz', 404],
    ['POST', '/api/session', 404],
    ['POST', '/api/import/ratings', 404],
    ['GET', '/api/ratings', 404],
    ['DELETE', '/r/to-giay', 404],
    ['GET', '/r/to-giay/', 404],
    ['GET', '//r/to-giay', 404],
    ['GET', '/socket.io/?EIO=4&transport=polling', 404],
  ])('%s %s: %i', async (method, path, status) => {
    const answer = await fetch(url + path, { method });
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
  });
});

/** The status of a request whose target goes over the wire as it stands here. */
const statusOfRaw = (target: string, head = ''): Promise<number> =>
  new Promise((settle, fail) => {
    const line = connect(Number(new URL(url).port), '127.0.0.1');
    let heard = '';
    line.on('data', (piece: Buffer) => {
      heard += piece.toString('latin1');
    });
    line.once('close', () => settle(Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0)));
    line.once('error', fail);
    line.write(`${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${head}\r\n`);
  });

describe('of the house behind it the public listener', () => {
  it('has no path, by any method', async () => {
    const routes = allRoutes(edge.parts, createLog('silent', { write: () => true }));
    expect(routes.length).toBeGreaterThan(50);
    const api = routes.map(({ method, path }) => [method.toUpperCase(), `/api${path.replaceAll(/\{\w+\}/g, 'x')}`] as const);
    const files = ['/', '/setup', '/tv', '/tv/', '/tv/sw.js', '/led/', '/kiosk', '/kiosk/', '/healthz', '/metrics', '/agent/'];
    const more = [
      '/api',
      '/api/',
      '/api/docs',
      '/api/docs/',
      '/api/openapi.json',
      `/media/${'0'.repeat(64)}`,
      '/assets/index.js',
    ];
    const reads = [...files, ...more].flatMap((path) =>
      (['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => [method, path] as const),
    );
    const found: string[] = [];
    for (const [method, path] of [...api, ...reads, ['POST', '/api/ratings/refused'] as const]) {
      const answer = await fetch(url + path, { method, redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status !== 404) found.push(`${method} ${path}: ${answer.status}`);
    }
    expect(found).toEqual([]);
  });

  it.each([
    ['GET http://127.0.0.1/api/session', 404],
    ['GET /r/../api/session', 404],
    ['GET /r/to-giay/../../api/session', 404],
    ['GET /%72/to-giay', 404],
    ['GET /api%2fsession', 404],
    ['GET \\\\api\\session', 400],
    ['GET /R/to-giay', 404],
    ['GET /r/TO-GIAY', 404],
    ['GET /r/to-giay%00', 404],
    ['GET /receipt/', 404],
    ['OPTIONS *', 404],
    ['TRACE /r/to-giay', 404],
    ['PUT /r/to-giay', 404],
    ['GET /r/to-giay', 200],
  ])('is not talked into it: %s: %i', async (target, status) => {
    expect(await statusOfRaw(target)).toBe(status);
  });

  it('opens no socket', async () => {
    const upgrade =
      'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
    expect([0, 404]).toContain(await statusOfRaw('GET /socket.io/?EIO=4&transport=websocket', upgrade));
  });
});

describe('a receipt', () => {
  it('waits for the next checkpoint and is then proven, without a word about the answer', async () => {
    expect((await lookUp(receipt)).said.state).toBe('waiting');
    await edge.parts.ledger.wake();
    const { text, said } = await lookUp(receipt.toLowerCase());
    expect(said.state).toBe('proven');
    expect(text).not.toMatch(/hai-long|bí mật|"level"|nonce|rrr/);
    const leaf = { index: said.seq ?? -1, hash: fromHex(said.leaf ?? '') };
    const root = rootByPath(leaf, said.size ?? 0, said.path.map(fromHex), treeHash);
    expect(root && toHex(root)).toBe(said.root);
    const note = await (await fetch(`${url}/checkpoint`)).text();
    expect([note, note.split('\n')[1]]).toEqual([said.checkpoint, String(said.size)]);
  });

  it('rests on a checkpoint that anyone can keep and open with the public key of the house', async () => {
    await edge.parts.ledger.wake();
    const kept = await (await fetch(`${url}/checkpoint`, { headers: { accept: 'application/json' } })).json();
    const { rootKey, checkpoint } = z.object({ rootKey: z.string(), checkpoint: signedCheckpointSchema }).parse(kept);
    expect(openCheckpoint(checkpoint, rootKey)?.size).toBe(edge.parts.ledger.ratings.head().size);
  });

  it.each([
    ['0000-0000-0000', 404],
    ['xyz', 400],
    ["'><script>", 400],
  ])('%s is none', async (code, status) => {
    const found = await lookUp(code);
    expect([found.status, found.said.leaf]).toEqual([status, null]);
  });

  it('is shown as a page to people', async () => {
    await edge.parts.ledger.wake();
    const page = await (await fetch(`${url}/receipt?code=${receipt}`)).text();
    expect(page).toMatch(/^proven \d+ [0-9A-Z-]{14}$/);
    expect(await (await fetch(`${url}/status`, { headers: { accept: 'text/html' } })).text()).toContain('ok 09:00 23/11/2026');
  });
});
