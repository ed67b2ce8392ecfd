import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wallAnswerSchema } from '../../content/wire/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { openDesk } from '../support/desk-browser.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { answersOf, pointOf, putPoints } from '../support/rating-points.ts';

const MONDAY = Date.parse('2026-11-23T08:00+07:00');
const SCREEN = { width: 1280, height: 800, zones: 'full', transition: 'cut' };
const ANSWERS = '**/api/ratings';

describe('an answer that a kiosk had thanked for and that is refused later', () => {
  let browser: Browser;
  let kiosk: Page;
  let controller: RunningController;
  let officer: Officer;

  const kept = 'Đánh giá máy chủ không nhận, đang chuyển cho cán bộ xem: 2';
  const HANDING = '**/api/ratings/refused';
  const storedAnswer = async (name: string): Promise<void> => {
    await kiosk.waitForSelector('.level:not(:disabled)');
    await kiosk.getByRole('button', { name, exact: true }).click();
    await kiosk.waitForSelector('.said-stored');
    await kiosk.clock.runFor(21_000);
  };
  const refused = async () =>
    wallAnswerSchema.parse(await officer.call('GET', '/wall')).rows.find(({ refused: held }) => held)?.refused ?? null;

  beforeAll(async () => {
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(MONDAY)], clock: MONDAY });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    await putPoints(officer, [pointOf('quay-3', 'kiosk', { name: 'Quầy số 3' })]);
    kiosk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await kiosk.clock.install();
    await kiosk.goto(`${controller.url}/kiosk/`);
    const letters = await kiosk.locator('.pairing-letters:not(.pairing-empty)').textContent();
    const create = { name: 'Máy đánh giá quầy 3', unit: 'ben-nghe', kind: 'kiosk', screen: SCREEN };
    const code = (letters ?? '').replaceAll(/[^A-Z]/g, '');
    z.object({ id: z.string() }).parse(await officer.call('POST', '/pairings/confirm', { code, display: null, create }));
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('is kept on the kiosk over a power cut, until the controller has the signed originals on its disk', async () => {
    await kiosk.route(ANSWERS, (route) => route.abort());
    await kiosk.route(HANDING, (route) => route.abort());
    await storedAnswer('Hài lòng');
    await storedAnswer('Rất hài lòng');
    await putPoints(officer, [pointOf('quay-3', 'kiosk', { name: 'Quầy số 3', active: false })]);
    await kiosk.getByText('Điểm đánh giá chưa được thiết lập').waitFor();
    await kiosk.unroute(ANSWERS);
    const shown = async (): Promise<number> => {
      await kiosk.clock.runFor(10_000);
      return kiosk.getByText(kept).count();
    };
    await expect.poll(shown, { timeout: 120_000, interval: 500 }).toBe(1);
    await kiosk.reload();
    await kiosk.getByText(kept).waitFor();
    await kiosk.unroute(HANDING);
    await expect.poll(shown, { timeout: 120_000, interval: 500 }).toBe(0);
    expect((await refused())?.reasons.map(({ code, count }) => [code, count])).toEqual([['SCO-no-point', 2]]);
    expect(await answersOf(officer, '2026-11-23')).toEqual([]);
  });

  it('is looked at by staff: one is set aside with a reason, the other counts once when the point is switched on again', async () => {
    const desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
    const [name = '', value = ''] = officer.cookie.split('=');
    await desk.page.context().addCookies([{ name, value, url: controller.url }]);
    await desk.at('displays');
    await desk.page.getByText('2 lượt đánh giá đã được máy cảm ơn nhưng bị từ chối: Máy đánh giá quầy 3').waitFor();
    const card = desk.page.getByRole('article').filter({ hasText: 'Máy đánh giá quầy 3' });
    await card.getByText('Điểm đánh giá này không còn hoạt động. 2 lượt').waitFor();
    await putPoints(officer, [pointOf('quay-3', 'kiosk', { name: 'Quầy số 3' })]);
    await card.getByRole('button', { name: 'Xem và quyết định' }).click();
    const dialog = desk.page.locator('ny-refused-dialog');
    await expect.poll(() => dialog.getByText('Sẽ được tính').count()).toBe(2);
    expect(await dialog.getByText('hài lòng', { exact: false }).count()).toBe(0);
    expect(await desk.axe()).toEqual([]);
    await dialog.getByLabel('Chọn lượt 1', { exact: true }).check();
    await dialog.getByRole('button', { name: 'Bỏ hẳn 1 lượt…' }).click();
    await dialog.getByRole('button', { name: 'Bỏ hẳn', exact: true }).click();
    await dialog.getByText('Xin nêu lý do.').waitFor();
    await dialog.getByLabel('Lý do bỏ').fill('Cán bộ bấm thử khi lắp máy');
    await dialog.getByRole('button', { name: 'Bỏ hẳn', exact: true }).click();
    await dialog.getByText('Đã bỏ hẳn 1 lượt, đã ghi vào nhật ký.').waitFor();
    await dialog.getByLabel('Chọn cả 1 lượt đang hiện').check();
    await dialog.getByRole('button', { name: 'Gửi lại 1 lượt' }).click();
    await dialog.getByRole('button', { name: 'Gửi lại', exact: true }).click();
    await dialog.getByText('Đã tính 1 lượt').waitFor();
    await dialog.getByText('Không còn lượt nào chờ quyết định.').waitFor();
    await dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click();
    await desk.page.getByText('đã được máy cảm ơn nhưng bị từ chối').waitFor({ state: 'detached' });
    expect([await refused(), (await answersOf(officer, '2026-11-23')).length]).toEqual([null, 1]);
    expect(desk.complaints).toEqual([]);
  });
});
