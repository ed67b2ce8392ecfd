import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type FakeDeskServer, fakeDeskServer } from '../support/fake-desk-server.ts';

const EMPTY = 'Chỗ này không được để trống';

describe('a new slide with a theme of one’s own', () => {
  let browser: Browser;
  let server: FakeDeskServer;
  let desk: DeskPage;

  beforeAll(async () => {
    server = await fakeDeskServer({ signedIn: true, setup: null, now: Date.parse('2026-11-23T09:00:00+07:00') });
    browser = await launchChromium();
    desk = await openDesk(browser, server.url, { width: 1366, height: 768 });
    await desk.at('themes');
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('is not blamed for being empty before somebody wrote', async () => {
    const { page } = desk;
    await page
      .getByRole('button', { name: /^Tạo bản riêng/ })
      .first()
      .click();
    await page.getByLabel('Tên giao diện').fill('Màu của quận');
    await page.getByText('Đã lưu nháp').waitFor();
    await desk.at('slides');
    await page.getByRole('button', { name: 'Tạo trang mới' }).click();
    await page.getByRole('button', { name: /^Thông báo/ }).click();
    await page.getByLabel('Tên trang').waitFor();
    expect(await page.getByText(EMPTY).count()).toBe(0);
    await page.getByLabel('Tiêu đề').fill('TRẢ KẾT QUẢ');
    await page.getByLabel('Tiêu đề').fill('');
    await expect.poll(() => page.getByText(EMPTY).count()).toBe(1);
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.getByText(EMPTY).count()).toBeGreaterThan(1);
  });

  it('is previewed in a theme that is still a draft, and says so', async () => {
    const { page } = desk;
    await page.getByLabel('Tiêu đề').fill('TRẢ KẾT QUẢ');
    await page.getByRole('combobox', { name: 'Giao diện' }).click();
    await page.getByRole('option', { name: 'Màu của quận (bản nháp)' }).click();
    await page.getByText('Giao diện «Màu của quận» còn là bản nháp').waitFor();
    await page.getByText('Đã lưu nháp').waitFor();
    expect(await desk.axe()).toEqual([]);
  });

  it('is not left while a conflict keeps its words from being saved', async () => {
    const { page } = desk;
    const at = server.drafts.findIndex((one) => one.kind === 'slide');
    const draft = server.drafts[at];
    if (!draft) throw new Error('no draft');
    server.drafts[at] = { ...draft, version: draft.version + 1 };
    await page.getByLabel('Nội dung').fill('Xin mang giấy hẹn.');
    await page.getByRole('link', { name: 'Màn hình', exact: true }).click();
    await page.getByRole('dialog', { name: 'Còn thay đổi chưa lưu' }).waitFor();
    await page.getByRole('button', { name: 'Ở lại trang này' }).click();
    await page.getByRole('button', { name: 'Giữ bản của tôi' }).click();
    await page.getByText('Đã lưu nháp').waitFor();
    await page.getByRole('link', { name: 'Màn hình', exact: true }).click();
    await page.getByRole('heading', { name: 'Màn hình', level: 1 }).waitFor();
    expect(JSON.stringify(server.drafts)).toContain('Xin mang giấy hẹn.');
  });
});
