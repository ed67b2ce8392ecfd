import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { openScreen, type ScreenPage } from '../support/screen-page.ts';

const PASSWORD = 'cây đa bến nước sân đình 1986';

/* The story at the top of the issue, by hand and eye: everything through the desk, against the real controller. */
describe('an officer, the real controller and a screen', () => {
  let browser: Browser;
  let controller: RunningController;
  let desk: DeskPage;
  let screen: ScreenPage;

  beforeAll(async () => {
    const monday = Date.parse('2026-11-23T08:00+07:00');
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(monday)], clock: monday });
    desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('signs in with the printed one-time link and sees the wall', async () => {
    const { page } = desk;
    await page.goto(controller.setupLink ?? '');
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Lan');
    await page.getByLabel('Tên đăng nhập').fill('lan.nguyen');
    await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(PASSWORD);
    await page.getByRole('textbox', { name: 'Nhập lại mật khẩu' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await expect.poll(() => page.getByRole('article').count()).toBeGreaterThanOrEqual(11);
  });

  it('pairs a screen by the code that it shows', async () => {
    const { page } = desk;
    screen = await openScreen(browser, controller.url);
    await page.getByRole('button', { name: 'Ghép màn hình mới' }).click();
    await page.getByLabel(/Mã hiện trên màn hình/).fill((await screen.code()).toLowerCase());
    await page.getByRole('button', { name: 'Kiểm tra mã' }).click();
    await page.getByText('127.0.0.1').waitFor();
    await page.getByLabel('Tên màn hình').fill('Màn hình thử ở Đa Kao');
    const dialog = page.locator('ny-pairing-dialog');
    await dialog.getByRole('combobox', { name: 'Đơn vị' }).click();
    await dialog.getByRole('option', { name: 'Phường Đa Kao' }).click();
    await page.getByRole('button', { name: 'Ghép màn hình', exact: true }).click();
    await page.getByText('Đã ghép «Màn hình thử ở Đa Kao».').waitFor();
    await page.getByRole('button', { name: 'Xong' }).click();
    const card = page.getByRole('article').filter({ hasText: 'Màn hình thử ở Đa Kao' });
    await card.getByText('Đang kết nối').waitFor();
    await card.getByText('Đúng nội dung').waitFor();
  });

  it('writes, schedules and publishes a slide; the screen shows it and the desk says so', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Trang chiếu' }).click();
    await page.getByRole('button', { name: 'Tạo trang mới' }).click();
    await page.getByRole('button', { name: /^Thông báo/ }).click();
    await page.getByLabel('Tên trang').fill('Thông báo sáng');
    await page.getByLabel('Tiêu đề').fill('TRẢ KẾT QUẢ TẠI QUẦY 3');
    await page.getByLabel('Nội dung').fill('Ông/Bà vui lòng mang theo giấy hẹn.');
    await page.getByText('Đã lưu nháp').waitFor();
    await page.getByRole('link', { name: 'Lên lịch chiếu trang này' }).click();
    await page.getByLabel('Tên lịch chiếu').fill('Sáng ở Đa Kao');
    await page.getByRole('checkbox', { name: 'Phường Đa Kao', exact: true }).check();
    await page.getByRole('button', { name: /Buổi sáng 07:30/ }).click();
    await page.getByRole('radio', { name: /^Ưu tiên/ }).check();
    await page
      .getByRole('button', { name: /Sáng ở Đa Kao.*07:30–11:30/ })
      .first()
      .waitFor();
    await page.getByText('Đã lưu nháp').waitFor();
    await page.getByRole('link', { name: 'Phát hành' }).first().click();
    await page.getByRole('button', { name: 'Phát hành 2 bản nháp' }).click();
    await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
    await page.getByText(/Lần phát hành số/).waitFor();
    await screen.shows('QUẦY 3');
    await page.getByRole('listitem').filter({ hasText: 'Màn hình thử ở Đa Kao' }).getByText('Đã hiện').waitFor();
  });

  it('explains a moment, keeps the journal, and nothing was refused by the policy', async () => {
    const { page } = desk;
    await desk.at('journal');
    await page.getByText('Ghép màn hình', { exact: true }).first().waitFor();
    await page.getByText('Phát hành', { exact: true }).last().waitFor();
    await desk.at('days-off');
    await desk.at('people');
    expect(desk.complaints).toEqual([]);
  });
});
