import { rmSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ratingSettingsSchema } from '../../content/score/settings.ts';
import { answersPageSchema, casesAnswerSchema, rankingAnswerSchema, scorePageSchema } from '../../content/wire/rating-api.ts';
import { csvPreviewAnswerSchema } from '../../content/wire/rating-import-api.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { deskOf } from '../support/journey-people.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { ELEVEN, ratedFolder, ratedSeed } from '../support/rated-house.ts';
import { openScreen, type ScreenPage } from '../support/screen-page.ts';

const PHONE = { width: 390, height: 844 };

/** Whether all of it stands within the window, wherever the page is scrolled to. */
const isInView = async ({ page }: DeskPage, part: Locator): Promise<boolean> => {
  const [box, size] = [await part.boundingBox(), page.viewportSize()];
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height;
};

describe('scores at the desk', () => {
  let browser: Browser;
  let data: string;
  let controller: RunningController;
  let officer: Officer;
  let staff: DeskPage;
  let admin: DeskPage;
  let approver: DeskPage;
  let screen: ScreenPage;

  const scoreNow = async () => scorePageSchema.parse(await officer.call('GET', '/scores?unit=ben-nghe&window=day')).score;
  const scoreOf = async (unit: string) =>
    scorePageSchema.parse(await officer.call('GET', `/scores?unit=${unit}&window=quarter`)).score;
  const glass = (desk: DeskPage, window: string) => desk.page.locator(`[data-window=${window}]`);
  const cases = async () => casesAnswerSchema.parse(await officer.call('GET', '/rating-cases'));
  /** An answer from the one-stop software, by the file that it wrote. */
  const bringAnswer = async (dossier: string, level: string): Promise<void> => {
    const minute = new Date((await scoreNow()).updated + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    const file = { point: 'ben-nghe-import', csv: `ma_ho_so,thoi_gian,muc\n${dossier},${minute},${level}\n` };
    const { digest, good } = csvPreviewAnswerSchema.parse(await officer.call('POST', '/import/preview', file));
    expect(good).toBe(1);
    await officer.call('POST', '/import/confirm', { ...file, digest });
  };

  beforeAll(async () => {
    browser = await launchChromium();
    data = await ratedFolder(ELEVEN);
    controller = await startController({ data, args: ['--seed', ratedSeed(ELEVEN)], clock: ELEVEN });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    screen = await openScreen(browser, controller.url);
    const code = await screen.code();
    await officer.call('POST', '/pairings/lookup', { code });
    await officer.call('POST', '/pairings/confirm', { code, display: 'tv-ben-nghe', create: null });
    const people = [
      { login: 'hoa.le', name: 'Lê Thị Hoa', grants: [{ role: 'staff' as const, unit: 'ben-nghe' }] },
      { login: 'minh.tran', name: 'Trần Văn Minh', grants: [{ role: 'approver' as const, unit: 'quan-1' }] },
    ] as const;
    staff = await deskOf(browser, controller.url, officer, { ...people[0], grants: [...people[0].grants] }, PHONE);
    approver = await deskOf(browser, controller.url, officer, { ...people[1], grants: [...people[1].grants] });
    admin = await openDesk(browser, controller.url, { width: 1366, height: 768 });
    const [name = '', value = ''] = officer.cookie.split('=');
    await admin.page.context().addCookies([{ name, value, url: controller.url }]);
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('shows staff what the board shows, to the digit, and only of their own unit', async () => {
    const { page } = staff;
    await page.getByRole('link', { name: 'Điểm đánh giá' }).click();
    await page.locator('[data-figure]').waitFor();
    const score = await scoreNow();
    expect(score).toMatchObject({ shown: 'full', held: 6 });
    expect(await page.locator('[data-figure]').textContent()).toBe(`${score.percent}%`);
    const shown = await glass(staff, 'day').innerText();
    expect(shown).toContain(`${score.percent}%`);
    expect(shown).toContain(`hài lòng (${score.count} lượt đánh giá)`);
    await screen.shows(`${score.percent}%`);
    await screen.shows(`hài lòng (${score.count} lượt đánh giá)`);
    expect(await page.locator('wa-option').allTextContents()).not.toContain('Phường Đa Kao');
    expect(await page.getByRole('link', { name: 'Trang chiếu', exact: true }).count()).toBe(0);
    await page.locator('[data-screen=tv-ben-nghe][data-now=now]').first().waitFor();
    expect(await page.locator('ny-scores-page a[href*="slides/"]').count()).toBe(0);
    expect(await page.locator('wa-option').first().textContent()).toBe('Phường Bến Nghé');
    const { answers } = answersPageSchema.parse(
      await officer.call('GET', '/scores/answers?unit=ben-nghe&window=quarter&limit=200'),
    );
    const comments = answers.flatMap(({ comment }) => comment ?? []);
    expect(comments.some((text) => text.startsWith('Chờ hơi lâu'))).toBe(true);
    expect(comments.join()).not.toContain('0912345678');
    expect(await staff.axe()).toEqual([]);
    expect(staff.complaints).toEqual([]);
  });

  it('shows the same figure in the pictures of the wall', async () => {
    const { percent, count } = await scoreNow();
    await admin.page.goto(`${controller.url}/#/displays`);
    const card = admin.page.locator('ny-display-card', { hasText: 'Phường Bến Nghé' }).first();
    const words = (at: number) => card.locator('ny-screen-picture').nth(at).getAttribute('aria-label');
    for (const at of [0, 1]) {
      await expect.poll(() => words(at), { timeout: 60_000 }).toContain(`${percent}%`);
      expect(await words(at)).toContain(`hài lòng (${count} lượt đánh giá)`);
    }
  });

  it('follows the board by itself when an answer comes in', async () => {
    const { count } = await scoreNow();
    await bringAnswer('H29.17-261123-0001', 'rat-hai-long');
    await screen.shows(`hài lòng (${count + 1} lượt đánh giá)`);
    await expect.poll(() => glass(staff, 'day').innerText(), { timeout: 60_000 }).toContain(`(${count + 1} lượt đánh giá)`);
    await expect.poll(() => staff.page.locator('[data-count]').textContent(), { timeout: 60_000 }).toContain(`${count + 1} lượt`);
  });

  it('lets staff object to an answer, with a reason, and tells that others decide', async () => {
    const { page } = staff;
    const ticks = page.getByRole('checkbox', { name: /^Chọn lượt/ });
    await ticks.last().check();
    const bar = page.getByRole('group', { name: 'Đã chọn 1 lượt' });
    await expect.poll(() => isInView(staff, bar)).toBe(true);
    await ticks.last().uncheck();
    await ticks.first().check();
    await expect.poll(() => isInView(staff, bar)).toBe(true);
    await bar.getByRole('button', { name: 'Khiếu nại', exact: true }).click();
    await page.getByRole('dialog', { name: 'Khiếu nại 1 lượt' }).waitFor();
    const dialog = page.locator('ny-score-answers ny-score-case-dialog');
    await dialog.getByRole('button', { name: 'Gửi' }).click();
    await dialog.getByText('Xin nêu lý do.').waitFor();
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Người dân xác nhận bấm nhầm máy.');
    expect(await staff.axe()).toEqual([]);
    await dialog.getByRole('button', { name: 'Gửi' }).click();
    const sent = page.getByRole('status').filter({ hasText: 'Đã gửi khiếu nại 1 lượt.' });
    await expect.poll(() => isInView(staff, sent)).toBe(true);
    await page.getByText('Đang khiếu nại').waitFor();
    await sent.getByRole('link', { name: 'Theo dõi kết quả' }).click();
    await page.getByText('Ông/Bà là người khiếu nại; hai người khác sẽ xem xét.').waitFor();
    await staff.at('scores/da-kao');
    await page.getByRole('alert').first().waitFor();
    expect(await page.locator('[data-figure]').count()).toBe(0);
    expect((await cases()).open).toMatchObject([{ kind: 'objection', byName: 'Lê Thị Hoa' }]);
  });

  it('excludes only by two people: the proposer is told to wait for another', async () => {
    const { page } = admin;
    await admin.at('quarantine');
    const found = page.locator('[data-found]');
    await found.getByRole('button', { name: 'Đề nghị loại' }).click();
    await page.getByRole('dialog', { name: 'Đề nghị loại 6 lượt' }).waitFor();
    const dialog = page.locator('ny-score-case-dialog');
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Camera cho thấy một người bấm liên tiếp.');
    await dialog.getByRole('button', { name: 'Gửi' }).click();
    await page.getByText('Ông/Bà là người đề nghị, nên cần một người khác xác nhận.').waitFor();
    const proposal = (await cases()).open.find((one) => one.kind === 'exclude-proposed');
    expect(proposal).toMatchObject({ mine: true, mayConfirm: false });
    expect(await page.locator(`[data-case="${proposal?.seq}"]`).getByRole('button').count()).toBe(0);
    await officer.call('POST', `/rating-cases/${proposal?.seq}/confirm`, { reason: 'Tự xác nhận' }, 409);
    expect((await scoreNow()).excluded).toBe(0);
    expect(await admin.axe()).toEqual([]);
  });

  it('excludes when another person confirms, and says so on the board and in the history', async () => {
    const { page } = approver;
    await approver.at('quarantine');
    const waiting = page.locator('[data-case]').filter({ hasText: 'Camera cho thấy' });
    const { rows = [] } = (await cases()).open.find(({ kind }) => kind === 'exclude-proposed')?.answers ?? {};
    expect(rows.map(({ standing }) => standing)).toEqual(Array(6).fill('held'));
    for (const { seq, levelName } of rows)
      expect(await waiting.locator(`[data-answer="${seq}"]`).innerText()).toContain(levelName.vi);
    await waiting.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByRole('dialog', { name: /^Xác nhận: Đề nghị loại/ }).waitFor();
    const dialog = page.locator('ny-quarantine-decide-dialog');
    await dialog.getByText(/bảng điểm đổi ngay/).waitFor();
    expect(await dialog.locator('[data-answer]').count()).toBe(6);
    expect(await approver.axe()).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Đã xem lại camera.');
    await dialog.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByText(/Nguyễn Văn Quản đề nghị, Trần Văn Minh xác nhận/).waitFor();
    const settled = page.locator('[data-settled]');
    expect(await settled.innerText()).toMatch(/“Người dân xác nhận bấm nhầm máy\.”\s+Lê Thị Hoa · /);
    expect(await settled.innerText()).toContain('Kết quả: Đã loại theo đề nghị của Nguyễn Văn Quản, Trần Văn Minh xác nhận');
    await page.locator('details > summary').first().click();
    expect(await approver.axe()).toEqual([]);
    expect(await scoreNow()).toMatchObject({ held: 0, excluded: 6 });
    await screen.shows('Đã loại: 6');
    await staff.at('scores');
    await staff.page.getByText('Đã loại: 6').first().waitFor();
  });

  it('corrects where an answer counts: proposed by one, confirmed by another, listed where it belongs', async () => {
    const { page } = admin;
    await admin.at('scores/ben-nghe:day::counted');
    const last = page.getByRole('checkbox', { name: /^Chọn lượt/ }).last();
    await last.check();
    await expect.poll(() => isInView(admin, page.getByRole('group', { name: 'Đã chọn 1 lượt' }))).toBe(true);
    await last.uncheck();
    await page
      .getByRole('checkbox', { name: /^Chọn lượt/ })
      .first()
      .check();
    await page.getByRole('button', { name: 'Đề nghị sửa nơi tính' }).click();
    const dialog = page.locator('ny-score-case-dialog');
    const choose = async (label: string, option: RegExp) => {
      await dialog.getByRole('combobox', { name: label }).click();
      await dialog.getByRole('option', { name: option }).click();
    };
    await choose('Đơn vị đúng', /Đa Kao/);
    await choose('Quầy đúng', /^Quầy số 1$/);
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Bấm ở máy của phường bên cạnh.');
    expect(await admin.axe()).toEqual([]);
    await dialog.getByRole('button', { name: 'Gửi' }).click();
    await dialog.getByRole('button', { name: 'Gửi' }).waitFor({ state: 'hidden' });
    const { count } = await scoreOf('da-kao');
    await approver.at('quarantine');
    const waiting = approver.page.locator('[data-case]').filter({ hasText: 'Tính cho: Phường Đa Kao · Quầy số 1' });
    await waiting.getByRole('button', { name: 'Xác nhận' }).click();
    const decision = approver.page.locator('ny-quarantine-decide-dialog');
    await decision.getByRole('textbox', { name: 'Lý do' }).fill('Đã hỏi cả hai phường.');
    await decision.getByRole('button', { name: 'Xác nhận' }).click();
    await approver.page
      .getByText(/Nguyễn Văn Quản đề nghị, Trần Văn Minh xác nhận/)
      .nth(1)
      .waitFor();
    expect((await scoreOf('da-kao')).count).toBe(count + 1);
    await admin.at('scores/da-kao:day');
    await page.locator('ny-score-answers').getByText('Đã sửa nơi tính', { exact: true }).first().waitFor();
  });

  it('shows leaders bands, each leading to the page behind it, and prints them with the checkpoint', async () => {
    const { page } = admin;
    await admin.at('leader');
    const answer = rankingAnswerSchema.parse(await officer.call('GET', '/scores/ranking?window=quarter'));
    expect(answer.ranked.length).toBeGreaterThan(4);
    await page.getByRole('heading', { name: /^Nhóm 1/ }).waitFor();
    for (const { unit, score } of answer.ranked)
      expect(await page.locator(`[data-unit=${unit}] .share`).innerText()).toBe(`${score.percent}%`);
    await page.getByRole('heading', { name: /^Chưa đủ lượt/ }).waitFor();
    expect(await admin.axe()).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor();
    await page.getByText(/mã gốc \(SHA-256\): [0-9a-f]{64}/).waitFor();
    expect(await page.getByText('In bản A4').isVisible()).toBe(false);
    await page
      .locator('.sheet')
      .getByText(/không nên đánh giá chỉ theo nhóm/)
      .waitFor();
    const paper = async () => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length;
    expect(await paper()).toBe(1);
    const end = page.locator('.sheet tbody.end');
    expect(await end.evaluate((element) => getComputedStyle(element).breakInside)).toBe('avoid');
    expect([await end.getByRole('rowheader').allInnerTexts(), await end.locator('.witness').count()]).toEqual([
      ['Phường Tân Định'],
      1,
    ]);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: 'Phường Đa Kao' }).click();
    await page.getByRole('heading', { name: 'Phường Đa Kao', level: 2 }).waitFor();
    const here = answer.ranked.find(({ unit }) => unit === 'da-kao');
    await expect.poll(() => page.locator('[data-figure]').textContent()).toBe(`${here?.score.percent}%`);
  });

  it('reads the charts bar by bar with the keyboard, and says each as the table beside it does', async () => {
    const { page } = admin;
    await admin.at('scores/da-kao:quarter');
    const chart = page.getByRole('slider', { name: 'Theo giờ trong ngày' });
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const hour = page.locator('ny-scores-page table').filter({ hasText: '07:00–07:59' }).getByRole('row').nth(2);
    const [count = '', satisfied = ''] = await hour.getByRole('cell').allInnerTexts();
    const said = `08:00–08:59: ${count} lượt, ${satisfied} hài lòng`;
    expect([await chart.getAttribute('aria-valuetext'), await page.getByText(said).count()]).toEqual([said, 1]);
    expect(await admin.axe()).toEqual([]);
  });

  it('keeps the bands up to date by themselves without taking the focus, and lets paper stand still', async () => {
    const { page } = admin;
    await admin.at('leader');
    const row = page.locator('[data-unit=ben-nghe]');
    const before = await row.locator('td').nth(3).innerText();
    await row.getByRole('link').focus();
    await page.evaluate(() => window.scrollTo(0, 120));
    const place = async () => [
      await row.getByRole('link').evaluate((link) => link.matches(':focus')),
      await page.evaluate(() => window.scrollY),
    ];
    const stood = await place();
    await bringAnswer('HS-LEADER-1', 'Hài lòng');
    await expect.poll(() => row.locator('td').nth(3).innerText(), { timeout: 60_000 }).not.toBe(before);
    expect(await place()).toEqual(stood);
    const printed = await page.locator('.sheet').textContent();
    expect(printed).toMatch(/lấy lúc \d\d:\d\d ngày/);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await bringAnswer('HS-LEADER-2', 'Hài lòng');
    await page.waitForTimeout(12_000);
    expect(await page.locator('.sheet').textContent()).toBe(printed);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect.poll(() => page.locator('.sheet').textContent(), { timeout: 60_000 }).not.toBe(printed);
  });

  it('changes the target for every board, and is told when a number is wrong', async () => {
    const { page } = admin;
    await admin.at('rating-settings');
    await page.getByLabel('Mục tiêu (%)').fill('120');
    expect(await page.getByRole('button', { name: 'Lưu thay đổi' }).isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await expect.poll(() => page.locator('.bad').count()).toBe(1);
    await page.getByLabel('Mục tiêu (%)').fill('75');
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await page.getByText('Đã lưu, có hiệu lực ngay.').waitFor();
    expect(await scoreNow()).toMatchObject({ target: 75, colour: 'above' });
    await screen.shows('Đạt mục tiêu 75%');
    expect(await admin.axe()).toEqual([]);
    expect(admin.complaints.filter((text) => !/status of 409/.test(text))).toEqual([]);
  });

  it('replaces the scale that points ask with, and leaves the old one to its answers', async () => {
    const { page } = admin;
    const settings = async () => ratingSettingsSchema.parse(await officer.call('GET', '/rating-settings'));
    const before = await settings();
    await admin.at('rating-settings');
    expect(await page.locator('[data-scale=nam-muc]').getByRole('button', { name: 'Sửa' }).count()).toBe(0);
    await page.locator('[data-scale=nam-muc]').getByRole('button', { name: 'Thay bằng thang mới' }).click();
    await page.getByRole('heading', { name: 'Thay thang «Năm mức»' }).waitFor();
    await page.getByLabel('Mức 3, tiếng Việt').fill('');
    await page.getByRole('button', { name: 'Thay thang đo' }).click();
    await expect.poll(() => page.locator('ny-scale-editor .bad').count()).toBe(1);
    await page.getByLabel('Mức 3, tiếng Việt').fill('Tạm được');
    await page.getByLabel('Mức 3, tiếng Anh').fill('Fair');
    expect(await admin.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Thay thang đo' }).click();
    await page.locator('[data-scale=nam-muc]').getByText('Đã được thay').waitFor();
    const after = await settings();
    expect(after.scales[0]).toEqual({ ...before.scales[0], used: true });
    expect(new Set(after.points.map(({ scale }) => scale))).toEqual(new Set([after.scales.at(-1)?.id]));
    expect(after.scales.at(-1)?.levels.map(({ id }) => id)).toEqual([
      ...['rat-hai-long', 'hai-long', 'tam-duoc', 'khong-hai-long', 'rat-khong-hai-long'],
    ]);
    const rewritten = { ...after, scales: after.scales.map((scale) => ({ ...scale, levels: scale.levels.slice(1) })) };
    await officer.call('PUT', '/rating-settings', { seen: after, settings: rewritten }, 422);
    expect(admin.complaints.filter((text) => !/status of 409/.test(text))).toEqual([]);
  });

  it('speaks of levels, reasons and scales in English on an English desk', async () => {
    const { page } = admin;
    await page.evaluate("localStorage.setItem('niem-yet-language', 'en')");
    await admin.at('scores/quan-1:quarter');
    for (const words of ['Very satisfied', 'Dissatisfied', 'Time taken', 'Manners of staff'])
      await page.getByRole('row', { name: words }).first().waitFor();
    expect(await page.locator('ny-scores-page').innerText()).not.toMatch(/Rất hài lòng|Thái độ phục vụ|quay-1/);
    await page.getByRole('row', { name: 'Phường Bến Nghé · Quầy số 1' }).waitFor();
    await admin.at('rating-settings');
    await page.getByRole('heading', { name: 'Four levels' }).waitFor();
  });

  it.each([
    'scores/quan-1:day',
    'scores/tan-dinh:month',
    'scores/cau-kho',
    'quarantine',
    'leader',
    'leader/2026-08-01',
    'rating-settings',
  ])('%s: nothing wider than a phone, no finding of axe in English, nothing refused by the strict policy', async (hash) => {
    const { page } = admin;
    await page.evaluate("localStorage.setItem('niem-yet-language', 'en')");
    await page.setViewportSize(PHONE);
    await admin.at(hash);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await admin.axe()).toEqual([]);
    expect(admin.complaints.filter((text) => !/status of 409/.test(text))).toEqual([]);
  });

  it('tells all units below, sixty at a time', async () => {
    const { page } = admin;
    await page.setViewportSize({ width: 1366, height: 768 });
    for (let number = 0; number < 60; number += 1)
      await officer.call('POST', '/units', { label: 'Phường', name: `Phường thử ${number}`, parent: 'quan-1', from: null });
    await admin.at('scores/quan-1:quarter');
    await page.evaluate(() => localStorage.removeItem('niem-yet-language'));
    await admin.at('scores/quan-1:quarter');
    const rows = page.locator('ny-scores-below tbody tr');
    await expect.poll(() => rows.count()).toBe(60);
    await page.getByRole('button', { name: 'Các đơn vị tiếp theo' }).click();
    await page.getByText(/^Đơn vị 61–70 trong 70$/).waitFor();
    await expect.poll(() => rows.count()).toBe(10);
    expect(await admin.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Các đơn vị trước' }).click();
    await expect.poll(() => rows.count()).toBe(60);
  });
});
