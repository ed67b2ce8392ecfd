import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type FakeDeskServer, fakeDeskServer } from '../support/fake-desk-server.ts';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const pages = [
  'displays',
  'slides',
  'slides/phuong-cham-a2',
  'slides/gio-lam-viec',
  'slides/chi-so-cai-cach',
  'slides/ma-qr-gop-y',
  'schedule',
  'schedule/le-chao-co',
  'publish',
  'themes',
  'themes/mot-cua-do',
  'days-off',
  'units',
  'units/quan-1',
  'units/da-kao',
  'people',
  'root-key',
  'journal',
];
const wide = { width: 1366, height: 768 };
const narrow = { width: 390, height: 844 };
const NO_WIDER = 'document.documentElement.scrollWidth - innerWidth';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('every page of the desk', () => {
  let server: FakeDeskServer;
  let desk: DeskPage;

  beforeAll(async () => {
    server = await fakeDeskServer({ signedIn: true, setup: null, now: NOW });
    desk = await openDesk(browser, server.url, wide);
  });
  afterEach(() => void desk.complaints.splice(0));
  afterAll(() => server.close());

  it.each(pages)('%s: no finding of axe, nothing refused by the strict policy, nothing wider than the glass', async (hash) => {
    await desk.page.setViewportSize(wide);
    await desk.at(hash);
    expect(await desk.axe()).toEqual([]);
    await desk.page.setViewportSize(narrow);
    expect(await desk.page.evaluate(NO_WIDER)).toBeLessThanOrEqual(0);
    expect(desk.complaints).toEqual([]);
  });

  it.each(['displays', 'schedule/le-chao-co'])('%s: no finding of axe on a telephone', async (hash) => {
    await desk.page.setViewportSize(narrow);
    await desk.at(hash);
    expect(await desk.axe()).toEqual([]);
  });

  it.each([
    ['displays', 'Ghép màn hình mới'],
    ['slides', 'Tạo trang mới'],
    ['days-off', 'Thêm ngày'],
    ['people', 'Thêm người'],
    ['units', 'Thêm đơn vị'],
  ])('%s: the dialog behind «%s» has no finding of axe', async (hash, button) => {
    await desk.page.setViewportSize(wide);
    await desk.at(hash);
    await desk.page.getByRole('button', { name: button }).click();
    await desk.page.getByRole('dialog').waitFor();
    expect(await desk.axe()).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});

describe('the banner about the controller', () => {
  it.each([wide, narrow])('says what was damaged at the top of a page of $width px, without a finding of axe', async (size) => {
    const server = await fakeDeskServer({ signedIn: true, setup: null, now: NOW });
    const vi = 'Nhật ký journal.sqlite bị hỏng, đã cất riêng với tên journal.sqlite.damaged-1795332600000.';
    server.status.current = { ...server.status.current, findings: [{ code: 'STORE-journal-damaged', vi, en: vi }] };
    const desk = await openDesk(browser, server.url, size);
    await desk.at('publish');
    expect(await desk.page.getByRole('alert').textContent()).toContain(vi);
    expect(await desk.axe()).toEqual([]);
    expect(await desk.page.evaluate(NO_WIDER)).toBeLessThanOrEqual(0);
    server.status.current = { ...server.status.current, findings: [] };
    await desk.at('publish');
    expect(await desk.page.getByRole('alert').count()).toBe(0);
    await desk.page.context().close();
    await server.close();
  });
});

describe('before the door', () => {
  it.each([null, 'TOKEN'])('set-up and sign-in have no finding of axe (token: %s)', async (setup) => {
    const server = await fakeDeskServer({ signedIn: false, setup, now: NOW });
    const desk = await openDesk(browser, server.url, wide);
    await desk.page.goto(`${server.url}/${setup === null ? '' : `setup#${setup}`}`);
    await desk.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await desk.axe()).toEqual([]);
    expect(desk.page.url()).toBe(`${server.url}/`);
    await desk.page.context().close();
    await server.close();
  });
});
