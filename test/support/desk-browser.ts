import type { Browser, Page } from 'playwright-core';
import { axeFindings } from './axe-findings.ts';

/** A desk in a real browser: its page, and what the browser complained of. */
export interface DeskPage {
  readonly page: Page;
  readonly complaints: string[];
  /** Opens a page of the desk by its address behind the hash. */
  at(hash: string): Promise<void>;
  /** Rules of accessibility that the page breaks, each with its first place. */
  axe(): Promise<string[]>;
}

/** Opens a desk at `url`; errors of scripts, of the content policy and failed requests are complaints. */
export async function openDesk(browser: Browser, url: string, size: { width: number; height: number }): Promise<DeskPage> {
  const context = await browser.newContext({ viewport: size, locale: 'vi-VN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const at = async (hash: string) => {
    await load(page, `${url}/#/${hash}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  return { page, complaints, at, axe: () => axeFindings(page) };
}

/** Loads an address once, also when only what stands behind the hash differs: that alone would not load anything anew. */
async function load(page: Page, address: string): Promise<void> {
  if (new URL(page.url()).origin !== new URL(address).origin) return void (await page.goto(address));
  await page.evaluate((to) => history.replaceState(null, '', to), address);
  await page.reload();
}
