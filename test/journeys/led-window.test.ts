import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Frame, frameAt } from '../../content/led/frame-at.ts';
import { plainPanel } from '../../content/led/panel.ts';
import { type Strip, strip } from '../../content/led/strip.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { type FakeController, startFakeController } from '../../scripts/player/fake-controller.ts';
import type { Stretch } from '../../scripts/player/planned-part.ts';
import { launchChromium } from '../support/chromium.ts';
import { ledAtlases, ledMount, MOTTO } from '../support/led-means.ts';
import { planOf, rotation, until } from '../support/tv-player.ts';

const BUILT = fileURLToPath(new URL('../../dist/displays/led', import.meta.url));
const CORNER = { x: 40, y: 24 };
const PANEL = {
  ...plainPanel(192, 32, 5, { kind: 'full', order: 'rgb' } as const),
  frameRate: 60 as const,
  brightness: [{ from: '00:00', percent: 100 }],
};
const MOUNT = ledMount({ panel: PANEL, device: { protocol: 'hdmi', ...CORNER } });
const SCREEN = { width: 192, height: 32, zones: 'full', transition: 'cut' } as const;
const ATLASES = ledAtlases();

const line = (id: string, text: string, colour: string): Slide => ({
  ...{ id, name: id, theme: null, locked: null },
  template: 'led',
  ticker: plainTicker(text, colour),
  score: null,
});
const GREETING = line('chao', 'Xin chào', '#ffb000');
const RUNNING = line('cham', MOTTO, '#20ff40');
const URGENT = line('khan', 'Tạm ngừng', '#ff2020');
const dotsOf = (slide: Slide): Strip => {
  if (slide.template !== 'led') throw new Error('not a LED line');
  return strip(slide.ticker, PANEL, { atlases: ATLASES, live: null });
};

/** The frame as the pixels that a screen shows, red, green, blue for each dot. */
const pixelsOf = ({ dots, palette }: Frame): string =>
  Array.from(dots, (place) => (palette[place] ?? [0, 0, 0]).map((level) => String.fromCharCode(level)).join('')).join('');

/** What stands on the page in that rectangle, from a real screenshot. */
const seen = async (
  page: Page,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Promise<string> => {
  const png = PNG.sync.read(await page.screenshot());
  let text = '';
  for (let row = y; row < y + height; row += 1)
    for (let column = x; column < x + width; column += 1) {
      const at = (row * png.width + column) * 4;
      text += String.fromCharCode(png.data[at] ?? 0, png.data[at + 1] ?? 0, png.data[at + 2] ?? 0);
    }
  return text;
};
const rectangle = { ...CORNER, width: 192, height: 32 };
const panelOn = (page: Page): Promise<string> => seen(page, rectangle);
const BLACK = /^\0*$/;

/** What the canvas holds, when by the shared clock. */
const canvasOn = async (page: Page): Promise<{ time: number; pixels: string }> =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const pen = canvas?.getContext('2d') ?? null;
    if (canvas === null || pen === null) throw new Error('no canvas');
    const time = Date.now();
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let pixels = '';
    for (let at = 0; at < data.length; at += 4)
      pixels += String.fromCharCode(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    return { time, pixels };
  });

/** Half a second: what pings on a busy machine may leave of a difference between two clocks. */
const AHEAD = 30;
/** How many frames the panel is behind what belongs on it at that time; fails if it is no frame of the strip near it. */
const behind = (made: Strip, pixels: string, time: number): number => {
  const now = Math.floor((time * PANEL.frameRate) / 1000);
  for (let lag = -AHEAD; lag < 240; lag += 1) {
    const frame = frameAt(made, PANEL, ((now - lag + 0.5) * 1000) / PANEL.frameRate);
    if (pixelsOf(frame) === pixels) return lag;
  }
  throw new Error(
    `these ${new Set(pixels).size} levels belong to no frame near this time${BLACK.test(pixels) ? ': all is black' : ''}`,
  );
};

