import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { ZoneName } from '../../content/place/display.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { digest, toHex } from '../../content/wire/hash.ts';
import type { FakeController } from '../../scripts/player/fake-controller.ts';
import { DAY, type Planned, partOf, type Stretch } from '../../scripts/player/planned-part.ts';
import { type Signing, signedDelivery } from '../../scripts/player/signed-delivery.ts';

/** The built player: `npm test` builds it before it runs the journeys. */
export const PLAYER = fileURLToPath(new URL('../../dist/displays/tv', import.meta.url));

/** The built kiosk. */
export const KIOSK = fileURLToPath(new URL('../../dist/displays/kiosk', import.meta.url));

/** A page with the player, and what went wrong on it besides the network. */
export interface OpenPlayer {
  readonly page: Page;
  readonly complaints: string[];
}

/** Opens the player in a fresh profile. */
export async function openPlayer(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  script?: string,
): Promise<OpenPlayer> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const about = message.text();
    if (message.type() === 'error' && !/WebSocket connection|net::ERR|404/.test(about)) complaints.push(about);
  });
  if (script !== undefined) await page.addInitScript(script);
  await page.goto(`${url}/tv/`);
  return { page, complaints };
}

/** Waits for a code and confirms it. */
export async function pairScreen(fake: FakeController, page: Page): Promise<void> {
  await page.waitForSelector('.pairing-letters:not(.pairing-empty)');
  fake.pair();
  await page.waitForSelector('.zone-main .layer.shown');
}

/** The words on the glass of a zone; of the layer on top. */
export const wordsOn = (page: Page, zone: ZoneName = 'main'): Promise<string> =>
  page.evaluate((name) => {
    const layers = document.querySelectorAll(`.zone-${name} .layer.shown`);
    return layers[layers.length - 1]?.getAttribute('aria-label') ?? '';
  }, zone);

/** Resolves when the words stand there; rejects with what stood there instead. */
export async function untilWords(page: Page, words: string, zone: ZoneName = 'main', withinMs = 90_000): Promise<void> {
  const end = Date.now() + withinMs;
  let seen = '';
  while (Date.now() < end) {
    seen = await wordsOn(page, zone);
    if (seen.replace(/\s+/g, ' ').includes(words)) return;
    await new Promise((wake) => setTimeout(wake, 30));
  }
  throw new Error(`«${words}» did not come on ${zone}; it shows «${seen}»`);
}

/** Polls until it is so. */
export async function until(what: string, so: () => boolean, withinMs = 90_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!so()) {
    if (Date.now() > end) throw new Error(`did not happen: ${what}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

/** A signed plan around `now`, 35 days and one long. */
export const planOf = (
  now: number,
  revision: number,
  stretches: readonly Stretch[],
  over: Partial<Planned> = {},
  sign: Partial<Signing> = {},
) => {
  const { text, blobs } = partOf({ from: now - DAY, until: now + 36 * DAY, standing: null, stretches, ...over });
  return signedDelivery({ text, blobs, time: now, revision, ...sign });
};

/** Turns that rotate on main for the whole plan. */
export const rotation = (now: number, turns: Stretch['turns'], zone: ZoneName = 'main'): Stretch => ({
  zone,
  from: now - DAY,
  until: now + 36 * DAY,
  turns,
});

/** A picture of one colour with a little noise, as PNG, and its hash. */
export function plainPicture(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): { bytes: Buffer; hash: string } {
  const png = new PNG({ width, height });
  for (let at = 0; at < width * height; at += 1) {
    const noise = (at * 7919) % 5;
    png.data.set([red + noise, green + noise, blue + noise, 255], at * 4);
  }
  const bytes = PNG.sync.write(png);
  return { bytes, hash: toHex(digest(bytes)) };
}

/** A slide that is a picture from edge to edge. */
export const pictureSlide = (id: string, hash: string, width = 1920, height = 1080): Slide => ({
  ...{ id, name: id, theme: null, locked: null },
  template: 'picture',
  picture: { hash, width, height, alt: id },
  fit: 'cover',
});
