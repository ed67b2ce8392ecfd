import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import { defaultRating } from '../../content/score/settings.ts';
import { wallAnswerSchema } from '../../content/wire/api.ts';
import { signRating } from '../../content/wire/rating.ts';
import { scorePageSchema } from '../../content/wire/rating-api.ts';
import { keyPairFrom } from '../../content/wire/signing.ts';
import { demoLibrary } from '../../scripts/demo/library.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { openDesk } from '../support/desk-browser.ts';
import { ledMount } from '../support/led-means.ts';
import { type Officer, setUp, signIn } from '../support/officer.ts';
import { pointOf } from '../support/rating-points.ts';
import { openScreen, type ScreenPage } from '../support/screen-page.ts';

const MONDAY = Date.parse('2026-11-23T09:00+07:00');
const HOUR = 3_600_000;
const KIOSK = keyPairFrom(new Uint8Array(32).fill(13));

/** The demo's library with one ward's score on a television, a kiosk that answers here, and a kiosk and a LED window to be paired. */
function seed(): string {
  const demo = demoLibrary(MONDAY);
  const [screen] = demo.displays;
  const [entry] = demo.entries;
  if (screen === undefined || entry === undefined) throw new Error('no demo');
  const at = (id: string, over: Partial<Display>): Display => ({
    ...{ ...screen, id, name: id, key: null, tags: [], membership: [{ unit: 'ben-nghe', from: null, to: null }] },
    screen: { width: 1920, height: 1080, zones: 'full', transition: 'cut' },
    ...over,
  });
  const slide = {
    id: 'bang-diem',
    name: 'Điểm',
    theme: null,
    locked: null,
    template: 'score',
    title: 'Mức độ hài lòng',
  } as const;
  const library: Library = {
    ...demo,
    displays: [
      at('tv-diem', {}),
      at('may-bam', { kind: 'kiosk', key: { public: KIOSK.public, since: MONDAY } }),
      at('may-trang', { kind: 'kiosk', physical: null }),
      at('bang-led', { kind: 'led', led: ledMount(), screen: { width: 128, height: 32, zones: 'full', transition: 'cut' } }),
    ],
    slides: [...demo.slides, { ...slide, unit: 'ben-nghe', window: 'day' }],
    entries: [
      {
        ...{
          ...entry,
          id: 'chieu-diem',
          slides: [{ slide: 'bang-diem', dwell: 3600, weight: 1 }],
          rank: 'priority',
          zone: 'main',
        },
        when: { from: null, until: null, weekdays: [], dayparts: [], rule: null, openHours: false, daysOff: 'play' },
        places: [{ by: 'display', id: 'tv-diem' }],
      },
    ],
    rating: { ...defaultRating(), points: [pointOf('may-bam', 'kiosk')] },
  };
  const file = join(mkdtempSync(join(tmpdir(), 'niem-yet-seed-')), 'library.json');
  writeFileSync(file, JSON.stringify(library));
  return file;
}