let browser: Browser;
let fake: FakeController;
beforeAll(async () => {
  browser = await launchChromium();
  fake = await startFakeController(BUILT, '/led');
});
afterAll(async () => {
  await browser.close();
  await fake.stop();
});

const deliver = (revision: number, stretches: readonly Stretch[]): void =>
  fake.deliver(planOf(Date.now(), revision, stretches, { led: MOUNT, screen: SCREEN }));
/** Notes in the page how wide the canvas was whenever it, or what is read for pairing, came or went. */
const watchCanvas = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    new MutationObserver(() => {
      const canvas = document.querySelector('canvas');
      if (canvas === null || canvas.hidden || document.querySelector('.pairing')?.hasAttribute('hidden') !== true) return;
      const { dataset } = document.documentElement;
      dataset['widths'] = `${dataset['widths'] ?? ''} ${canvas.width}`;
    }).observe(document, { subtree: true, attributeFilter: ['hidden'], childList: true });
  });
const widthsSeen = async (page: Page): Promise<number[]> => {
  const told = await page.evaluate(() => document.documentElement.dataset['widths'] ?? '');
  return told.trim().split(' ').map(Number);
};
const opened = async (): Promise<{ page: Page; complaints: string[] }> => {
  const context = await browser.newContext({ viewport: { width: 960, height: 540 } });
  const page = await context.newPage();
  await watchCanvas(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  const codes = fake.codes.length;
  await page.goto(`${fake.url}/led/`);
  await until('a code', () => fake.codes.length > codes);
  await page.waitForFunction(() => !/•/.test(document.querySelector('.pairing .code')?.textContent ?? '•'));
  fake.pair();
  await page.waitForFunction(() => document.querySelector('.pairing')?.hasAttribute('hidden') === true);
  return { page, complaints };
};
const untilPanel = async (page: Page, pixels: string): Promise<void> => {
  const end = Date.now() + 90_000;
  while ((await panelOn(page)) !== pixels) if (Date.now() > end) throw new Error('the panel did not show this');
};

it('shows the code as dots at the corner before it is paired, then the very dots of the plan, and nothing beside them', async () => {
  deliver(1, [rotation(Date.now(), [{ slide: GREETING, dwell: 10_000 }])]);
  const context = await browser.newContext({ viewport: { width: 960, height: 540 } });
  const page = await context.newPage();
  await page.goto(`${fake.url}/led/`);
  await page.waitForFunction(() => !/•/.test(document.querySelector('.pairing .code')?.textContent ?? '•'));
  expect(await seen(page, { x: 0, y: 0, width: 64, height: 16 })).not.toMatch(BLACK);
  fake.pair();
  await untilPanel(page, pixelsOf(frameAt(dotsOf(GREETING), PANEL, 0)));
  expect(await seen(page, { x: 0, y: 0, width: 960, height: CORNER.y })).toMatch(BLACK);
  expect(await seen(page, { x: 0, y: 56, width: 960, height: 484 })).toMatch(BLACK);
  expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none');
  await until('painted', () => fake.painted.some(({ slide }) => slide === 'chao'));
  await context.close();
});

it('scrolls in step on two panels side by side, and goes on without network, also after a start', async () => {
  deliver(2, [rotation(Date.now(), [{ slide: RUNNING, dwell: 10_000 }])]);
  const [left, right] = [await opened(), await opened()];
  const made = dotsOf(RUNNING);
  const shots = await panelOn(left.page).then(async (pixels) => behind(made, pixels, Date.now()));
  expect(shots).toBeLessThan(240);
  // The dots of the pairing code never stand in the panel's place, not for one refresh.
  for (const { page } of [left, right]) expect(new Set(await widthsSeen(page))).toEqual(new Set([PANEL.width]));
  // A headless browser on a busy machine paints late, never something else.
  const lags: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const seenNow = await Promise.all([canvasOn(left.page), canvasOn(right.page)]);
    lags.push(...seenNow.map(({ pixels, time }) => behind(made, pixels, time)));
  }
  expect([...lags].sort((a, b) => a - b)[lags.length >> 1]).toBeLessThan(60);
  await until('held', () => fake.holding.includes(2));
  await left.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await fake.stop();
  try {
    const cut = await canvasOn(left.page);
    behind(made, cut.pixels, cut.time);
    await left.page.reload();
    await left.page.waitForSelector('canvas:not([hidden])');
    await left.page.waitForFunction(() => (document.querySelector('canvas')?.width ?? 0) === 192);
    const again = await canvasOn(left.page);
    behind(made, again.pixels, again.time);
  } finally {
    await fake.start();
  }
  deliver(3, [rotation(Date.now(), [{ slide: GREETING, dwell: 10_000 }])]);
  await untilPanel(left.page, pixelsOf(frameAt(dotsOf(GREETING), PANEL, 0)));
  await untilPanel(right.page, pixelsOf(frameAt(dotsOf(GREETING), PANEL, 0)));
  expect([...left.complaints, ...right.complaints]).toEqual([]);
  await left.page.context().close();
  await right.page.context().close();
});

