import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedMount } from '../../content/led/mount.ts';
import { launchChromium } from '../support/chromium.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type FakeDeskServer, fakeDeskServer } from '../support/fake-desk-server.ts';

/** Where pictures go that a person wants to look at; nowhere in a plain run. */
const SHOTS = process.env['SHOTS'] ?? null;

describe('LED panels at the desk', () => {
  let browser: Browser;
  let server: FakeDeskServer;
  let desk: DeskPage;
  const shot = async (name: string): Promise<void> => {
    if (SHOTS !== null) await desk.page.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const mountOf = (id: string): LedMount | undefined => server.library.displays.find((one) => one.id === id)?.led;

  beforeAll(async () => {
    server = await fakeDeskServer({ signedIn: true, setup: null, now: Date.parse('2026-11-23T09:00:00+07:00') });
    browser = await launchChromium();
    desk = await openDesk(browser, server.url, { width: 1366, height: 768 });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('sets a panel up with the keyboard and pointer, and only when every point is ticked', async () => {
    const { page } = desk;
    await desk.at('displays');
    await page
      .getByRole('button', { name: /Thao tác: .*Quận 1/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Thiết lập bảng LED' }).click();
    await page.getByRole('button', { name: 'Tiếp', exact: true }).waitFor();
    await page.getByRole('img', { name: /ẮẰẲẴẶ/ }).first().waitFor();
    await shot('led-1-device');
    expect(await desk.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
    await page.getByLabel('Rộng (điểm)').fill('192');
    await page.getByText('Bảng rộng 96 × 16 cm.').waitFor();
    await shot('led-2-panel');
    await page.getByRole('button', { name: /An toàn/ }).click();
    await page.getByText('Còn 3 mục an toàn chưa được xác nhận').waitFor();
    await shot('led-3-security');
    expect(await desk.axe()).toEqual([]);
    await page
      .getByRole('button', { name: /Hình thử/ })
      .first()
      .click();
    expect(await page.getByRole('button', { name: 'Lưu thiết lập' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /An toàn/ }).click();
    for (const label of [/mật khẩu mặc định/, /điểm phát Wi-Fi/, /Tủ đã khóa/]) await page.getByLabel(label).press('Space');
    await page
      .getByRole('button', { name: /Hình thử/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Góc', exact: true }).click();
    await shot('led-4-corners');
    await page.getByRole('button', { name: 'Thanh màu' }).click();
    await shot('led-4-bars');
    await page.getByRole('button', { name: 'Số dây' }).click();
    await shot('led-4-wire');
    await page.getByRole('button', { name: 'Lưu thiết lập' }).click();
    await page.getByText(/Đã lưu/).waitFor();
    expect(mountOf('tv-quan-1')).toMatchObject({
      panel: { width: 192, height: 32, frameRate: 60 },
      device: { protocol: 'hdmi' },
    });
    expect(server.library.displays.find((one) => one.id === 'tv-quan-1')).toMatchObject({
      kind: 'led',
      screen: { width: 192, height: 32, transition: 'cut' },
    });
    await page.getByRole('button', { name: /Đưa hình này lên bảng thật/ }).click();
    await page.getByText('Đã phát hành hình thử').waitFor();
    expect(server.library.slides.find((one) => one.id === 'led-test-tv-quan-1')).toMatchObject({
      template: 'led',
      pattern: 'wire',
    });
    expect(server.library.entries.find((one) => one.id === 'led-test-tv-quan-1')).toMatchObject({
      rank: 'priority',
      places: [{ by: 'display', id: 'tv-quan-1' }],
      when: { from: '2026-11-23T09:00', until: '2026-11-23T09:06' },
    });
    await page.keyboard.press('Escape');
  });

  it('refuses what a device cannot hold, with what fits', async () => {
    const { page } = desk;
    await page
      .getByRole('button', { name: /Thao tác: .*Quận 1/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Thiết lập bảng LED' }).click();
    await page.getByRole('combobox', { name: 'Loại thiết bị' }).click();
    await page.getByRole('option', { name: /E1\.31/ }).click();
    await page.getByText('Chưa thử trên thiết bị thật').waitFor();
    await page.getByLabel('Đoạn cuối đi qua Wi-Fi').press('Space');
    await page
      .getByText(/universe/i)
      .first()
      .waitFor();
    await shot('led-5-e131');
    await page.getByRole('button', { name: /Thứ tự dây/ }).click();
    await shot('led-6-wiring');
    await page.getByRole('button', { name: /Độ sáng/ }).click();
    await shot('led-7-light');
    expect(await desk.axe()).toEqual([]);
    await page.getByRole('button', { name: /An toàn/ }).click();
    await page.getByText(/dây mạng \(hoặc VLAN\) riêng/).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByText('Loại thiết bị').isVisible()).toBe(false);
  });

  it('shows the dots of a panel on the wall, also on a phone', async () => {
    const { page } = desk;
    await desk.at('displays');
    const card = page.getByRole('article').filter({ hasText: 'TV sảnh tiếp dân Quận 1' });
    await card.locator('ny-led-picture').first().waitFor();
    await card.scrollIntoViewIfNeeded();
    await shot('led-8-wall');
    expect(await desk.axe()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await card.scrollIntoViewIfNeeded();
    await shot('led-8-wall-phone');
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('shows a line as the very dots while it is typed, and names letters that cannot be drawn', async () => {
    const { page } = desk;
    await desk.at('slides');
    await page.getByRole('button', { name: 'Tạo trang mới' }).click();
    await page.getByRole('button', { name: /Bảng LED/ }).click();
    await page.getByLabel('Đoạn chữ 1').fill('Kính mời số 25 đến quầy 3 你');
    await page.getByText(/không có ký tự «你»/).waitFor();
    await page.getByRole('img', { name: 'Kính mời số 25 đến quầy 3 你' }).waitFor();
    await shot('led-9-editor-missing');
    await page.getByLabel('Đoạn chữ 1').fill('Kính mời quý khách lấy số và chờ đến lượt. Hôm nay {{date}}');
    await expect.poll(() => page.getByText(/không có ký tự/).count()).toBe(0);
    await shot('led-9-editor');
    expect(await desk.axe()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await shot('led-9-editor-phone');
    await page.setViewportSize({ width: 1366, height: 768 });
    expect(desk.complaints).toEqual([]);
  });
});
