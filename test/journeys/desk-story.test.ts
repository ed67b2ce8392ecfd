import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type FakeDeskServer, fakeDeskServer } from '../support/fake-desk-server.ts';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');

describe('an officer at the desk', () => {
  let browser: Browser;
  let server: FakeDeskServer;
  let desk: DeskPage;

  beforeAll(async () => {
    server = await fakeDeskServer({ signedIn: false, setup: 'ONCE', now: NOW });
    browser = await launchChromium();
    desk = await openDesk(browser, server.url, { width: 1366, height: 768 });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('sets up with the one-time link; the token leaves the address, and a short password is refused at its field', async () => {
    const { page } = desk;
    await page.goto(`${server.url}/setup#ONCE`);
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Lan');
    expect(page.url()).toBe(`${server.url}/`);
    await page.getByLabel('Tên đăng nhập').fill('lan.nguyen');
    await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill('ngắn');
    await page.getByRole('textbox', { name: 'Nhập lại mật khẩu' }).fill('khác');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByText('Hai lần nhập mật khẩu không giống nhau.').waitFor();
    await page.getByRole('textbox', { name: 'Nhập lại mật khẩu' }).fill('ngắn');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByText('Mật khẩu cần ít nhất 10 ký tự.').first().waitFor();
    await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill('mật khẩu rất dài');
    await page.getByRole('textbox', { name: 'Nhập lại mật khẩu' }).fill('mật khẩu rất dài');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByRole('heading', { name: 'Màn hình', level: 1 }).waitFor();
  });

  it('writes a slide and sees it at once on two screens, with what would be hard to read', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Trang chiếu' }).click();
    await page.getByRole('button', { name: 'Tạo trang mới' }).click();
    await page.getByRole('button', { name: /^Thông báo/ }).click();
    await page.getByLabel('Tên trang').fill('Thông báo sáng');
    await page.getByLabel('Tiêu đề').fill('TRẢ KẾT QUẢ TẠI QUẦY 3');
    await page.getByLabel('Nội dung').fill('Ông/Bà vui lòng mang theo giấy hẹn.');
    await expect.poll(() => page.getByRole('img', { name: /QUẦY 3.*giấy hẹn/s }).count()).toBeGreaterThanOrEqual(2);
    await page.getByLabel('Thời gian chiếu').fill('3');
    await page
      .getByText(/giây/)
      .filter({ hasText: /LEG|âm tiết|đọc/ })
      .first()
      .waitFor();
    await page.getByText('Đã lưu nháp').waitFor();
  });

  it('takes a step back and forward by keys', async () => {
    const { page } = desk;
    await page.getByLabel('Tiêu đề').press('Control+z');
    await expect.poll(() => page.getByLabel('Nội dung').inputValue()).toBe('');
    await page.getByLabel('Tiêu đề').press('Control+y');
    await expect.poll(() => page.getByLabel('Nội dung').inputValue()).toBe('Ông/Bà vui lòng mang theo giấy hẹn.');
    await page.getByText('Đã lưu nháp').waitFor();
  });

  it('keeps its words when someone else has saved in between, and can replace theirs', async () => {
    const { page } = desk;
    const draft = server.drafts[0];
    if (!draft) throw new Error('no draft');
    server.drafts[0] = { ...draft, version: draft.version + 1 };
    await page.getByLabel('Tiêu đề').fill('TRẢ KẾT QUẢ TẠI QUẦY 4');
    await page.getByRole('button', { name: 'Giữ bản của tôi' }).click();
    await page.getByText('Đã lưu nháp').waitFor();
    expect(JSON.stringify(server.drafts[0]?.body)).toContain('QUẦY 4');
  });

  it('schedules it for one ward on working mornings and sees the next 14 days', async () => {
    const { page } = desk;
    await page
      .getByRole('button', { name: 'Lên lịch chiếu trang này' })
      .or(page.getByRole('link', { name: 'Lên lịch chiếu trang này' }))
      .first()
      .click();
    await page.getByLabel('Tên lịch chiếu').fill('Sáng ở Đa Kao');
    await page.getByRole('checkbox', { name: 'Phường Đa Kao', exact: true }).check();
    await page
      .getByRole('status')
      .filter({ hasText: /^\s*1 màn hình/ })
      .waitFor();
    await page.getByRole('button', { name: 'Ngày làm việc', exact: true }).click();
    await page.getByRole('button', { name: /Buổi sáng 07:30/ }).click();
    await page
      .getByRole('button', { name: /Sáng ở Đa Kao.*07:30–11:30/ })
      .first()
      .waitFor();
    await page.getByText('Nghỉ: Ngày Văn hóa Việt Nam').waitFor();
    await page
      .getByRole('button', { name: /, \d\d:\d\d–\d\d:\d\d$/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Các lịch đã xét' }).waitFor();
    await page.getByText(/Còn \d+ giây nữa\.|Đến \d\d:\d\d ngày/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Đã lưu nháp').waitFor();
  });

  it('publishes both and watches displays confirm one by one', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Phát hành', exact: false }).first().click();
    await page.getByText('Sáng ở Đa Kao').last().waitFor();
    await page.getByRole('button', { name: 'Phát hành 2 bản nháp' }).click();
    await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
    await page.getByText(/Lần phát hành số 4/).waitFor();
    expect(server.library.entries.some((entry) => entry.name === 'Sáng ở Đa Kao')).toBe(true);
    expect(server.drafts).toEqual([]);
    const held = server.rows.map((row) => ({ ...row, revision: { should: 99, holds: 1 }, agrees: false }));
    server.tell(held);
    await page.getByText('Đang chờ').first().waitFor();
    server.tell(server.rows.map((row) => ({ ...row, revision: { should: 99, holds: 99 }, agrees: true })));
    await page.getByText('10/10 màn hình đã xác nhận').waitFor();
    expect(desk.complaints.filter((text) => !/status of (400|409)/.test(text))).toEqual([]);
  });
});
