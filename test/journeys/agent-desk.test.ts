import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningAgent, startAgentProcess } from '../support/agent-process.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type DeskPage, openDesk } from '../support/desk-browser.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { until } from '../support/tv-player.ts';

const SCREEN = { width: 1280, height: 720, zones: 'full', transition: 'cut' };
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const WINDOW = ['--browser', CHROMIUM, '--browser-flags', '--headless --no-sandbox --disable-gpu'];

let browser: Browser;
let controller: RunningController;
let officer: Officer;
let agent: RunningAgent;
let desk: DeskPage;

const code = (): string | null => /([A-Z]{4}) ([A-Z]{4})/.exec(agent.heard())?.slice(1).join('') ?? null;

beforeAll(async () => {
  browser = await launchChromium();
  controller = await startController({ args: ['--seed', demoSeed(Date.now())] });
  officer = await setUp(controller.url, controller.setupLink ?? '');
  agent = await startAgentProcess({ controller: controller.url, args: WINDOW });
  await until('a code', () => code() !== null, 60_000);
  const create = { name: 'Quầy 1', unit: 'ben-nghe', kind: 'tv', screen: SCREEN };
  await officer.call('POST', '/pairings/confirm', { code: code(), display: null, create });
  desk = await openDesk(browser, controller.url, { width: 1366, height: 768 });
  const [name = '', value = ''] = officer.cookie.split('=');
  await desk.page.context().addCookies([{ name, value, url: controller.url }]);
  await desk.at('wall');
});
afterAll(async () => {
  await browser.close();
  await agent.stop();
  agent.clear();
  await controller.stop();
});

it('prints the line that installs an agent, with the hash of the package in it', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: 'Ghép màn hình mới' }).first().click();
  await page.getByText('Máy nhỏ sau màn hình hoặc bảng LED').click();
  const line = page.locator('ny-agent-line pre');
  await line.waitFor();
  const answer = await officer.call('GET', '/agent');
  expect(await line.textContent()).toContain(JSON.stringify(answer).match(/"sha256":"([0-9a-f]{64})"/)?.[1] ?? 'no hash');
  expect((await desk.axe()).filter((one) => one.includes('ny-agent-line') || one.includes('dialog'))).toEqual([]);
  await page.keyboard.press('Escape');
});

it('shows the true glass and the health of its computer', async () => {
  const { page } = desk;
  await desk.at('wall');
  const card = page.locator('ny-display-card', { hasText: 'Quầy 1' });
  await card.getByRole('button', { name: 'Thao tác' }).click();
  await card.getByText('Sửa tên, đơn vị, kích thước').click();
  const view = page.locator('ny-machine-view');
  await view.getByText(/bộ nhớ còn \d+%/).waitFor();
  await view.locator('img').waitFor({ timeout: 60_000 });
  expect((await desk.axe()).filter((one) => one.includes('ny-machine-view') || one.includes('dialog'))).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
