import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { frameAt } from '../../content/led/frame-at.ts';
import { plainPanel } from '../../content/led/panel.ts';
import { strip } from '../../content/led/strip.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import { libraryAnswerSchema } from '../../content/wire/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { startController } from '../support/controller.ts';
import { ledAtlases, ledMount } from '../support/led-means.ts';
import { setUp } from '../support/officer.ts';
import { display, entry, library, unit } from '../support/schedule-library.ts';

const PANEL = {
  ...plainPanel(128, 32, 5, { kind: 'full', order: 'rgb' } as const),
  frameRate: 60 as const,
  brightness: [{ from: '00:00', percent: 100 }],
};
const TICKER = plainTicker('Xin chào', '#20ff40');
const SCREEN = { width: 128, height: 32, zones: 'full', transition: 'cut' } as const;

/** The pixels of a screenshot's rectangle, red, green, blue each. */
const pixels = (shot: Buffer, left: number, top: number): number[] => {
  const png = PNG.sync.read(shot);
  return Array.from({ length: 128 * 32 }, (_, at) => ((top + Math.floor(at / 128)) * png.width + left + (at % 128)) * 4).flatMap(
    (at) => [png.data[at] ?? 0, png.data[at + 1] ?? 0, png.data[at + 2] ?? 0],
  );
};

it('an officer sets a panel up and publishes a line, and the window lights its very dots', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-led-'));
  const seed = join(folder, 'seed.json');
  const bare = { units: [unit('phuong')], displays: [display('bang', 'phuong', { screen: SCREEN })], slides: [] };
  writeFileSync(seed, JSON.stringify(library(bare)));
  const controller = await startController({ data: join(folder, 'data'), args: ['--seed', seed] });
  const browser = await launchChromium();
  try {
    const officer = await setUp(controller.url, controller.setupLink ?? '');
    const before = libraryAnswerSchema.parse(await officer.call('GET', '/library'));
    const { id, key: _key, ...rest } = before.displays[0] ?? display('bang', 'phuong');
    const led = ledMount({ panel: PANEL, device: { protocol: 'hdmi', x: 16, y: 8 } });
    // Nobody ticked the security list: the panel is not to be used yet.
    await officer.call('PUT', `/displays/${id}`, { ...rest, kind: 'led', led: { ...led, secured: [] } }, 422);
    await officer.call('PUT', `/displays/${id}`, { ...rest, kind: 'led', led });
    const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${controller.url}/led/`);
    const field = page.locator('.pairing .code');
    await expect.poll(async () => /•/.test((await field.textContent()) ?? '•'), { timeout: 90_000 }).toBe(false);
    const code = ((await field.textContent()) ?? '').replaceAll(/\s/g, '');
    await officer.call('POST', '/pairings/confirm', { code, display: id, create: null });
    const slide = { id: 'chao', name: 'Chào', theme: null, locked: null, template: 'led', ticker: TICKER, score: null };
    const line = entry('lich', { slides: [{ slide: 'chao', dwell: 10, weight: 1 }], places: [{ by: 'display', id }] });
    await officer.call('PUT', '/drafts/slide/chao', { version: 0, body: slide });
    await officer.call('PUT', '/drafts/entry/lich', { version: 0, body: line });
    const { generation } = libraryAnswerSchema.parse(await officer.call('GET', '/library'));
    const drafts = [
      { kind: 'slide', id: 'chao', version: 1 },
      { kind: 'entry', id: 'lich', version: 1 },
    ];
    await officer.call('POST', '/publish', { generation, drafts });
    const frame = frameAt(strip(TICKER, PANEL, { atlases: ledAtlases(), live: null }), PANEL, 0);
    const wanted = Array.from(frame.dots).flatMap((place) => [...(frame.palette[place] ?? [0, 0, 0])]);
    const lit = async (): Promise<boolean> => pixels(await page.screenshot(), 16, 8).join() === wanted.join();
    await expect.poll(lit, { timeout: 90_000, interval: 500 }).toBe(true);
    const wall = async (): Promise<unknown> => officer.call('GET', '/wall');
    await expect.poll(wall, { timeout: 90_000 }).toMatchObject({ rows: [{ should: { main: { slide: 'chao' } }, agrees: true }] });
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await controller.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
