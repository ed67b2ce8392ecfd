import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type Officer, setUp } from '../support/officer.ts';

describe('a theme of the office', () => {
  let browser: Browser;
  let controller: RunningController;
  let officer: Officer;
  let desk: DeskPage;

  beforeAll(async () => {
    const monday = Date.parse('2026-11-23T08:00+07:00');
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(monday)], clock: monday });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
    const [name = '', value = ''] = officer.cookie.split('=');
    await desk.page.context().addCookies([{ name, value, url: controller.url }]);
    await desk.at('themes');
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('begins as a copy of a ready-made one, which says who uses it', async () => {
    const { page } = desk;
    await page.getByRole('heading', { name: /^Có sẵn/ }).waitFor();
    expect(await desk.axe()).toEqual([]);
    await page.getByRole('button', { name: /^Tạo bản riêng.*Một cửa đỏ/ }).click();
    await page.getByRole('heading', { name: 'Một cửa đỏ (bản riêng)' }).waitFor();
    await page.getByText('Chưa đơn vị nào dùng.').waitFor();
    expect(await desk.axe()).toEqual([]);
  });

  it('tells the contrast in numbers as colours change, on a motto slide', async () => {
    const { page } = desk;
    const row = page.getByRole('row').filter({ hasText: 'Chữ chính trên nền' });
    await row.getByText('Tốt').waitFor();
    await page.getByLabel('Chữ chính, #rrggbb').fill('#8a1a1a');
    await row.getByText('Quá mờ').waitFor();
    await row.getByText(/^1,\d : 1$/).waitFor();
    await page.getByLabel('Chữ chính, #rrggbb').fill('fffbe6');
    await row.getByText('Tốt').waitFor();
    await page
      .locator('ny-theme-preview')
      .getByRole('img', { name: /LẮNG NGHE/ })
      .first()
      .waitFor();
  });

  it('takes the logo that the office uploads, and is published like the rest', async () => {
    const { page } = desk;
    const mark = { create: { width: 600, height: 400, channels: 4 as const, background: '#ffd24dff' } };
    const buffer = await sharp(mark).png().toBuffer();
    await page
      .locator('ny-picture-field input[type=file]')
      .setInputFiles({ name: 'bieu-trung.png', mimeType: 'image/png', buffer });
    await page.getByText('600 × 400 điểm ảnh').waitFor();
    await page.getByLabel('Mô tả hình').fill('Biểu trưng của quận');
    await page.getByLabel('Tên giao diện').fill('Màu của quận');
    await page.getByText('Đã lưu nháp').waitFor();
    await page.locator('ny-theme-preview image').first().waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Phát hành' }).first().click();
    await page.getByText('Giao diện · Mới').waitFor();
    await page.getByRole('button', { name: 'Phát hành 1 bản nháp' }).click();
    await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
    await page.getByText('Đã phát hành', { exact: true }).waitFor();
    expect(JSON.stringify(await officer.call('GET', '/library'))).toContain('Màu của quận');
    await desk.at('themes');
    await page
      .getByRole('link', { name: /Màu của quận/ })
      .getByText('Đang có hiệu lực')
      .waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