it('paints the same frame at the same instant in two windows that know nothing of each other', async () => {
  deliver(5, [rotation(Date.now(), [{ slide: RUNNING, dwell: 10_000 }])]);
  const context = await browser.newContext({ viewport: { width: 960, height: 540 } });
  const page = await context.newPage();
  // Each with its own store, key and clock; one opens the other, so that one look sees both at one instant.
  for (const panel of ['a', 'b']) {
    const codes = fake.codes.length;
    await page.goto(`${fake.url}/led/?panel=${panel}`);
    await until('a code', () => fake.codes.length > codes);
    await page.waitForFunction(() => !/•/.test(document.querySelector('.pairing .code')?.textContent ?? '•'));
    fake.pair();
    await page.waitForFunction(() => document.querySelector('.pairing')?.hasAttribute('hidden') === true);
  }
  await page.goto(`${fake.url}/led/?panel=a`);
  await page.evaluate(async () => {
    const other = window.open('/led/?panel=b', 'b');
    if (other === null) throw new Error('no second window');
    const wait = (ms: number): Promise<unknown> => new Promise((wake) => setTimeout(wake, ms));
    while (![window, other].every((each) => each.document.querySelector('canvas')?.width === 192)) await wait(100);
    // A pace is even only once some refreshes were seen.
    await wait(4000);
  });
  const look = (): Promise<{ time: number; panels: string[] }[]> =>
    page.evaluate(async () => {
      const other = window.open('', 'b');
      if (other === null) throw new Error('no second window');
      const seen: { time: number; panels: string[] }[] = [];
      for (let count = 0; count < 40; count += 1) {
        await new Promise((wake) => setTimeout(wake, 50));
        const panels = [window, other].map((each) => {
          const canvas = each.document.querySelector('canvas');
          const { data } = canvas?.getContext('2d')?.getImageData(0, 0, 192, 32) ?? { data: [] };
          let pixels = '';
          for (let at = 0; at < data.length; at += 4)
            pixels += String.fromCharCode(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
          return pixels;
        });
        seen.push({ time: Date.now(), panels });
      }
      return seen;
    });
  const made = dotsOf(RUNNING);
  const apart: number[] = [];
  const together = (): number => apart.filter((frames) => Math.abs(frames) <= 1).length;
  // A busy machine holds one window's painting up for a while; clocks that differ would never agree.
  for (let round = 0; round < 8 && together() <= 10; round += 1) {
    const looks = await look();
    apart.push(...looks.map(({ time, panels: [one = '', other = ''] }) => behind(made, one, time) - behind(made, other, time)));
  }
  console.log(`frames apart at one instant: ${apart.join(' ')}`);
  expect(together()).toBeGreaterThan(10);
  await context.close();
});

it('cuts a priority line in on time and goes back, without a message', async () => {
  const { page } = await opened();
  const before = fake.painted.length;
  const [greeting, urgent] = [GREETING, URGENT].map((slide) => pixelsOf(frameAt(dotsOf(slide), PANEL, 0)));
  if (greeting === undefined || urgent === undefined) throw new Error('no dots');
  deliver(6, [rotation(Date.now(), [{ slide: GREETING, dwell: 10_000 }])]);
  await untilPanel(page, greeting);
  const from = Date.now() + 4000;
  const ends = from + 10_000;
  deliver(7, [
    { zone: 'main', from: Date.now() - 1000, until: from, turns: [{ slide: GREETING, dwell: 10_000 }] },
    { zone: 'main', from, until: ends, turns: [{ slide: URGENT, dwell: 10_000 }] },
    { zone: 'main', from: ends, until: from + 86_400_000, turns: [{ slide: GREETING, dwell: 10_000 }] },
  ]);
  await untilPanel(page, urgent);
  expect(Date.now()).toBeGreaterThanOrEqual(from);
  await untilPanel(page, greeting);
  expect(Date.now()).toBeGreaterThanOrEqual(ends);
  const order = fake.painted.slice(-2).map(({ slide, entry }) => [slide, entry]);
  await until('told', () => fake.painted.slice(before).some(({ slide }) => slide === 'khan'));
  expect(order.flat()).not.toContain(null);
  await page.context().close();
});

/** Watts that these pixels take on the real panel, reckoned from what a screenshot holds: light goes with the 2.2th power of a level. */
const wattsOf = (pixels: string, { dotMilliwatts, idleWatts }: typeof PANEL.power): number => {
  const light = [...pixels].reduce((sum, level) => sum + (level.charCodeAt(0) / 255) ** 2.2, 0);
  return idleWatts + (light * dotMilliwatts) / 3000;
};

it('keeps under the cap of the supply, in the very pixels that go to the sending card', async () => {
  const plain = pixelsOf(frameAt(dotsOf(GREETING), PANEL, 0));
  const bright = wattsOf(plain, PANEL.power);
  const capWatts = PANEL.power.idleWatts + (bright - PANEL.power.idleWatts) * 0.4;
  const panel = { ...PANEL, power: { ...PANEL.power, capWatts } };
  const { page } = await opened();
  const turns = [rotation(Date.now(), [{ slide: GREETING, dwell: 10_000 }])];
  deliver(8, turns);
  await untilPanel(page, plain);
  fake.deliver(planOf(Date.now(), 9, turns, { led: { ...MOUNT, panel }, screen: SCREEN }));
  await expect.poll(async () => (await panelOn(page)) === plain, { timeout: 90_000 }).toBe(false);
  const capped = await panelOn(page);
  console.log(
    `${bright.toFixed(1)} W without a cap, ${wattsOf(capped, panel.power).toFixed(1)} W under one of ${capWatts.toFixed(1)} W`,
  );
  expect(wattsOf(capped, panel.power)).toBeLessThanOrEqual(capWatts * 1.02);
  expect(wattsOf(capped, panel.power)).toBeGreaterThan(capWatts * 0.85);
  // The same dots are lit, only darker.
  expect([...capped].map((level) => level !== '\0')).toEqual([...plain].map((level) => level !== '\0'));
  await page.context().close();
});

it('says on the screen when scaling would blur the dots, beside them', async () => {
  const context = await browser.newContext({ viewport: { width: 960, height: 540 }, deviceScaleFactor: 1.25 });
  const page = await context.newPage();
  await page.goto(`${fake.url}/led/`);
  await page.waitForFunction(() => /125%/.test(document.querySelector('.notices')?.textContent ?? ''));
  await context.close();
});
