import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Server } from 'socket.io';
import { z } from 'zod';
import type { Library } from '../../content/library.ts';
import { signRating } from '../../content/wire/rating.ts';
import { keyPairFrom } from '../../content/wire/signing.ts';
import { demoLibrary } from '../demo/library.ts';
import { demoWards } from '../demo/rating-points.ts';
import { openChromium, openGlass, paintedAt } from './board-page.ts';
import type { BenchRow } from './row.ts';

const KIOSK = keyPairFrom(new Uint8Array(32).fill(11));
const WARD = demoWards()[0]?.id ?? '';
const [BOARD, TABLET] = ['tv-diem', 'may-bam'];
const addressSchema = z.object({ port: z.number() });
const preciseNow = (): number => performance.timeOrigin + performance.now();
const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

/** From the moment in which an answer is sent until the board in the hall has painted it, beside a page that a bare socket.io tells a number. */
export const run = async ({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> => {
  const browser = await openChromium();
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-board-'));
  const stops: (() => Promise<void>)[] = [];
  try {
    const [ours, bare] = [await ourBoard(browser, folder, stops), await bareBoard(browser, stops)];
    const delays: { readonly ours: number[]; readonly bare: number[] } = { ours: [], bare: [] };
    for (let number = 1; number <= (quick ? 9 : 60); number += 1) {
      delays.ours.push(await ours(number));
      delays.bare.push(await bare(number));
      // As people come: what is measured is one answer, not the gathering of many.
      await pause(400 + ((number * 7919) % 200));
    }
    return [row('middle', 0.5, delays), row('p95', 0.95, delays)];
  } finally {
    for (const stop of stops) await stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const row = (which: string, share: number, { ours, bare }: { ours: number[]; bare: number[] }): BenchRow => {
  const at = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
  return {
    ...{ name: `ratings: answer sent → board painted, ${which} of ${ours.length}`, unit: 'ms', aim: 'under 1,000 ms' },
    ...{ value: at(ours), baseline: { name: 'bare socket.io, no disk', value: at(bare) }, ratio: at(ours) / at(bare) },
  };
};

/** Sends answer `number` and tells how many ms later it was painted. */
type Board = (number: number) => Promise<number>;

async function sent(page: Page, words: string, send: () => Promise<Response>): Promise<number> {
  const painted = paintedAt(page, words);
  await pause(50);
  const began = preciseNow();
  const answer = await send();
  if (!answer.ok) throw new Error(`refused: ${await answer.text()}`);
  return (await painted) - began;
}

const posted = (body: unknown): RequestInit => ({
  ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
  body: JSON.stringify(body),
});

async function ourBoard(browser: Browser, folder: string, stops: (() => Promise<void>)[]): Promise<Board> {
  const seed = join(folder, 'library.json');
  const start = Date.now();
  writeFileSync(seed, JSON.stringify(boardLibrary(start)));
  const args = ['--host', '127.0.0.1', '--port', '0', '--data', join(folder, 'data'), '--seed', seed];
  const child = spawn(process.execPath, ['dist/server/main.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  stops.push(async () => {
    const gone = once(child, 'exit');
    if (child.exitCode === null) child.kill('SIGTERM');
    if (child.exitCode === null) await gone;
  });
  const { url, setupToken } = await announced(child);
  const page = await openGlass(browser, `${url}/tv/`);
  await pair(page, url, setupToken);
  await paintedAt(page, 'Chưa có lượt đánh giá');
  return (number) => {
    const answer = {
      ...{ v: 1 as const, display: TABLET, point: TABLET, level: number % 7 === 0 ? 'binh-thuong' : 'hai-long' },
      ...{ at: start - number * 100_000 - ((number * number * 7919) % 40_000), reasons: [], comment: null },
      nonce: `board${String(number).padStart(17, '0')}`,
    };
    const signed = signRating(answer, KIOSK);
    return sent(page, `${number} lượt đánh giá`, () => fetch(`${url}/api/ratings`, posted(signed)));
  };
}

/** The demonstration's ward at any hour of any day, with a tablet that is paired and a television that shows its score alone. */
function boardLibrary(now: number): Library {
  const demo = demoLibrary(now);
  const [screen] = demo.displays;
  const [entry] = demo.entries;
  if (screen === undefined || entry === undefined) throw new Error('the demonstration has a screen and an entry');
  const membership = [{ unit: WARD, from: null, to: null }];
  const full = { width: 1920, height: 1080, zones: 'full', transition: 'cut' } as const;
  const at = (id: string) => ({ ...screen, id, name: id, membership, tags: [], screen: full });
  const slide = { id: 'diem', name: 'Điểm', theme: null, locked: null, title: 'Mức độ hài lòng', unit: WARD };
  return {
    ...demo,
    units: demo.units.map((unit) => ({ ...unit, hours: null })),
    displays: [
      { ...at(BOARD), kind: 'tv', key: null },
      { ...at(TABLET), kind: 'kiosk', key: { public: KIOSK.public, since: now } },
    ],
    slides: [...demo.slides, { ...slide, template: 'score', window: 'week' }],
    entries: [
      {
        ...{
          ...entry,
          id: 'diem',
          name: 'Điểm',
          rank: 'priority',
          zone: 'main',
          slides: [{ slide: slide.id, dwell: 3600, weight: 1 }],
        },
        when: { from: null, until: null, weekdays: [], dayparts: [], rule: null, openHours: false, daysOff: 'play' },
        places: [{ by: 'display', id: BOARD }],
      },
    ],
    rating: {
      ...demo.rating,
      points: [{ id: TABLET, unit: WARD, name: 'Máy bấm', counter: null, scale: 'nam-muc', kind: 'kiosk', active: true }],
    },
  };
}

/** Reads what the controller prints until address and one-time set-up link stand there. */
function announced(child: ChildProcess): Promise<{ readonly url: string; readonly setupToken: string }> {
  return new Promise((settle, fail) => {
    let heard = '';
    const hear = (piece: Buffer): void => {
      heard += piece.toString('utf8');
      const [, url, setupToken] = /(https?:\/\/[^\s/]+)\/setup#(\S+)\s/.exec(heard) ?? [];
      if (url !== undefined && setupToken !== undefined) settle({ url, setupToken });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => fail(new Error(`the controller left:\n${heard}`)));
  });
}

/** As an officer does: reads the letters on the glass and says which display it is. */
async function pair(page: Page, url: string, token: string): Promise<void> {
  const letters = page.locator('.pairing-letters:not(.pairing-empty)');
  await letters.waitFor();
  const code = ((await letters.textContent()) ?? '').replaceAll(/[^A-Z]/g, '');
  const call = async (path: string, cookie: string, body: unknown): Promise<Response> => {
    const { headers, ...rest } = posted(body);
    const answer = await fetch(`${url}/api${path}`, { ...rest, headers: { ...headers, origin: url, cookie } });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer;
  };
  const person = { token, login: 'quantri', name: 'Quản trị', password: 'cây đa bến nước sân đình 1986' };
  const cookie = (await call('/setup', '', person)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await call('/pairings/lookup', cookie, { code });
  await call('/pairings/confirm', cookie, { code, display: BOARD, create: null });
}

const BARE_PAGE = `<!doctype html><meta charset="utf-8"><body style="font:700 320px sans-serif"><p id="n" aria-label=""></p>
<script src="/socket.io/socket.io.js"></script><script>const n = document.getElementById('n');
io().on('n', (number) => { n.textContent = number; n.setAttribute('aria-label', number + ' lượt đánh giá'); });</script>`;

async function bareBoard(browser: Browser, stops: (() => Promise<void>)[]): Promise<Board> {
  const server = createServer((request, response) => {
    if (request.method === 'POST') io.emit('n', request.headers['x-number']);
    response.setHeader('Content-Type', 'text/html');
    response.end(request.method === 'POST' ? '' : BARE_PAGE);
  });
  const io = new Server(server);
  stops.push(() => io.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${addressSchema.parse(server.address()).port}`;
  const connected = once(io, 'connection');
  const page = await openGlass(browser, url);
  await connected;
  return (number) =>
    sent(page, `${number} lượt đánh giá`, () => fetch(url, { method: 'POST', headers: { 'x-number': String(number) } }));
}
