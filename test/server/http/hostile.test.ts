import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { problemAnswerSchema } from '../../../content/wire/problem-answer.ts';
import { explanationSchema } from '../../../content/wire/schedule-api.ts';
import { errorAnswer } from '../../../server/http/error-answer.ts';
import { closeServer, cutDeaf, listen, webServer } from '../../../server/http/web-server.ts';
import { createLog } from '../../../server/observe/log.ts';
import { display, entry, library, slide, unit } from '../../support/schedule-library.ts';
import { type Edge, startEdge } from './edge.ts';

let edge: Edge;
let cookie: string;
beforeAll(async () => {
  edge = await startEdge({
    library: library({
      units: [unit('own'), unit('other')],
      displays: [display('tv-own', 'own'), display('tv-other', 'other')],
      slides: [slide('s')],
      entries: [
        entry('e-all', { places: [{ by: 'all' }] }),
        entry('e-own', { places: [{ by: 'unit', id: 'own' }] }),
        entry('e-other', { places: [{ by: 'unit', id: 'other' }] }),
      ],
    }),
  });
  cookie = (await edge.cookieOf([{ role: 'admin', unit: null }])).cookie;
});
afterAll(() => edge.close());

const incidents = (): string[] => edge.log.filter((line) => line.includes('"incident"'));
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** Sends the beginning of a request and hangs up. */
const hangUpAfter = (head: string, body: Buffer): Promise<void> =>
  new Promise((settle, fail) => {
    const { port, host } = new URL(edge.url);
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`${head}\r\nHost: ${host}\r\nOrigin: ${edge.url}\r\nCookie: ${cookie}\r\nContent-Length: 50000000\r\n\r\n`);
      socket.write(body, () => setTimeout(() => socket.destroy(), 200));
    });
    socket.on('error', fail);
    socket.on('close', () => setTimeout(settle, 300));
  });

describe('hostile requests', () => {
  it('nested beyond reason are refused before anything is kept', async () => {
    for (const levels of [40, 5000, 100_000]) {
      const body = `{"version":0,"body":${nested(levels)}}`;
      const answer = await edge.call('PUT', `/api/drafts/slide/deep-${levels}`, { cookie, body });
      expect(answer).toMatchObject({ status: 400, body: { code: 'too-deep' } });
    }
    expect(await edge.call('GET', '/api/drafts', { cookie })).toMatchObject({ status: 200, body: [] });
    expect(incidents()).toEqual([]);
  });

  it('full of faults get a short answer', async () => {
    const body = `{${Array.from({ length: 20_000 }, (_, at) => `"${at.toString(36)}":0`).join(',')}}`;
    const answer = await edge.call('POST', '/api/session', { body });
    expect(answer.status).toBe(400);
    expect(problemAnswerSchema.parse(answer.body).problems).toHaveLength(50);
  });

  it('about times in which nobody lives are refused', async () => {
    const far = 8.64e15;
    const rehearsal = { display: 'tv-own', from: far, days: 1, slides: [], entries: [] };
    const statuses = [
      (await edge.call('GET', `/api/explain?display=tv-own&time=${far}`, { cookie })).status,
      (await edge.call('GET', `/api/conflicts?from=${far}`, { cookie })).status,
      (await edge.call('POST', '/api/rehearsals', { cookie, body: rehearsal })).status,
      (await edge.call('GET', '/api/explain?display=tv-own&time=0', { cookie })).status,
      (await edge.call('GET', `/api/explain?display=tv-own&time=${Date.UTC(2199, 11, 1)}`, { cookie })).status,
    ];
    expect(statuses).toEqual([400, 400, 400, 200, 200]);
    expect(incidents()).toEqual([]);
  });

  it('about one’s own screen tell nothing of entries that play elsewhere', async () => {
    const staff = await edge.cookieOf([{ role: 'staff', unit: 'own' }]);
    const seenBy = async (of: string) =>
      explanationSchema
        .parse((await edge.call('GET', '/api/explain?display=tv-own', { cookie: of })).body)
        .considered.map((one) => one.entry)
        .sort();
    expect(await seenBy(cookie)).toEqual(['e-all', 'e-own']);
    expect(await seenBy(staff.cookie)).toEqual(['e-all', 'e-own']);
  });

  it('for a part of a file that is not there, or for another version of it, are answered as such', async () => {
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const form = new FormData();
    form.set('file', new Blob([Buffer.from(pixel, 'base64')]), 'x.png');
    const kept = await edge.call('POST', '/api/media', { cookie, body: form });
    const hash = JSON.stringify(kept.body).match(/[0-9a-f]{64}/)?.[0] ?? '';
    const get = async (headers: Record<string, string>) => (await edge.call('GET', `/media/${hash}`, { headers })).status;
    expect(await get({ range: 'bytes=0-3' })).toBe(206);
    expect(await get({ range: 'bytes=99999-' })).toBe(416);
    expect(await get({ 'if-match': '"another"' })).toBe(412);
    expect(incidents()).toEqual([]);
  });

  it('that hang up in the middle are nobody’s incident', async () => {
    const multipart = 'POST /api/media HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x';
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
    await hangUpAfter(multipart, Buffer.concat([Buffer.from(head), Buffer.alloc(1_000_000)]));
    await hangUpAfter('POST /api/session HTTP/1.1\r\nContent-Type: application/json', Buffer.from('{"login":'));
    expect(incidents()).toEqual([]);
    expect(await edge.call('GET', '/healthz')).toMatchObject({ status: 200 });
  });
});

describe('an upload for which the disk has no room', () => {
  it('is refused as such, not as an incident', async () => {
    const lines: string[] = [];
    const app = express();
    app.post('/', () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    app.use(errorAnswer(createLog('error', { write: (line) => void lines.push(line) })));
    const server = webServer(app, 10);
    const answer = await fetch(`http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/`, { method: 'POST' });
    expect(answer.status).toBe(507);
    expect(problemAnswerSchema.parse(await answer.json()).code).toBe('STORE-full');
    expect(lines.join('')).not.toContain('incident');
    await closeServer(server);
  });
});

describe('a client that asks and never reads', () => {
  it('is cut off before its answers fill the memory; one that reads is not', async () => {
    const server = createServer((request, response) => {
      const pieces = request.url === '/large' ? 80 : 1;
      for (let piece = 0; piece < pieces; piece += 1) response.write(Buffer.alloc(1_048_576));
      response.end();
    });
    cutDeaf(server, { everyMs: 50, looks: 5 });
    const port = await listen(server, 0, '127.0.0.1');
    const held: Socket[] = [];
    server.on('connection', (client) => held.push(client));
    const deaf = connect(port, '127.0.0.1').pause();
    deaf.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n');
    await vi.waitFor(() => expect(held[0]?.destroyed).toBe(true), { timeout: 20_000 });
    const read = await fetch(`http://127.0.0.1:${port}/`);
    expect((await read.arrayBuffer()).byteLength).toBe(1_048_576);
    deaf.destroy();
    await closeServer(server);
  });
});
