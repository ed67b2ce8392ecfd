import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { openScreen, type ScreenPage } from '../support/screen-page.ts';

const PASSWORD = 'cây đa bến nước sân đình 1986';
const CAPTION = 'Bộ phận Một cửa phường Đa Kao';

/** A JPEG of a yellow disc on green with some noise, so that it has weight and a face of its own. */
const photograph = async (): Promise<Buffer> => {
  const disc = Buffer.from('<svg width="1600" height="900"><circle cx="800" cy="450" r="300" fill="#f2c200"/></svg>');
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const grain = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#2b6a3c', noise } })
    .tint('#2b6a3c')
    .toBuffer({ resolveWithObject: true });
  const raw = { width: grain.info.width, height: grain.info.height, channels: grain.info.channels };
  return sharp(grain.data, { raw })
    .composite([{ input: disc }])
    .jpeg({ quality: 92 })
    .toBuffer();
};
const poster = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .jpeg({ quality: 40 })
    .toBuffer();

/** How many pixels of the glass are as yellow as the photograph's disc. */
const yellowOn = async (screen: ScreenPage): Promise<number> => {
  const { data, info } = await sharp(await screen.page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if ((data[at] ?? 0) > 210 && (data[at + 1] ?? 0) > 160 && (data[at + 2] ?? 255) < 60) count += 1;
  return count;
};

/* Pictures from an office's camera to the glass, through the real controller. */
describe('an officer and a picture', () => {
  let browser: Browser;
  let controller: RunningController;
  let desk: DeskPage;
  let screen: ScreenPage;
  const file = () => desk.page.locator('ny-picture-field input[type=file]');
  const caption = () => desk.page.getByLabel('Chú thích');

  beforeAll(async () => {
    const monday = Date.parse('2026-11-23T08:00+07:00');
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(monday)], clock: monday });
    desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
    const { page } = desk;
    await page.goto(controller.setupLink ?? '');
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Lan');
    await page.getByLabel('Tên đăng nhập').fill('lan.nguyen');
    await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(PASSWORD);
    await page.getByRole('textbox', { name: 'Nhập lại mật khẩu' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByRole('article').first().waitFor();
    screen = await openScreen(browser, controller.url);
    await page.getByRole('button', { name: 'Ghép màn hình mới' }).click();
    await page.getByLabel(/Mã hiện trên màn hình/).fill(await screen.code());
    await page.getByRole('button', { name: 'Kiểm tra mã' }).click();
    await page.getByLabel('Tên màn hình').fill('Màn hình thử');
    const dialog = page.locator('ny-pairing-dialog');
    await dialog.getByRole('combobox', { name: 'Đơn vị' }).click();
    await dialog.getByRole('option', { name: 'Phường Đa Kao' }).click();
    await page.getByRole('button', { name: 'Ghép màn hình', exact: true }).click();
    await page.getByRole('button', { name: 'Xong' }).click();
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('sees a picture on its way, then in the preview', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Trang chiếu' }).click();
    await page.getByRole('button', { name: 'Tạo trang mới' }).click();
    await page.getByRole('button', { name: /^Hình và chú thích/ }).click();
    await page.getByLabel('Tên trang').fill('Hình sảnh tiếp dân');
    await caption().fill(CAPTION);
    const wire = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 400_000 };
    await wire.send('Network.enable');
    await wire.send('Network.emulateNetworkConditions', slow);
    await file().setInputFiles({ name: 'sảnh.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
    await page.getByText(/Đang tải lên [1-9]\d?%/).waitFor();
    await page.getByText('1600 × 900 điểm ảnh').waitFor();
    await wire.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
    await page.getByLabel('Mô tả hình').fill('Sảnh tiếp dân');
    const drawn = page.locator('ny-slide-preview image').first();
    const href = await drawn.getAttribute('href');
    expect(href).toMatch(/^\/media\/[0-9a-f]{64}/);
    expect((await page.request.get(`${controller.url}${href}`)).headers()['content-type']).toMatch(/^image\//);
    await page.getByText('Đã lưu nháp').waitFor();
    await caption().focus();
    await page.getByText('1600 × 900 điểm ảnh').waitFor();
  });

  it.each([
    ['words named .jpg', () => Promise.resolve(Buffer.from('đây không phải ảnh')), /không phải ảnh JPEG/],
    ['a picture of 60 million pixels', () => poster(10_000, 6000), /quá lớn/],
  ])('is told at the field what is wrong with %s; nothing is lost', async (_, make, sentence) => {
    const { page } = desk;
    const before = await page.locator('ny-picture-field img').getAttribute('src');
    await file().setInputFiles({ name: 'hình.jpg', mimeType: 'image/jpeg', buffer: await make() });
    await page.locator('ny-picture-field').getByText(sentence).waitFor();
    expect(await page.locator('ny-picture-field img').getAttribute('src')).toBe(before);
    expect(await caption().inputValue()).toBe(CAPTION);
    expect(await page.getByLabel('Mô tả hình').inputValue()).toBe('Sảnh tiếp dân');
  });

  it('publishes it, and the screen shows the picture', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Lên lịch chiếu trang này' }).click();
    await page.getByLabel('Tên lịch chiếu').fill('Hình cả ngày');
    await page.getByRole('checkbox', { name: 'Phường Đa Kao', exact: true }).check();
    await page.getByRole('radio', { name: /^Ưu tiên/ }).check();
    await page.getByText('Đã lưu nháp').waitFor();
    await page.getByRole('link', { name: 'Phát hành' }).first().click();
    await page.getByRole('button', { name: 'Phát hành 2 bản nháp' }).click();
    await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
    await page.getByText(/Lần phát hành số/).waitFor();
    await screen.shows(CAPTION);
    await expect.poll(() => yellowOn(screen), { timeout: 60_000 }).toBeGreaterThan(20_000);
    expect(desk.complaints.filter((text) => !/status of (415|422)/.test(text))).toEqual([]);
  });
});
