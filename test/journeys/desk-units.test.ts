import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Library, librarySchema } from '../../content/library.ts';
import { unitSchema } from '../../content/place/unit.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type Officer, setUp } from '../support/officer.ts';

const MONDAY = Date.parse('2026-11-23T08:00+07:00');
const rootSchema = z.object({ secret: z.string() });
const unitsSchema = z.object({ units: z.array(unitSchema) });
const PASSWORD = 'cây đa bến nước sân đình 1986';

/** The demonstration with a ward that was merged into Đa Kao. */
const seedWithMerger = (): string => {
  const file = demoSeed(MONDAY);
  const library = librarySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const [first] = library.units;
  if (!first) throw new Error('the demonstration has no units');
  const old = { ...first, id: 'ben-chuong', label: 'Phường', name: 'Phường Bến Chương', validTo: '2020-01-01' };
  const arrow = {
    old: old.id,
    new: 'da-kao',
    kind: 'merge',
    share: 1,
    effective: '2020-01-01',
    legalBasis: 'Nghị quyết 12',
  } as const;
  const merged: Library = { ...library, units: [...library.units, old], successions: [arrow] };
  writeFileSync(file, JSON.stringify(merged));
  return file;
};

describe('an administrator keeps the units', () => {
  let browser: Browser;
  let controller: RunningController;
  let officer: Officer;
  let desk: DeskPage;

  const unit = async (id: string): Promise<Library['units'][number]> => {
    const { units } = unitsSchema.parse(await officer.call('GET', '/library'));
    const found = units.find((one) => one.id === id);
    if (!found) throw new Error(`no unit ${id}`);
    return found;
  };

  beforeAll(async () => {
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', seedWithMerger()], clock: MONDAY });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
    const [name = '', value = ''] = officer.cookie.split('=');
    await desk.page.context().addCookies([{ name, value, url: controller.url }]);
    await desk.at('units');
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  /** Applies what the question asks; while it still fades away, the page behind it takes no words, from anybody. */
  const apply = async (): Promise<void> => {
    await desk.page.getByRole('button', { name: 'Áp dụng', exact: true }).click();
    await desk.page.getByText('Đã lưu, có hiệu lực ngay.').waitFor();
    await desk.page.locator('dialog[open]').waitFor({ state: 'detached' });
  };

  it('sees the dated tree, what became of a unit, and the unit again on a day when it stood', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: /^Phường Bến Chương .*nay là Phường Đa Kao/ }).waitFor();
    await page.getByRole('textbox', { name: 'Xem vào ngày' }).fill('01/06/2019');
    await expect.poll(() => page.getByText(/^Không hoạt động vào ngày này/).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Xem vào ngày' }).fill('23/11/2026');
    await page.getByLabel('Tìm đơn vị').fill('da kao');
    await page.getByRole('link', { name: /^Phường Đa Kao/ }).click();
    await page.getByText('trước đây: Phường Bến Chương').waitFor();
    await page.getByText('Nghị quyết 12').waitFor();
    await page
      .getByText(/^Lấy theo Kịch bản minh họa/)
      .first()
      .waitFor();
    expect(await desk.axe()).toEqual([]);
  });

  it('sets a theme, is told what it does before it does it, and takes it back', async () => {
    const { page } = desk;
    const theme = page.getByRole('combobox', { name: 'Giao diện' });
    await theme.click();
    await page.getByRole('option').nth(2).click();
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await page.getByText('Áp dụng ngay cho 1 màn hình.').waitFor();
    expect(await desk.axe()).toEqual([]);
    expect((await unit('da-kao')).theme).toBe(null);
    await apply();
    expect((await unit('da-kao')).theme).not.toBe(null);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await expect.poll(async () => (await unit('da-kao')).theme).toBe(null);
  });

  it('writes hours of its own as people write them, and is told where they cannot be read', async () => {
    const { page } = desk;
    await page.getByRole('radio', { name: 'Giờ riêng của đơn vị này' }).check();
    await page.getByLabel('Chủ nhật', { exact: true }).fill('8h-25h');
    await page.getByText(/Giờ chưa đúng, ví dụ/).waitFor();
    await page.getByLabel('Chủ nhật', { exact: true }).fill('8h đến 10h30');
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await apply();
    const { hours } = await unit('da-kao');
    expect(hours?.seasons[0]?.weekly[6]).toEqual([{ start: '08:00', end: '10:30' }]);
    expect(hours?.seasons[0]?.weekly[0]).toHaveLength(2);
  });

  it('is told when someone else changed the unit, and keeps both changes', async () => {
    const { page } = desk;
    await page.getByLabel('Cấp (Phường').fill('Phường (mới)');
    const { id, ...seen } = await unit('da-kao');
    await officer.call('PUT', `/units/${id}`, { ...seen, name: 'Phường Đa Kao 2', seen });
    await page.getByText(/^Người khác vừa sửa đơn vị này: Tên đầy đủ/).waitFor();
    expect(await desk.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Giữ thay đổi của tôi' }).click();
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await apply();
    expect(await unit('da-kao')).toMatchObject({ name: 'Phường Đa Kao 2', label: 'Phường (mới)' });
  });

  it('does not leave unsaved writing without a question', async () => {
    const { page } = desk;
    await page.getByLabel('Tên đầy đủ').fill('Tên chưa lưu');
    await page.getByRole('link', { name: 'Màn hình', exact: true }).click();
    await page.getByRole('dialog', { name: 'Còn thay đổi chưa lưu' }).waitFor();
    expect(await desk.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Ở lại trang này' }).click();
    expect(await page.getByLabel('Tên đầy đủ').inputValue()).toBe('Tên chưa lưu');
    expect(page.url()).toContain('#/units/da-kao');
    await page.getByRole('link', { name: 'Màn hình', exact: true }).click();
    await page.getByRole('button', { name: 'Bỏ thay đổi và rời trang' }).click();
    await page.getByRole('heading', { name: 'Màn hình', level: 1 }).waitFor();
    expect((await unit('da-kao')).name).toBe('Phường Đa Kao 2');
  });

  it('adds a unit below another and takes it back', async () => {
    const { page } = desk;
    await desk.at('units/da-kao');
    await page
      .getByRole('button', { name: 'Thêm đơn vị trực thuộc' })
      .or(page.getByRole('link', { name: 'Thêm đơn vị trực thuộc' }))
      .first()
      .click();
    const dialog = page.locator('ny-add-unit-dialog');
    await dialog.getByLabel('Cấp (Phường').fill('Quầy');
    await dialog.getByLabel('Tên đầy đủ').fill('Quầy Hộ tịch Đa Kao');
    await dialog.getByRole('button', { name: 'Thêm đơn vị', exact: true }).click();
    await page.getByText('Đã thêm «Quầy Hộ tịch Đa Kao».').waitFor();
    await page.getByRole('link', { name: /^Quầy Hộ tịch Đa Kao/ }).waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Đã hoàn tác.').waitFor();
    await expect.poll(() => page.getByRole('link', { name: /^Quầy Hộ tịch Đa Kao/ }).count()).toBe(0);
  });

  it('takes the root key away and brings it back, refusing another one', async () => {
    const { page } = desk;
    await desk.at('root-key');
    await page.getByText(/^Máy chủ ký được nội dung .* đến ngày/).waitFor();
    const { secret } = rootSchema.parse(await officer.call('POST', '/keys/export-root', { password: PASSWORD }));
    const send = async (text: string, button: string) => {
      await page.getByRole('textbox', { name: /^Khóa bí mật/ }).fill(text);
      await page.locator('ny-root-proof-form').getByRole('textbox', { name: 'Mật khẩu của Ông/Bà' }).fill(PASSWORD);
      await page.getByRole('button', { name: button }).click();
    };
    await send(secret, 'Lấy khóa khỏi máy chủ');
    await page.getByText('Khóa gốc đang cất ở nơi khác').waitFor();
    await page.getByText(/đến ngày \d\d\/\d\d\/203\d\.$/).waitFor();
    expect(await desk.axe()).toEqual([]);
    await send('không phải khóa', 'Đưa khóa gốc trở lại');
    await page.getByText(/Không thấy khóa gốc ở đây/).waitFor();
    await send('B'.repeat(43), 'Đưa khóa gốc trở lại');
    await page.getByText('Đây không phải khóa gốc mà các màn hình tin.').first().waitFor();
    const file = {
      name: 'niem-yet-khoa-goc.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ secret })),
    };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Đã đọc từ tệp «niem-yet-khoa-goc.json».').waitFor();
    await page.getByRole('textbox', { name: 'Mật khẩu của Ông/Bà' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Đưa khóa gốc trở lại' }).click();
    await page.getByText(/Khóa đúng và đã trở lại/).waitFor();
    await page.getByText('Khóa gốc đang ở trên máy chủ').waitFor();
    expect(desk.complaints.filter((text) => !/status of 422/.test(text))).toEqual([]);
  });
});
