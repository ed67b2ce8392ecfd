import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type FakeDeskServer, fakeDeskServer } from '../support/fake-desk-server.ts';

describe('displays at the desk', () => {
  let browser: Browser;
  let server: FakeDeskServer;
  let desk: DeskPage;

  beforeAll(async () => {
    server = await fakeDeskServer({ signedIn: true, setup: null, now: Date.parse('2026-11-23T09:00:00+07:00') });
    browser = await launchChromium();
    desk = await openDesk(browser, server.url, { width: 1366, height: 768 });
    await desk.at('displays');
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('finds a display without accents', async () => {
    const { page } = desk;
    await page.getByLabel('Tìm màn hình').fill('da kao');
    await expect.poll(() => page.getByRole('article').count()).toBe(1);
    await page.getByRole('heading', { level: 3, name: /Đa Kao/ }).waitFor();
    await page.getByLabel('Tìm màn hình').fill('');
  });

  it('shows a change of a display as soon as the hub tells it', async () => {
    const { page } = desk;
    const row = server.rows.find((one) => one.display === 'tv-quan-1');
    if (!row) throw new Error('no row');
    const card = page.getByRole('article').filter({ hasText: 'TV sảnh tiếp dân Quận 1' });
    await card.getByText('Đúng nội dung').waitFor();
    server.tell([{ ...row, connection: 'late', agrees: false }]);
    await card.getByText('Khác nội dung').waitFor();
    await card.getByText('Chậm trả lời').waitFor();
  });

  it('refuses a wrong code at its field; shows where a code comes from before it pairs', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Ghép màn hình mới' }).click();
    const code = page.getByLabel(/Mã hiện trên màn hình/);
    await expect.poll(() => code.evaluate((field) => field.matches(':focus'))).toBe(true);
    await page.getByLabel(/Mã hiện trên màn hình/).fill('abcd efgh');
    await page.getByRole('button', { name: 'Kiểm tra mã' }).click();
    await page.getByText('Không có màn hình nào đang hiện mã này.').first().waitFor();
    await page.getByLabel(/Mã hiện trên màn hình/).fill('hkmn-prtx');
    await page.getByRole('button', { name: 'Kiểm tra mã' }).click();
    await page.getByText('192.168.1.57').waitFor();
    await page.getByText('1080 × 1920', { exact: true }).waitFor();
    expect(server.library.displays.some((one) => one.name === 'Màn hình cửa phụ')).toBe(false);
    await page.getByLabel('Tên màn hình').fill('Màn hình cửa phụ');
    await page.getByRole('button', { name: 'Ghép màn hình', exact: true }).click();
    const dialog = page.locator('ny-pairing-dialog');
    await dialog.getByText('Xin chọn đơn vị nơi đặt.').waitFor();
    await dialog.getByRole('combobox', { name: 'Đơn vị' }).click();
    await dialog.getByRole('option', { name: 'Phường Đa Kao' }).click();
    await page.getByRole('button', { name: 'Ghép màn hình', exact: true }).click();
    await page.getByText('Đã ghép «Màn hình cửa phụ».').waitFor();
    expect(server.library.displays.find((one) => one.name === 'Màn hình cửa phụ')?.screen).toMatchObject({
      width: 1080,
      height: 1920,
    });
    await page.getByRole('button', { name: 'Xong' }).click();
  });

  it('says what revoking does before it revokes', async () => {
    const { page } = desk;
    await page
      .getByRole('button', { name: /Thao tác: .*Quận 1/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Thu hồi khóa' }).click();
    await page.getByText(/bị ngắt trong vòng 5 giây/).waitFor();
    await page.getByRole('button', { name: 'Thu hồi', exact: true }).click();
    await page.getByRole('article').filter({ hasText: 'TV sảnh tiếp dân Quận 1' }).getByText('Chưa ghép').waitFor();
    expect(desk.complaints.filter((text) => !/status of 404/.test(text))).toEqual([]);
  });
});
