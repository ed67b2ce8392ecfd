import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ratingSettingsSchema } from '../../content/score/settings.ts';
import { libraryAnswerSchema } from '../../content/wire/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { pointOf, putPoints } from '../support/rating-points.ts';

const MONDAY = Date.parse('2026-11-23T08:00+07:00');

describe('an administrator sets rating points up', () => {
  let browser: Browser;
  let controller: RunningController;
  let officer: Officer;
  let desk: DeskPage;
  const counters = async () => ratingSettingsSchema.parse(await officer.call('GET', '/rating-settings')).counters;
  const points = async () => ratingSettingsSchema.parse(await officer.call('GET', '/rating-settings')).points;

  beforeAll(async () => {
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(MONDAY)], clock: MONDAY });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    await putPoints(officer, [], { address: null });
    desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
    const [name = '', value = ''] = officer.cookie.split('=');
    await desk.page.context().addCookies([{ name, value, url: controller.url }]);
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('adds a point, and is told that its code leads nowhere before there is an address', async () => {
    const { page } = desk;
    await desk.at('rating-points');
    await page.getByText('Chưa đặt địa chỉ công khai').waitFor();
    expect(await desk.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Thêm điểm' }).click();
    await page.getByLabel('Tên điểm (người dân đọc được)').fill('Quầy số 3');
    await page.getByRole('combobox', { name: 'Quầy' }).click();
    await page.getByRole('option', { name: 'Quầy mới…' }).click();
    expect(await page.getByRole('button', { name: 'Lưu' }).isDisabled()).toBe(true);
    await page.getByLabel('Tên quầy').fill('Quầy hộ tịch');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.locator('.point .name', { hasText: 'Quầy số 3' }).waitFor();
    expect((await points()).map(({ name, kind, active }) => [name, kind, active])).toEqual([['Quầy số 3', 'printed', true]]);
    expect((await counters()).map(({ id, name }) => [id, name])).toContainEqual(['quay-ho-tich', 'Quầy hộ tịch']);
    await page.locator('.point').getByText('Quầy hộ tịch').waitFor();
    expect(await page.getByRole('button', { name: 'In mã QR' }).isDisabled()).toBe(true);
  });

  it('renames the counter of a point, which stays the same counter', async () => {
    const { page } = desk;
    await desk.at('rating-points');
    await page.getByRole('button', { name: 'Sửa' }).click();
    await page.getByLabel('Tên quầy').fill('');
    expect(await page.getByRole('button', { name: 'Lưu' }).isDisabled()).toBe(true);
    await page.getByLabel('Tên quầy').fill('Quầy hộ tịch, chứng thực');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.locator('.point').getByText('Quầy hộ tịch, chứng thực').waitFor();
    expect((await counters()).map(({ id, name }) => [id, name])).toContainEqual(['quay-ho-tich', 'Quầy hộ tịch, chứng thực']);
  });

  it('prints the code on one A4 sheet with the unit’s name, and nothing of the desk', async () => {
    const { page } = desk;
    await putPoints(officer, await points(), { address: 'https://danhgia.example.vn' });
    await desk.at('rating-points');
    await page.getByRole('button', { name: 'In mã QR' }).click();
    const sheet = page.locator('ny-point-poster .sheet');
    await sheet.waitFor();
    const [point] = await points();
    await sheet.getByRole('img', { name: `https://danhgia.example.vn/r/${point?.id}` }).waitFor();
    expect(await desk.axe()).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/MediaBox \[0 0 59[45]\.?\d* 84[12]/);
    await page.getByRole('button', { name: 'Đóng' }).click();
    await sheet.waitFor({ state: 'detached' });
  });

  it('switches a point off, and on again', async () => {
    const { page } = desk;
    await desk.at('rating-points');
    await page.getByRole('button', { name: 'Ngừng dùng' }).click();
    await page.getByText('Đã ngừng').waitFor();
    expect((await points()).map(({ active }) => active)).toEqual([false]);
    await page.getByRole('button', { name: 'Dùng lại' }).click();
    await expect.poll(async () => (await points()).map(({ active }) => active)).toEqual([true]);
  });

  it('gives a tablet its point while pairing it', async () => {
    const { page } = desk;
    await putPoints(officer, [pointOf('quay-1', 'kiosk'), pointOf('quay-2', 'kiosk')]);
    const tablet = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await tablet.goto(`${controller.url}/kiosk/`);
    await tablet.waitForSelector('.pairing-letters:not(.pairing-empty)');
    const code = ((await tablet.locator('.pairing-letters').textContent()) ?? '').replaceAll(/[^A-Z]/g, '');
    await desk.at('displays');
    await page.getByRole('button', { name: 'Ghép màn hình mới' }).first().click();
    await page.getByLabel('Mã hiện trên màn hình (8 chữ)').fill(code);
    await page.getByRole('button', { name: 'Kiểm tra mã' }).click();
    await page.getByLabel('Tên màn hình').fill('Máy quầy 2');
    const choose = async (label: string, option: string) => {
      const dialog = page.locator('ny-pairing-dialog');
      await dialog.getByRole('combobox', { name: label }).click();
      await dialog.getByRole('option', { name: option }).click();
    };
    await choose('Đơn vị', 'Phường Bến Nghé');
    await choose('Điểm đánh giá của máy này', 'Quầy quay-2');
    await page.getByRole('button', { name: /^Ghép/ }).last().click();
    await tablet.getByText('Quầy quay-2').waitFor();
    const { displays } = libraryAnswerSchema.parse(await officer.call('GET', '/library'));
    expect(displays.filter(({ kind }) => kind === 'kiosk').map(({ point }) => point)).toEqual(['quay-2']);
    expect(desk.complaints).toEqual([]);
  });
});
