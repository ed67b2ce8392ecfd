import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A browser window that plays the TV, with what it shows in words. */
export interface ScreenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The eight letters on an unpaired screen. */
  code(): Promise<string>;
  /** Waits until the picture on the glass holds these words. */
  shows(words: string): Promise<void>;
  /** Waits until no picture on the glass holds these words any more. */
  hides(words: string): Promise<void>;
}

/** Opens `/tv/` in a fresh profile of the given size. */
export async function openScreen(browser: Browser, url: string, size = { width: 1920, height: 1080 }): Promise<ScreenPage> {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  await page.goto(`${url}/tv/`);
  const code = async (): Promise<string> => {
    const letters = page.locator('.pairing-letters:not(.pairing-empty)');
    await letters.waitFor();
    return ((await letters.textContent()) ?? '').replaceAll(/[^A-Z]/g, '');
  };
  const holds = (words: string, wanted: boolean): Promise<unknown> =>
    page.waitForFunction(
      ([text, expected]) => {
        const seen = Array.from(document.querySelectorAll('svg')).filter((svg) =>
          svg.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        );
        const read = seen.map((svg) => Array.from(svg.querySelectorAll('[aria-label]'), (run) => run.getAttribute('aria-label')));
        return read.some((runs) => runs.join(' ').includes(text)) === expected;
      },
      [words, wanted] as const,
      { timeout: 90_000 },
    );
  const shows = async (words: string): Promise<void> => void (await holds(words, true));
  const hides = async (words: string): Promise<void> => void (await holds(words, false));
  return { page, context, code, shows, hides };
}
