import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type Officer, ownPassword, setUp } from '../support/officer.ts';

const GIVEN = 'được giao lần đầu 2026';
const FIRST = 'cây đa bến nước sân đình 1986';
const SECOND = 'con đường mưa bay ngày ấy 1991';

/* A working day at one desk: the session ends in mid-sentence, a password changes, rights change. */
describe('sessions, passwords and rights at the desk', () => {
  let browser: Browser;
  let controller: RunningController;
  let chief: Officer;
  let desk: DeskPage;
  let lan: string;

  const enter = async (password: string) => {
    await desk.page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(password);
    await desk.page.getByRole('button', { name: 'Đăng nhập' }).click();
  };
  /** The session ends while something is typed that the desk cannot save: it notices only afterwards, however fast it is. */
  const endSessionsWhileTyping = async (title: string) => {
    await desk.page.context().setOffline(true);
    await chief.call('PATCH', `/people/${lan}`, { active: false });
    await chief.call('PATCH', `/people/${lan}`, { active: true });
    await desk.page.getByLabel('Tiêu đề').fill(title);
    await desk.page.context().setOffline(false);
  };

  beforeAll(async () => {
    const monday = Date.parse('2026-11-23T08:00+07:00');
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(monday)], clock: monday });
    chief = await setUp(controller.url, controller.setupLink ?? '');
    const grants = [{ role: 'admin', unit: null }];
    const made = await chief.call('POST', '/people', { login: 'lan.nguyen', name: 'Nguyễn Thị Lan', password: GIVEN, grants });
    await ownPassword(controller.url, { login: 'lan.nguyen', given: GIVEN, own: FIRST });
    lan = typeof made === 'object' && made !== null && 'id' in made ? String(made.id) : '';
    desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
    await desk.page.goto(controller.url);
    await desk.page.getByLabel('Tên đăng nhập').fill('lan.nguyen');
    await enter(FIRST);
    await desk.page.getByRole('article').first().waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('keeps what is being written when the session ends, saves it after signing in and stays on the page', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Trang chiếu' }).click();
    await page.getByRole('button', { name: 'Tạo trang mới' }).click();
    await page.getByRole('button', { name: /^Thông báo/ }).click();
    await page.getByLabel('Tên trang').fill('Thông báo chiều');
    await page.getByText('Đã lưu nháp').waitFor();
    const address = page.url();
    await endSessionsWhileTyping('NGHỈ ĐỘT XUẤT CHIỀU NAY');
    await page.getByText(/Phiên làm việc đã hết.*Nguyễn Thị Lan/).waitFor();
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('lan.nguyen');
    expect(await desk.axe()).toEqual([]);
    await enter(FIRST);
    await page.getByText('Đã lưu nháp').waitFor();
    expect(page.url()).toBe(address);
    expect(await page.getByLabel('Tiêu đề').inputValue()).toBe('NGHỈ ĐỘT XUẤT CHIỀU NAY');
    await desk.at(address.slice(address.indexOf('#/') + 2));
    await expect.poll(() => page.getByLabel('Tiêu đề').inputValue()).toBe('NGHỈ ĐỘT XUẤT CHIỀU NAY');
  });

  it('never shows or saves the words of one person under the name of another', async () => {
    const { page } = desk;
    await endSessionsWhileTyping('CHỮ CỦA LAN');
    await page.getByText(/Phiên làm việc đã hết/).waitFor();
    await page.getByLabel('Tên đăng nhập').fill('quantri');
    await enter('cây đa bến nước sân đình 1986');
    await page.getByText('Nguyễn Văn Quản').waitFor();
    await page.waitForLoadState('networkidle');
    expect(JSON.stringify(await chief.call('GET', '/drafts'))).not.toContain('CHỮ CỦA LAN');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByLabel('Tên đăng nhập').fill('lan.nguyen');
    await enter(FIRST);
    await page.getByText('Nguyễn Thị Lan').waitFor();
  });

  it('changes the password: the old one is proved, the refusal stands at its field, one goes on working', async () => {
    const { page } = desk;
    const dialog = page.locator('ny-password-dialog');
    const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).first().click();
    await field('Mật khẩu hiện nay').fill('không phải mật khẩu');
    await field('Mật khẩu mới').fill(SECOND);
    await field('Nhập lại mật khẩu mới').fill(SECOND);
    await dialog.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await dialog.getByText('Mật khẩu không đúng.').waitFor();
    expect(await desk.axe()).toEqual([]);
    await field('Mật khẩu hiện nay').fill(FIRST);
    await dialog.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await dialog.getByText('Đã đổi mật khẩu.').waitFor();
    await dialog.getByRole('button', { name: 'Xong' }).click();
    await desk.at('displays');
    await page.getByText('Nguyễn Thị Lan').waitFor();
  });

  it('gives a person who forgot the password a new one, and leads staff to no change of displays', async () => {
    const { page } = desk;
    await chief.call('POST', '/people', {
      ...{ login: 'hoa.le', name: 'Lê Thị Hoa', password: FIRST },
      grants: [{ role: 'staff', unit: 'da-kao' }],
    });
    await desk.at('people');
    await page.getByRole('button', { name: /^Đặt lại mật khẩu\s*: Lê Thị Hoa/ }).click();
    const dialog = page.locator('ny-new-password-dialog');
    await dialog.getByRole('textbox', { name: 'Mật khẩu mới' }).fill('ngắn');
    await dialog.getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
    await dialog.getByText('Quá ngắn: tối thiểu 10 ký tự.').waitFor();
    await dialog.getByRole('textbox', { name: 'Mật khẩu mới' }).fill(SECOND);
    expect(await desk.axe()).toEqual([]);
    await dialog.getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
    await dialog.getByText('Đã đặt lại mật khẩu của Lê Thị Hoa.').waitFor();
    await dialog.getByRole('button', { name: 'Xong' }).click();

    const staff = await openDesk(browser, controller.url, { width: 390, height: 844 });
    await staff.page.goto(controller.url);
    await staff.page.getByLabel('Tên đăng nhập').fill('hoa.le');
    await staff.page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(SECOND);
    await staff.page.getByRole('button', { name: 'Đăng nhập' }).click();
    // What an administrator chose opens nothing: it is changed first.
    await staff.page.getByRole('heading', { name: 'Chọn mật khẩu của mình' }).waitFor();
    expect(await staff.axe()).toEqual([]);
    await staff.page.goto(`${controller.url}/#/displays`);
    await staff.page.reload();
    const field = (name: string) => staff.page.getByRole('textbox', { name, exact: true });
    await field('Mật khẩu được giao').fill(SECOND);
    await field('Mật khẩu mới').fill(SECOND);
    await field('Nhập lại mật khẩu mới').fill(SECOND);
    await staff.page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await staff.page.getByText(/Mật khẩu mới giống mật khẩu cũ/).waitFor();
    await field('Mật khẩu mới').fill(FIRST);
    await field('Nhập lại mật khẩu mới').fill(FIRST);
    await staff.page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    const card = staff.page.locator('ny-display-card').first();
    await card.getByRole('button', { name: /^Thao tác/ }).click();
    await card.getByText('Vì sao hiện nội dung này?').waitFor();
    expect(await card.getByText('Sửa tên, đơn vị, kích thước').count()).toBe(0);
    expect(await staff.page.getByRole('button', { name: 'Ghép màn hình mới' }).count()).toBe(0);
    await staff.page.context().close();
  });

  it('changes the rights of a person after asking once more, and deactivates', async () => {
    const { page } = desk;
    await chief.call('POST', '/people', {
      ...{ login: 'minh.tran', name: 'Trần Văn Minh', password: SECOND },
      grants: [{ role: 'staff', unit: 'da-kao' }],
    });
    await desk.at('people');
    await page.getByRole('button', { name: /^Đổi quyền\s*: Trần Văn Minh/ }).click();
    const dialog = page.locator('ny-rights-dialog');
    await dialog.getByRole('combobox', { name: 'Vai trò' }).click();
    await dialog.getByRole('option', { name: 'Cán bộ truyền thông' }).click();
    await dialog.getByRole('button', { name: 'Tiếp tục' }).click();
    await dialog.getByText('Đổi quyền của Trần Văn Minh?').waitFor();
    expect(await desk.axe()).toEqual([]);
    await dialog.getByRole('button', { name: 'Đổi quyền' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Trần Văn Minh' });
    await row.getByText('Cán bộ truyền thông · Phường Đa Kao').waitFor();
    await row.getByRole('button', { name: /^Khóa\s*: Trần Văn Minh/ }).click();
    await page.getByText(/bị đăng xuất ngay ở mọi nơi. Bản nháp/).waitFor();
    await page.getByRole('button', { name: 'Khóa', exact: true }).click();
    await row.getByText('Đã khóa').waitFor();
    expect(desk.complaints.filter((text) => !/status of (400|401|422)/.test(text))).toEqual([]);
  });
});
