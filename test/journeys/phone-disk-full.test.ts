import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '../../scripts/torture/full-disk.ts';
import { shell } from '../../scripts/torture/shell.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type Officer, setUp, signIn } from '../support/officer.ts';
import { answersOf, pointOf, putPoints } from '../support/rating-points.ts';
import { openScreen, type ScreenPage } from '../support/screen-page.ts';

const MONDAY = Date.parse('2026-11-23T08:00+07:00');
const DISK_MB = 48;

/** A small real file system of its own; null where this machine grants none. */
function smallDisk(): string | null {
  const place = mkdtempSync(join(tmpdir(), 'niem-yet-small-'));
  try {
    shell('mount', '-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', place);
    return place;
  } catch (cause) {
    rmSync(place, { recursive: true });
    console.warn(`no small disk, so nothing is proved of a full one: ${String(cause).split('\n')[0]}`);
    return null;
  }
}

const DISK = smallDisk();

describe.skipIf(DISK === null)('a citizen with a phone while the disk of the controller is full', () => {
  const filler = join(DISK ?? '', 'filler');
  let browser: Browser;
  let page: Page;
  let controller: RunningController;
  let officer: Officer;
  let screen: ScreenPage;

  const answer = async (): Promise<void> => {
    await page.getByText('Hài lòng', { exact: true }).click();
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
  };
  const counted = async (): Promise<number> => (await answersOf(officer, '2026-11-23')).length;

  beforeAll(async () => {
    browser = await launchChromium();
    const data = join(DISK ?? '', 'data');
    controller = await startController({ data, args: ['--seed', demoSeed(MONDAY)], clock: MONDAY });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    await putPoints(officer, [pointOf('quay-1', 'printed', { name: 'Quầy số 1' })]);
    screen = await openScreen(browser, controller.url);
    await officer.call('POST', '/pairings/confirm', { code: await screen.code(), display: 'tv-ben-nghe', create: null });
    page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })).newPage();
    await page.goto(`${controller.url}/r/quay-1`);
    await screen.shows('XIN');
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
    shell('umount', '--lazy', DISK ?? '');
    rmSync(DISK ?? '', { recursive: true, force: true });
  });

  it('is told that the answer was not recorded, in words and by the status, while the screens go on', async () => {
    fill(filler, 0);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await answer();
    expect((await answered).status()).toBe(503);
    await page.getByRole('heading', { name: 'Chưa ghi nhận được' }).waitFor();
    await page.getByText('chưa được ghi nhận và sẽ không tự xuất hiện sau đó').waitFor();
    expect(await page.locator('.code').count()).toBe(0);
    expect(await counted()).toBe(0);
    // The loop turns without the disk.
    await screen.hides('XIN CHÀO');
    await screen.shows('LUÔN');
  });

  it('does not find it recorded later by itself, and is thanked when the answer is sent again', async () => {
    rmSync(filler);
    const { data, port } = controller;
    await controller.kill('SIGTERM');
    controller = await startController({ data, port, clock: MONDAY + 60_000 });
    officer = await signIn(controller.url);
    expect(await counted()).toBe(0);
    await page.goBack();
    await answer();
    await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
    expect(await counted()).toBe(1);
  });

  it('is thanked as soon as there is room again, without a restart', async () => {
    await page.goto(`${controller.url}/r/quay-1?lang=en`);
    fill(filler, 0);
    await page.getByText('Satisfied', { exact: true }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Not recorded' }).waitFor();
    rmSync(filler);
    await page.goBack();
    await page.getByText('Satisfied', { exact: true }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    expect(await counted()).toBe(2);
  });
});
