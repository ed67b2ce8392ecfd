import { type Browser, chromium, type Page } from 'playwright-core';

/** A Chromium without a window, as everywhere in the house. The caller closes it. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** Opens a page of a large television in a profile of its own. */
export async function openGlass(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** As text: what runs in the page must not be rewritten for Node. */
const UNTIL_PAINTED = `async (wanted) => {
  const shown = () => Array.from(document.querySelectorAll('[aria-label]')).some((run) =>
    run.getAttribute('aria-label').includes(wanted) && run.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const until = performance.now() + 60_000;
  while (!shown()) {
    if (await frame() > until) throw new Error('never shown: ' + wanted);
  }
  // The frame in which they were put there has been painted when the next one begins.
  await frame();
  return performance.timeOrigin + performance.now();
}`;

/** When these words stood painted on the page, in ms since 1970 by the clock of the machine; rejects after a minute. */
export const paintedAt = async (page: Page, words: string): Promise<number> =>
  Number(await page.evaluate(`(${UNTIL_PAINTED})(${JSON.stringify(words)})`));
