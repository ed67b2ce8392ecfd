import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wallAnswerSchema } from '../../content/wire/api.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type Officer, setUp, signIn } from '../support/officer.ts';
import { answersOf, pointOf, putPoints, receiptState } from '../support/rating-points.ts';

const DAY = 86_400_000;
const MONDAY = Date.parse('2026-11-23T08:00+07:00');
const FRIDAY = Date.parse('2026-11-27T08:00+07:00');
const SCREEN = { width: 1280, height: 800, zones: 'full', transition: 'cut' };
const RECEIPT = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

describe('a citizen at a kiosk', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let controller: RunningController;
  let officer: Officer;
  const complaints: string[] = [];

  const face = (name: string) => page.getByRole('button', { name, exact: true });
  const answerWith = async (name: string): Promise<void> => {
    await page.waitForSelector('.level:not(:disabled)', { timeout: 60_000 });
    await face(name).click();
  };
  const next = async (): Promise<void> => {
    await page.locator('.said .main').click();
    await page.waitForSelector('.level');
  };
  const receipt = async (): Promise<string> => {
    await page.waitForSelector('.said-kept .code');
    return (await page.locator('.said-kept .code').textContent()) ?? '';
  };
  // A kiosk does not zoom on purpose: large type is a button on it.
  const axe = () => axeFindings(page, ['meta-viewport']);

  beforeAll(async () => {
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(MONDAY)], clock: MONDAY });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    await putPoints(officer, []);
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.clock.install();
    await page.goto(`${controller.url}/kiosk/`);
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('is asked nothing before a rating point is set up, and by that point as soon as it is', async () => {
    await page.waitForSelector('.pairing-letters:not(.pairing-empty)');
    const code = ((await page.locator('.pairing-letters').textContent()) ?? '').replaceAll(/[^A-Z]/g, '');
    await officer.call('POST', '/pairings/lookup', { code });
    const create = { name: 'Máy đánh giá quầy 3', unit: 'ben-nghe', kind: 'kiosk', screen: SCREEN };
    const paired = await officer.call('POST', '/pairings/confirm', { code, display: null, create });
    expect(z.object({ kind: z.string() }).parse(paired).kind).toBe('kiosk');
    await page.getByText('Điểm đánh giá chưa được thiết lập').waitFor();
    await putPoints(officer, [pointOf('quay-3', 'kiosk', { name: 'Quầy số 3' }), pointOf('giay', 'printed')]);
    await page.waitForSelector('.level');
    await page.getByText('Quầy số 3').waitFor();
    expect(await axe()).toEqual([]);
  });

  it('tells the wall that it asks, and is not marked for a slide that it does not show', async () => {
    const asking = async () => {
      const { rows } = wallAnswerSchema.parse(await officer.call('GET', '/wall'));
      const row = rows.find(({ connection }) => connection === 'online');
      return [row?.agrees, row?.does?.main?.slide];
    };
    await page.locator('.who').click();
    await page.waitForSelector('.kiosk:not(.idle)');
    await expect.poll(asking).toEqual([true, null]);
  });

  it('taps a face once, is thanked with a receipt that proves itself, and leaves nothing behind', async () => {
    await answerWith('Rất hài lòng');
    const code = await receipt();
    expect(code).toMatch(RECEIPT);
    expect(await page.locator('.receipt .at').innerText()).toMatch(/^Tra cứu tại \S+\/receipt$/);
    await expect.poll(() => receiptState(controller.url, code), { timeout: 150_000, interval: 2000 }).toBe('proven');
    // Nobody touches it: it goes back by itself.
    await page.waitForSelector('.level', { timeout: 60_000 });
    expect(await page.content()).not.toContain(code);
    expect((await answersOf(officer, '2026-11-23')).map(({ level, class: found }) => [level, found])).toEqual([
      ['rat-hai-long', 'at-place'],
    ]);
  });

  it('says why after an unhappy face, in two touches, in large type and in English', async () => {
    await page.getByRole('button', { name: 'Chữ to' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await answerWith('Dissatisfied');
    await page.getByText(/^Sends by itself in \d+ s$/).waitFor();
    await page.getByRole('button', { name: 'Time taken' }).click();
    expect(await axe()).toEqual([]);
    expect(await receipt()).toMatch(RECEIPT);
    await next();
    await face('Rất hài lòng').waitFor();
    const [newest] = await answersOf(officer, '2026-11-23');
    expect([newest?.level, newest?.reasons.map(({ vi }) => vi)]).toEqual(['khong-hai-long', ['Thời gian giải quyết']]);
  });

  it('is counted once when the thanks of the server are lost on the way', async () => {
    await page.route('**/api/ratings', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await answerWith('Hài lòng');
    await page.waitForSelector('.said-stored');
    await page.getByText('Chưa gửi được, đã lưu trên máy này.').waitFor();
    await page.unroute('**/api/ratings');
    await page.getByText('Đánh giá đang chờ gửi').waitFor({ state: 'detached', timeout: 90_000 });
    // The thanks may have gone by themselves before the answer did.
    await page.clock.runFor(21_000);
    await page.waitForSelector('.level');
    expect(await answersOf(officer, '2026-11-23')).toHaveLength(3);
  });

  it('is told when the disk is full, and the answer does not appear later', async () => {
    const body = JSON.stringify({ status: 507, code: 'STORE-full', vi: 'Đĩa đầy', en: 'Disk full' });
    await page.route('**/api/ratings', (route) => route.fulfill({ status: 507, contentType: 'application/problem+json', body }));
    await answerWith('Bình thường');
    await page.getByText('Chưa ghi nhận được').waitFor();
    await page.unroute('**/api/ratings');
    await next();
    await page.clock.runFor(60_000);
    expect(await answersOf(officer, '2026-11-23')).toHaveLength(3);
  });

  it('gives what the plan shows the whole width above the question where the glass stands upright', async () => {
    const room = async () => (await page.locator('.idle .room').boundingBox())?.width ?? 0;
    await page.setViewportSize({ width: 800, height: 1280 });
    await expect.poll(room).toBeGreaterThan(700);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(room).toBeLessThan(700);
  });

  it('cannot be left by menu, selection, shortcut, zoom or going back', async () => {
    const refused = await page.evaluate(() => {
      const told = (event: Event) => !document.body.dispatchEvent(event);
      const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
      const plain = (name: string) => new Event(name, { bubbles: true, cancelable: true });
      return {
        menu: told(plain('contextmenu')),
        selection: told(plain('selectstart')),
        print: told(key({ key: 'p', ctrlKey: true })),
        reload: told(key({ key: 'F5' })),
        zoom: told(new WheelEvent('wheel', { ctrlKey: true, bubbles: true, cancelable: true })),
        enter: told(key({ key: 'Enter' })),
      };
    });
    expect(refused).toEqual({ menu: true, selection: true, print: true, reload: true, zoom: true, enter: false });
    await page.goBack();
    await page.waitForSelector('ny-kiosk');
    expect(new URL(page.url()).pathname).toBe('/kiosk/');
    expect(await page.locator('a, input, textarea, iframe').count()).toBe(0);
    const small = await page.evaluate(() => {
      const target = Number.parseInt(
        getComputedStyle(document.querySelector('ny-kiosk') ?? document.body).getPropertyValue('--target'),
        10,
      );
      const sides = Array.from(document.querySelectorAll('button'), (one) => one.getBoundingClientRect());
      return sides.filter(({ width, height }) => Math.min(width, height) < target).length;
    });
    expect(small).toBe(0);
  });

  it('answers while the kiosk has no network for days; each counts once, on its own day', async () => {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const [before] = await answersOf(officer, '2026-11-23');
    await controller.kill('SIGTERM');
    const storedAfter = async (name: string, waiting: number): Promise<void> => {
      await answerWith(name);
      if (name === 'Không hài lòng') await page.clock.runFor(16_000);
      await page.waitForSelector('.said-stored');
      await page.clock.runFor(21_000);
      await page.getByText(`Đánh giá đang chờ gửi: ${waiting}`).waitFor();
    };
    await storedAfter('Hài lòng', 1);
    await page.clock.fastForward(DAY);
    // 24 November is a day off: the kiosk knows it without the controller.
    await page.getByText('Ngoài giờ nhận đánh giá').waitFor();
    await page.clock.fastForward(DAY);
    await storedAfter('Rất hài lòng', 2);
    // A power cut: page, queue and clock come back from the tablet alone.
    await page.reload();
    await page.getByText('Đánh giá đang chờ gửi: 2').waitFor();
    await page.clock.fastForward(DAY);
    await storedAfter('Không hài lòng', 3);
    const { data, port } = controller;
    controller = await startController({ data, port, clock: FRIDAY });
    officer = await signIn(controller.url);
    await expect
      .poll(
        async () => {
          await page.clock.runFor(10_000);
          return page.getByText('Đánh giá đang chờ gửi').count();
        },
        { timeout: 120_000, interval: 1000 },
      )
      .toBe(0);
    const late = (await answersOf(officer, '2026-11-27')).filter(({ seq }) => seq > (before?.seq ?? 0));
    const days = late.map(({ at, level }) => [new Date(at + 7 * 3_600_000).toISOString().slice(0, 10), level]).sort();
    expect(days).toEqual([
      ['2026-11-23', 'hai-long'],
      ['2026-11-25', 'rat-hai-long'],
      ['2026-11-26', 'khong-hai-long'],
    ]);
    expect(complaints).toEqual([]);
  });
});
