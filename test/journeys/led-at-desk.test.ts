import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levels, wiringOf } from '../../content/led/levels.ts';
import type { LedMount } from '../../content/led/mount.ts';
import type { Display } from '../../content/place/display.ts';
import { libraryAnswerSchema, wallAnswerSchema } from '../../content/wire/api.ts';
import { testSlide } from '../../displays/desk/led/test-picture.ts';
import { lineFrames } from '../../displays/led/line-frames.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import type { DeskPage } from '../support/desk-browser.ts';
import { deskOf } from '../support/journey-people.ts';
import { ledAtlases } from '../support/led-means.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { type PanelBox, panelBox } from '../support/panel-box.ts';
import { processesIn } from '../support/processes-in.ts';
import { display, library, unit } from '../support/schedule-library.ts';

/** Where pictures go that a person wants to look at; nowhere in a plain run. */
const SHOTS = process.env['SHOTS'] ?? null;
const SOON = { timeout: 90_000, interval: 100 };

describe('a technician adds a panel at the desk, and the controller drives it', () => {
  let browser: Browser;
  let controller: RunningController;
  let officer: Officer;
  let desk: DeskPage;
  let panel: PanelBox;
  let id = '';

  const shot = async (name: string): Promise<void> => {
    if (SHOTS !== null) await desk.page.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const displayNow = async (): Promise<Display | undefined> =>
    libraryAnswerSchema.parse(await officer.call('GET', '/library')).displays.find((one) => one.led !== undefined);
  const row = async () => wallAnswerSchema.parse(await officer.call('GET', '/wall')).rows.find((one) => one.display === id);
  const corners = (mount: LedMount): string => {
    const frame = lineFrames(testSlide('corners', 'x', 'x'), mount, ledAtlases())?.(0, null);
    if (!frame) throw new Error('no picture');
    return Buffer.from(levels(frame, mount.panel, wiringOf(mount.panel), 40).bytes).toString('hex');
  };
  const lit = (): string => Buffer.from(panel.drawn().at(-1)?.bytes ?? []).toString('hex');
  const menu = async (item: string): Promise<void> => {
    await desk.page.getByRole('button', { name: 'Thao tác: Bảng LED quầy 3' }).click();
    await desk.page.getByRole('menuitem', { name: item }).click();
  };

  beforeAll(async () => {
    panel = await panelBox(64 * 16);
    const seed = join(mkdtempSync(join(tmpdir(), 'ny-led-desk-')), 'library.json');
    const bare = { units: [unit('p', { name: 'PHƯỜNG 1' })], displays: [display('tv', 'p')], slides: [] };
    writeFileSync(seed, JSON.stringify(library(bare)));
    controller = await startController({ args: ['--seed', seed] });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    browser = await launchChromium();
    desk = await deskOf(browser, controller.url, officer, {
      ...{ login: 'kythuat', name: 'Lê Kỹ Thuật' },
      grants: [{ role: 'admin', unit: null }],
    });
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
    rmSync(controller.data, { recursive: true, force: true });
    await panel.off();
  });

  it('in one dialog: name, device, size, security; no other machine and no code', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Thêm bảng LED' }).click();
    await page.getByText('Xin đặt tên cho bảng.').waitFor();
    await page.getByText(/Xin nhập địa chỉ/).waitFor();
    await shot('add-1-empty');
    expect(await desk.axe()).toEqual([]);
    await page.getByLabel('Tên bảng').fill('Bảng LED quầy 3');
    await page.getByRole('button', { name: 'Tìm thiết bị' }).click();
    await page.getByText(/Không có thiết bị nào trả lời|Thiết bị tìm thấy/).waitFor();
    await page.getByLabel('Địa chỉ trong mạng nội bộ').fill('127.0.0.1');
    await page.getByLabel('Cổng').fill(String(panel.port));
    await page.getByLabel(/Là WLED/).press('Space');
    await page.getByText(/Không đọc lại được/).waitFor();
    await shot('add-2-device');
    await page.setViewportSize({ width: 390, height: 844 });
    await shot('add-2-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: /Kích thước/ }).click();
    await page.getByLabel('Rộng (điểm)').fill('64');
    await page.getByLabel('Cao (điểm)').fill('16');
    await page.getByRole('button', { name: /An toàn/ }).click();
    for (const box of await page.locator('.points input').all()) await box.press('Space');
    await page
      .getByRole('button', { name: /Hình thử/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Góc', exact: true }).click();
    await page.getByRole('button', { name: 'Lưu thiết lập' }).click();
    await page.getByText('Đang gửi hình tới thiết bị.').waitFor(SOON);
    await shot('add-3-driven');
    expect(await desk.axe()).toEqual([]);
  });

  it('a test picture lights the very dots that stand in the dialog', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /Đưa hình này lên bảng thật/ }).click();
    await page.getByText('Đã phát hành hình thử').waitFor();
    const made = await displayNow();
    id = made?.id ?? '';
    const wanted = made?.led === undefined ? '' : corners(made.led);
    await expect.poll(lit, SOON).toBe(wanted);
    await expect.poll(row, SOON).toMatchObject({ connection: 'online', agrees: true });
    await page.keyboard.press('Escape');
    await shot('add-4-wall');
  });

  it('a controller that was restarted drives it again without anybody', async () => {
    await controller.kill('SIGTERM');
    panel.forget();
    const { data, port } = controller;
    controller = await startController({ data, port });
    const made = await displayNow();
    const wanted = made?.led === undefined ? '' : corners(made.led);
    await expect.poll(lit, SOON).toBe(wanted);
    await expect.poll(async () => (await row())?.connection, SOON).toBe('online');
  });

  it('with its key revoked it goes dark and stays so, until somebody lets the controller drive it again', async () => {
    const { page } = desk;
    await desk.at('displays');
    await menu('Thu hồi khóa');
    await page.getByText(/Máy chủ dừng gửi hình/).waitFor();
    await shot('add-5-revoke');
    await page.getByRole('button', { name: 'Thu hồi', exact: true }).click();
    await expect.poll(() => /^0+$/.test(lit()), SOON).toBe(true);
    await expect.poll(() => processesIn(join(controller.data, 'panels')), SOON).toEqual([]);
    await expect.poll(async () => (await row())?.connection, SOON).toBe('unpaired');
    await menu('Cho máy chủ điều khiển lại');
    await expect.poll(async () => (await row())?.connection, SOON).toBe('online');
    await expect.poll(() => /[1-9a-f]/.test(lit()), SOON).toBe(true);
  });

  it('given to a computer beside it, the controller lets go and its key is void', async () => {
    const made = await displayNow();
    if (made?.led === undefined) throw new Error('no panel');
    const { id: _id, key: _key, ...rest } = made;
    await officer.call('PUT', `/displays/${id}`, { ...rest, led: { ...made.led, driver: 'agent' } });
    await expect.poll(() => processesIn(join(controller.data, 'panels')), SOON).toEqual([]);
    expect((await displayNow())?.key).toBeNull();
    await officer.call('PUT', `/displays/${id}`, { ...rest, led: made.led });
    await expect.poll(async () => (await row())?.connection, SOON).toBe('online');
  });

  it('removed, nothing of it stays', async () => {
    const { page } = desk;
    // What names it goes first: the test picture’s schedule.
    await officer.call('POST', `/displays/${id}/revoke`, {});
    const { generation, entries, slides } = libraryAnswerSchema.parse(await officer.call('GET', '/library'));
    const drafts = [];
    for (const [kind, list] of [
      ['entry', entries],
      ['slide', slides],
    ] as const)
      for (const body of list.filter((one) => one.id.startsWith('led-test-'))) {
        const drafted = await officer.call('PUT', `/drafts/${kind}/${body.id}`, { version: 0, body, removed: true });
        drafts.push({ kind, id: body.id, version: Number(Reflect.get(Object(drafted), 'version')) });
      }
    await officer.call('POST', '/publish', { generation, drafts });
    await desk.at('displays');
    await menu('Xóa khỏi danh sách');
    await shot('add-6-remove');
    expect(await desk.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Xóa', exact: true }).click();
    await expect.poll(async () => (await displayNow()) ?? null, SOON).toBeNull();
    await expect.poll(() => existsSync(join(controller.data, 'panels', id)), SOON).toBe(false);
    expect(desk.complaints.filter((one) => !/ERR_|WebSocket|502|Failed to load/.test(one))).toEqual([]);
  });
});