describe("a controller that was set back to yesterday's folder", () => {
  let browser: Browser;
  let controller: RunningController;
  let officer: Officer;
  let board: ScreenPage;
  let kiosk: Page;
  let led: Page;
  let yesterday = '';
  let answers = 0;
  let lost = 0;

  const answer = async (count: number): Promise<void> => {
    for (let number = 0; number < count; number += 1) {
      answers += 1;
      const said = {
        ...{
          v: 1 as const,
          display: 'may-bam',
          point: 'may-bam',
          at: MONDAY - answers * 200_000 - ((answers * 7919) % 90_000),
          level: 'hai-long',
          reasons: [],
        },
        ...{ comment: null, nonce: `yesterday${String(answers).padStart(13, '0')}` },
      };
      const body = JSON.stringify(signRating(said, KIOSK));
      const headers = { 'content-type': 'application/json' };
      expect((await fetch(`${controller.url}/api/ratings`, { method: 'POST', headers, body })).status).toBe(200);
    }
  };
  const soon = { timeout: 150_000, interval: 1000 };
  const signedSize = async (): Promise<number> => {
    const { size } = z.object({ size: z.number() }).parse(await (await fetch(`${controller.url}/status`)).json());
    return size;
  };
  /** The next checkpoint: it is signed within a minute. */
  const signedAnew = async (before: number): Promise<number> => {
    await expect.poll(signedSize, soon).toBeGreaterThan(before);
    return signedSize();
  };
  const restart = async (hours: number): Promise<void> => {
    const { data, port } = controller;
    controller = await startController({ data, port, clock: MONDAY + hours * HOUR });
    officer = await signIn(controller.url);
  };
  const rows = async () => wallAnswerSchema.parse(await officer.call('GET', '/wall')).rows;
  const refusing = async () =>
    (await rows()).filter(({ reports }) => reports.some(({ code }) => code === 'ledger-forked')).map(({ display }) => display);
  const confirm = async (code: string, display: string): Promise<void> => {
    await officer.call('POST', '/pairings/confirm', { code, display, create: null });
  };

  beforeAll(async () => {
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', seed()], clock: MONDAY });
    officer = await setUp(controller.url, controller.setupLink ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
    if (yesterday !== '') rmSync(yesterday, { recursive: true });
  });

  it('has three screens that hold what it signed', async () => {
    await answer(6);
    board = await openScreen(browser, controller.url);
    await confirm(await board.code(), 'tv-diem');
    kiosk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await kiosk.goto(`${controller.url}/kiosk/`);
    const letters = kiosk.locator('.pairing-letters:not(.pairing-empty)');
    await confirm(((await letters.textContent()) ?? '').replaceAll(/[^A-Z]/g, ''), 'may-trang');
    led = await (await browser.newContext({ viewport: { width: 640, height: 360 } })).newPage();
    await led.goto(`${controller.url}/led/`);
    await expect.poll(() => led.locator('.pairing .code').textContent(), soon).toMatch(/^[A-Z]{4} [A-Z]{4}$/);
    await confirm(((await led.locator('.pairing .code').textContent()) ?? '').replace(' ', ''), 'bang-led');
    await board.shows('6 trên 6 lượt đánh giá hài lòng');
    await signedAnew(0);
  }, 600_000);

  it('learns at once from its screens what it lost: no number is shown, and the desk says so', async () => {
    await controller.kill('SIGTERM');
    yesterday = mkdtempSync(join(tmpdir(), 'niem-yet-yesterday-'));
    cpSync(controller.data, yesterday, { recursive: true });
    await restart(1);
    const before = await signedSize();
    await answer(6);
    lost = await signedAnew(before);
    await expect.poll(async () => (await rows()).filter(({ connection }) => connection === 'online').length, soon).toBe(3);
    await controller.kill('SIGTERM');
    rmSync(controller.data, { recursive: true });
    cpSync(yesterday, controller.data, { recursive: true });
    await restart(2);
    await board.shows('Số liệu không toàn vẹn');
    const { score } = scorePageSchema.parse(await officer.call('GET', '/scores?unit=ben-nghe&window=day'));
    expect([score.shown, score.percent, score.count]).toEqual(['broken', null, 0]);
    const acts = z.array(z.looseObject({ kind: z.string() })).parse(await officer.call('GET', '/acts'));
    expect(acts.map(({ kind }) => kind)).toContain('ledger.breach');
    const { page, complaints, axe } = await openDeskAs(browser, controller.url, officer);
    await page.getByText(/Sổ đánh giá không toàn vẹn từ bản ghi số \d+/).waitFor();
    expect(await axe()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 600_000);

  it('cannot go on as if nothing had been: each screen refuses its next checkpoint and raises the alarm', async () => {
    await answer(1);
    expect(await signedSize()).toBeLessThan(lost);
    await kiosk.getByRole('alert').getByText('không có bằng chứng sổ đánh giá còn khớp').waitFor();
    await led.getByText('không có bằng chứng sổ đánh giá còn khớp').waitFor();
    await expect.poll(async () => (await refusing()).sort(), soon).toEqual(['bang-led', 'may-trang', 'tv-diem']);
    await board.shows('Số liệu không toàn vẹn');
    const { page } = await openDeskAs(browser, controller.url, officer);
    await page.getByRole('alert').getByText('3 màn hình không nhận sổ đánh giá').waitFor();
    await page.context().close();
  }, 600_000);

  it('is refused just so when its ledger has grown past what was lost, and after the screens were switched off', async () => {
    await answer(lost - (await signedSize()) + 2);
    expect(await signedAnew(lost)).toBeGreaterThan(lost);
    await Promise.all([kiosk.reload(), board.page.reload(), led.reload()]);
    await kiosk.getByRole('alert').getByText('không có bằng chứng sổ đánh giá còn khớp').waitFor();
    await led.getByText('không có bằng chứng sổ đánh giá còn khớp').waitFor();
    await board.shows('Số liệu không toàn vẹn');
  }, 600_000);
});

/** The wall of the desk, signed in as this officer. */
async function openDeskAs(browser: Browser, url: string, { cookie }: Officer) {
  const desk = await openDesk(browser, url, { width: 1366, height: 768 });
  const [name = '', value = ''] = cookie.split('=');
  await desk.page.context().addCookies([{ name, value, url }]);
  await desk.at('displays');
  return desk;
}
