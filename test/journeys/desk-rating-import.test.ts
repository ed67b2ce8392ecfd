import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scorePageSchema } from '../../content/wire/rating-api.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { pointOf, putPoints } from '../support/rating-points.ts';

const MONDAY = Date.parse('2026-11-23T09:00+07:00');
const run = promisify(execFile);

describe('an administrator brings answers in from elsewhere', () => {
  let browser: Browser;
  let controller: RunningController;
  let officer: Officer;
  let desk: DeskPage;
  const counted = async () => scorePageSchema.parse(await officer.call('GET', '/scores?unit=ben-nghe&window=day')).score.count;

  beforeAll(async () => {
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(MONDAY)], clock: MONDAY });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    await putPoints(officer, [], { address: controller.url });
    desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
    const [name = '', value = ''] = officer.cookie.split('=');
    await desk.page.context().addCookies([{ name, value, url: controller.url }]);
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('is told what is missing before there is a point for it', async () => {
    await desk.at('rating-import');
    await desk.page.getByText('Chưa có điểm «Phần mềm khác gửi đến»').waitFor();
    expect(await desk.axe()).toEqual([]);
    await putPoints(officer, [pointOf('mot-cua', 'import'), pointOf('sanh', 'printed')]);
  });

  it('makes a key whose secret is shown once, and the example on the page brings an answer', async () => {
    const { page } = desk;
    await desk.at('rating-import');
    await page.getByText('Chưa có khóa nào.').waitFor();
    await page.getByRole('button', { name: 'Tạo khóa' }).first().click();
    await page.getByLabel('Tên phần mềm').fill('Hệ thống xếp hàng');
    const dialog = page.locator('ny-import-key-dialog');
    await dialog.getByRole('button', { name: 'Tạo khóa' }).click();
    await page.getByText('Mã bí mật chỉ hiện một lần này').waitFor();
    expect(await desk.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    const [, secret = '', example = ''] = await dialog.locator('pre').allTextContents();
    expect(secret).toMatch(/^[\w-]{43}$/);
    const call = example.replace('…', secret).replace('$(date +%s)000', String(MONDAY + 60_000));
    expect((await run('bash', ['-c', call])).stdout).toContain('"kept"');
    expect(await counted()).toBe(1);
    await page.getByRole('button', { name: 'Tôi đã cất mã bí mật' }).click();
    await desk.at('rating-import');
    await page.getByText('Dùng lần cuối').waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('button', { name: 'Thu hồi' }).first().click();
    await page.getByText('Thu hồi khóa «Hệ thống xếp hàng»?').waitFor();
    await page.locator('wa-dialog[open]').getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByText('Đã thu hồi').waitFor();
    expect((await run('bash', ['-c', call])).stdout).toContain('import-unsigned');
  });

  it('sees what a file of Vietnamese Excel would bring, line by line, and records it', async () => {
    const { page } = desk;
    await desk.at('rating-import');
    const take = (name: string, buffer: Buffer) =>
      page.locator('ny-import-csv input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await take('hong.csv', Buffer.from([0x6d, 0xe9, 0xff, 0x0a]));
    await page.getByText('Không đọc được tiếng Việt trong tệp «hong.csv»').waitFor();
    await take('sai.csv', Buffer.from('a;b\n1;2\n'));
    await page.getByText('Dòng đầu phải có các cột').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải tệp mẫu' }).click();
    const template = await readFile(await (await download).path(), 'utf8');
    expect(template.startsWith('\ufeffma_ho_so;thoi_gian;muc;ly_do;y_kien\r\n')).toBe(true);
    await take(
      'thang-11.csv',
      Buffer.from(`${template}HS-0003;23/11/2026 08:45:00;Rất hài lòng;;\r\nHS-0004;hôm qua;Hài lòng;;\r\n`),
    );
    await page.getByText('2 lượt sẽ được ghi').waitFor();
    // The example of the key brought this one before.
    await page.getByText('1 hồ sơ đã có đánh giá').waitFor();
    await page.getByRole('row', { name: /^5 HS-0004.*Thời gian «hôm qua» không đúng/ }).waitFor();
    expect(await desk.axe()).toEqual([]);
    expect(await counted()).toBe(1);
    await page.getByRole('button', { name: 'Ghi 2 lượt' }).click();
    await page.getByText('Đã ghi 2 lượt. Đã có từ trước: 1. Bị từ chối: 1.').waitFor();
    // The other one of the template was given on the day before.
    expect(await counted()).toBe(2);
  });

  it('makes tickets, prints them on A4, and one of them answers once as verified', async () => {
    const { page } = desk;
    await desk.at('rating-import');
    await page.getByText('Chưa có mã nào còn hạn').waitFor();
    await page.getByLabel('Số mã (1–200)').fill('30');
    await page.getByRole('button', { name: 'Tạo mã' }).click();
    await page.getByText('Còn 30 mã chưa dùng trong 30 mã còn hạn').waitFor();
    await page.getByRole('button', { name: 'In phiếu (A4)' }).click();
    const slips = page.locator('ny-ticket-sheet .slip');
    expect(await slips.count()).toBe(30);
    expect(await desk.axe()).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    const address = (await slips.first().getByRole('img').getAttribute('aria-label')) ?? '';
    await page.getByRole('button', { name: 'Đóng' }).click();
    const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })).newPage();
    await phone.goto(address);
    await phone.getByText('Rất hài lòng').click();
    await phone.locator('button[type="submit"], input[type="submit"]').first().click();
    await phone.getByText('Cảm ơn').first().waitFor();
    const { classes } = scorePageSchema.parse(await officer.call('GET', '/scores?unit=ben-nghe&window=day'));
    expect([classes.verified.count, classes.unverified.count]).toEqual([3, 0]);
    await desk.at('rating-import');
    await page.getByText('Còn 29 mã chưa dùng trong 30 mã còn hạn').waitFor();
    expect(desk.complaints.filter((said) => !said.includes('422'))).toEqual([]);
  });

  it('prints slips without a public address too: whoever gets one reads where to type its code', async () => {
    const { page } = desk;
    await putPoints(officer, [pointOf('mot-cua', 'import'), pointOf('sanh', 'printed')], { address: null });
    await desk.at('rating-import');
    await page.getByLabel('Số mã (1–200)').fill('25');
    await page.getByRole('button', { name: 'Tạo mã' }).click();
    await page.getByText('Chưa có địa chỉ công khai nên phiếu không có mã QR').waitFor();
    await page.getByRole('button', { name: 'In phiếu (A4)' }).click();
    const slips = page.locator('ny-ticket-sheet .slip');
    expect([await slips.count(), await slips.getByRole('img').count()]).toEqual([25, 0]);
    expect(await slips.first().innerText()).toContain('Mở trang đánh giá của Quầy sanh, gõ mã này');
    expect(await desk.axe()).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.getByRole('button', { name: 'Đóng' }).click();
  });

  it('speaks English from the first word to the refusal of a file, whatever program saved it', async () => {
    const { page } = desk;
    await page.evaluate(() => localStorage.setItem('niem-yet-language', 'en'));
    await desk.at('rating-import');
    const take = (name: string, buffer: Buffer) =>
      page.locator('ny-import-csv input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await take('empty.csv', Buffer.from(''));
    await page.getByText('The file “empty.csv” is empty').waitFor();
    await take('long.csv', Buffer.from('H;23/11/2026 08:30;Satisfied\n'.repeat(100_000)));
    await page.getByText('The file “long.csv” is too large; nothing has been recorded').waitFor();
    await take('quote.csv', Buffer.from('ma_ho_so,thoi_gian,muc\nH-1,"23/11/2026,x\n'));
    await page.getByText('Quotes near line').waitFor();
    const csv =
      '\ufeffma_ho_so\tthoi_gian\tmuc\tGhi chú\r\nH-90\t30/02/2026 08:30\tSatisfied\tx\r\nH-91\t23/11/2026 08:30\tSatisfied\tx\r\n';
    await take('unicode.txt', Buffer.from(csv, 'utf16le'));
    await page.getByText('1 answer will be recorded').waitFor();
    await page.getByText('The time “30/02/2026 08:30” is wrong').waitFor();
    await page.getByText('Nothing is taken from the columns: Ghi chú.').waitFor();
    expect(await desk.axe()).toEqual([]);
    const said = await page.evaluate(() => {
      const wordsIn = (node: Node): string => {
        if (['STYLE', 'SCRIPT', 'NOSCRIPT'].includes(node.nodeName)) return '';
        const own = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
        const inside = node instanceof Element && node.shadowRoot ? wordsIn(node.shadowRoot) : '';
        return `${own}${inside}${[...node.childNodes].map(wordsIn).join(' ')}`;
      };
      return wordsIn(document.body);
    });
    expect(said).toContain('Import a CSV file');
    const left = said.replaceAll(/Ghi chú|Quầy|Phường|Bến Nghé|Tiếng Việt|Nguyễn Văn Quản|Niêm Yết|Hệ thống xếp hàng/g, '');
    expect(left.match(/\S*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]\S*/gi) ?? []).toEqual([]);
    await page.evaluate(() => localStorage.removeItem('niem-yet-language'));
  });
});
