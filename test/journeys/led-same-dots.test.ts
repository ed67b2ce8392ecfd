import { spawn } from 'node:child_process';
import { accessSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { LED_ROWS, rawAtlas } from '../support/led-means.ts';
import { ledScenes } from '../support/led-scenes.ts';

/** Debian's Firefox, or the one that FIREFOX names. */
const FIREFOX = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
const firefoxIsHere = (() => {
  try {
    accessSync(FIREFOX);
    return true;
  } catch (error) {
    return error instanceof Error && !('code' in error);
  }
})();

const raw = LED_ROWS.map((rows): unknown => JSON.parse(rawAtlas(rows)));

/** The scenes as one plain script that sets `scenes.ledScenes`. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('../support/led-scenes.ts', import.meta.url)), formats: ['iife'], name: 'scenes' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

/** Serves a page that runs the scenes and posts them back; gives its address and what it will post. */
async function scenePage(script: string) {
  let post: (found: unknown) => void = () => {
    throw new Error('posted before the page was asked for');
  };
  const posted = new Promise<unknown>((resolve) => {
    post = resolve;
  });
  const page = `<!doctype html><meta charset="utf-8"><script>${script}
    fetch('/scenes', { method: 'POST', body: JSON.stringify(scenes.ledScenes(${JSON.stringify(raw)})) });</script>`;
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(page);
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      post(JSON.parse(Buffer.concat(parts).toString('utf8')));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, posted, close: () => server.close() };
}

describe('one ticker, every engine', () => {
  let script = '';
  beforeAll(async () => {
    script = await bundled();
  });

  it('LED-35 Chromium makes the same dots as Node', async () => {
    const expected = ledScenes(raw);
    expect(new Set(expected.map((line) => line.split(' ')[4])).size).toBeGreaterThan(200);
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.setContent('<!doctype html>');
    await page.addScriptTag({ content: script });
    const found: unknown = await page.evaluate(`scenes.ledScenes(${JSON.stringify(raw)})`);
    await browser.close();
    expect(found).toEqual(expected);
  });

  it.skipIf(!firefoxIsHere)('LED-35 Firefox (firefox-esr) makes the same dots as Node', async () => {
    const scenes = await scenePage(script);
    const profile = await mkdtemp(join(tmpdir(), 'niem-yet-firefox-'));
    const firefox = spawn(FIREFOX, ['--headless', '--no-remote', '--profile', profile, scenes.url], { stdio: 'ignore' });
    const gone = new Promise<never>((_, reject) =>
      firefox.once('exit', (code) => reject(new Error(`Firefox ended with ${code}`))),
    );
    const found = await Promise.race([scenes.posted, gone]);
    gone.catch(() => 0);
    firefox.kill();
    scenes.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    expect(found).toEqual(ledScenes(raw));
  });
});
