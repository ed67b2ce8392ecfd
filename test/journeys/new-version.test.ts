import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FakeController, startFakeController } from '../../scripts/player/fake-controller.ts';
import { launchChromium } from '../support/chromium.ts';

const EVENING = Date.UTC(2026, 10, 23, 12, 30);
const MINUTE = 60_000;
const QUIET = [2, 3];
const hourOf = (time: number): number => new Date(time + 7 * 60 * MINUTE).getUTCHours();

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium(['--host-resolver-rules=MAP man-hinh.test 127.0.0.1']);
});
afterAll(() => browser.close());

/** The same page with another mark in it, and a worker that keeps it under another name: what an update of the controller brings. */
const update = async (folder: string): Promise<void> => {
  const [page, worker] = [join(folder, 'index.html'), join(folder, 'sw.js')];
  await writeFile(page, (await readFile(page, 'utf8')).replace('<head>', '<head><meta name="second" />'));
  const text = await readFile(worker, 'utf8');
  const renamed = text.replace(/niem-yet-tv-[0-9a-f]{10}/, 'niem-yet-tv-0123456789');
  expect(renamed).not.toBe(text);
  await writeFile(worker, renamed);
};
const isSecond = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('meta[name=second]') !== null).catch(() => false);

it.each([
  ['where a worker keeps the page', true],
  ['over plain http in the house, without a worker', false],
])('a screen takes a newer page by itself at night, %s', async (_where, secure) => {
  const folder = await mkdtemp(join(tmpdir(), 'niem-yet-version-'));
  await cp(fileURLToPath(new URL('../../dist/displays/tv', import.meta.url)), folder, { recursive: true });
  const fake: FakeController = await startFakeController(folder);
  const context = await browser.newContext();
  try {
    let time = EVENING;
    fake.clock = () => time;
    const page = await context.newPage();
    await page.clock.install({ time });
    await page.goto(`http://${secure ? '127.0.0.1' : 'man-hinh.test'}:${fake.port}/tv/`);
    await expect.poll(() => fake.codes.length, { timeout: 90_000 }).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(secure);
    if (secure) await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await update(folder);
    const pass = async (ms: number): Promise<void> => {
      time += ms;
      await page.clock.fastForward(ms);
    };
    // Until midnight it has heard of the newer page, and goes on as it is.
    for (let hour = 20; hour < 24; hour += 0.5) await pass(30 * MINUTE);
    await expect.poll(() => isSecond(page)).toBe(false);
    await expect
      .poll(
        async () => {
          // The quiet hours slowly: a busy machine takes its time, and there is a next night.
          await pass((QUIET.includes(hourOf(time)) ? 10 : 60) * MINUTE);
          return isSecond(page);
        },
        { timeout: 150_000, interval: 1000 },
      )
      .toBe(true);
    // Seen at the next look at the latest.
    expect([...QUIET, 4]).toContain(hourOf(time));
  } finally {
    await context.close();
    await fake.stop();
    await rm(folder, { recursive: true });
  }
});
