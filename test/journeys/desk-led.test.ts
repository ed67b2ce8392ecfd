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

  it('finds the devices of the network and takes one over, also on a phone', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 390, height: 844 });
    await desk.at('displays');
    await page
      .getByRole('button', { name: /Thao tác: .*Quận 1/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Thiết lập bảng LED' }).click();
    await page.getByRole('combobox', { name: 'Loại thiết bị' }).click();
    await page.getByRole('option', { name: /WLED/ }).click();
    await page.getByRole('button', { name: 'Tìm thiết bị' }).click();
    await page.getByText('Máy đó không trả lời').waitFor();
    await page.getByRole('combobox', { name: 'Ai gửi hình' }).click();
    await page.getByRole('option', { name: /Máy chủ này/ }).click();
    await page.getByLabel('Địa chỉ trong mạng nội bộ').fill('192.168.1.60');
    await page.getByRole('button', { name: 'Hỏi địa chỉ đã nhập' }).click();
    await page.getByText('WLED bang-sanh').waitFor();
    await page.getByRole('button', { name: 'Tìm thiết bị' }).click();
    await page.getByText('C16L-D00-1A2B3').waitFor();
    await shot('led-10-find-phone');
    expect(await desk.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Dùng 192.168.1.61' }).click();
    expect(await page.getByLabel('Địa chỉ trong mạng nội bộ').inputValue()).toBe('192.168.1.61');
    expect(await page.getByLabel('Cổng').inputValue()).toBe('10001');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    for (const [index, step] of [/Kích thước/, /Độ sáng/, /An toàn/, /Hình thử/].entries()) {
      await page.getByRole('button', { name: step }).first().click();
      await shot(`led-11-phone-${index}`);
      expect(await desk.axe()).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('button', { name: 'Tìm thiết bị' }).count()).toBe(0);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('says since when a panel is out of reach, and that somebody wrote over it', async () => {
    const { page } = desk;
    await desk.at('displays');
    const row = server.rows.find((one) => one.display === 'tv-quan-1');
    if (row === undefined) throw new Error('no row');
    const at = Date.parse('2026-11-23T08:12:00+07:00');
    const led = { state: 'lost', since: at, said: 'ECONNREFUSED', confirmed: null, repairs: 2 } as const;
    const health = {
      ...{ app: 'agent/0.1.0', uptime: 9, running: 9, temperature: 41, disk: null, drops: 0, browser: null },
      ...{ memory: { free: 1, total: 2, own: 1 }, clock: { synced: true, ahead: 0 } },
      led: { ...led, repaired: { at: at - 600_000, said: 'override' } },
    };
    server.tell([{ ...row, machine: { health, told: at + 60_000 } }]);
    const card = page.getByRole('article').filter({ hasText: 'TV sảnh tiếp dân Quận 1' });
    await card.getByText('Không liên lạc được bảng từ 08:12 ngày 23/11/2026 (ECONNREFUSED)').waitFor();
    await card.getByText(/Bảng bị ghi đè lúc 08:02 ngày 23\/11\/2026 \(override\), đã sửa lại \(2 lần\)/).waitFor();
    await card.getByText('Phần mềm trạm 0.1.0, máy chủ có 0.2.0').waitFor();
    await card.getByText('Chưa rõ').waitFor();
    await card.scrollIntoViewIfNeeded();
    await shot('led-12-lost');
    expect(await desk.axe()).toEqual([]);
    server.tell([row]);
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
    // An agent that does not answer was part of it.
    expect(desk.complaints.filter((one) => !one.includes('409'))).toEqual([]);
  });
});
