import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { parseFontSet } from '../../content/fonts/font-set.ts';
import { stateAt } from '../../content/schedule/state-at.ts';
import { DEFAULT_THEME } from '../../content/slide/default-theme.ts';
import { layoutSlide } from '../../content/slide/layout.ts';
import type { Part } from '../../content/wire/part.ts';
import { type FakeController, startFakeController } from '../player/fake-controller.ts';
import { CLOCK, DAY, OFFICIAL, OFFICIAL_TICKERS, partOf } from '../player/planned-part.ts';
import { signedDelivery } from '../player/signed-delivery.ts';

/** What a page holds at the end of a stretch of virtual time, after a collection of garbage. */
export interface Holdings {
  readonly day: number;
  readonly nodes: number;
  readonly heapKb: number;
  readonly timers: number;
  readonly layers: number;
}

export interface SoakOptions {
  readonly days: number;
  /** How long each slide of the official packs stands, in ms. */
  readonly dwell: number;
  readonly heard: (holdings: Holdings) => void;
}

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const STEP_DAYS = 0.25;
/** The lease is 35 days: the controller comes by in between. */
const RENEW_DAYS = 30;

/** Counts timers, and lets the network be dead without asking the machine for sockets a million times. */
const BEFORE_THE_PAGE = `{
  const live = new Set(); const set = setTimeout; const clear = clearTimeout;
  globalThis.liveTimers = () => live.size;
  globalThis.setTimeout = (f, ms, ...a) => { const id = set(() => { live.delete(id); f(...a); }, ms); live.add(id); return id; };
  globalThis.clearTimeout = (id) => { live.delete(id); clear(id); };
  const Real = WebSocket;
  class Dead { constructor() { this.readyState = 0; set(() => { this.readyState = 3; this.onerror?.(new Event('error')); this.onclose?.(new CloseEvent('close')); }, 100); } close() {} send() {} }
  globalThis.WebSocket = function (url) { return globalThis.cableCut ? new Dead() : new Real(url); };
}`;

const font = (weight: string): unknown => JSON.parse(readFileSync(file(`content/fonts/be-vietnam-pro-${weight}.json`), 'utf8'));
const fonts = () => parseFontSet({ medium: font('medium'), bold: font('bold'), extrabold: font('extrabold') });

const yearOf = (from: number, dwell: number) => {
  const span = { from: from - DAY, until: from + 36 * DAY };
  const rotate = (zone: 'main' | 'ticker' | 'side', slides: typeof OFFICIAL, ms: number) => ({
    ...{ zone, ...span },
    turns: slides.map((slide) => ({ slide, dwell: ms })),
  });
  const stretches = [
    rotate('main', OFFICIAL, dwell),
    rotate('ticker', OFFICIAL_TICKERS, 5 * dwell),
    rotate('side', [CLOCK], 60_000),
  ];
  return partOf({ ...span, standing: OFFICIAL[0] ?? null, stretches, screen: { zones: 'side-ticker' } });
};

/** The words of the main slide at `time`, and of the one before if it has only just gone. */
const rightWords = (part: Part, time: number, set: ReturnType<typeof fonts>): string[] =>
  [time, time - 3000].map((moment) => {
    const slide = OFFICIAL.find(({ id }) => id === stateAt(part.plan, 'main', moment).slide);
    const means = { fonts: set, theme: DEFAULT_THEME, live: null };
    return slide === undefined ? '' : layoutSlide(slide, { width: 1421, height: 968 }, means).words;
  });

const advance = async (cdp: CDPSession, ms: number): Promise<void> => {
  const done = new Promise((resolve) => cdp.once('Emulation.virtualTimeBudgetExpired', resolve));
  await cdp.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: ms });
  await done;
};

const holdingsOf = async (page: Page, cdp: CDPSession, day: number): Promise<Holdings> => {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  const timers = Number(await page.evaluate('liveTimers()'));
  const layers = await page.evaluate(() => document.querySelectorAll('.layer').length);
  return { day, nodes: metric('Nodes'), heapKb: Math.round(metric('JSHeapUsedSize') / 1000), timers, layers };
};

/** Hands over a plan while virtual time creeps, then cuts the cable again. */
async function renew(page: Page, cdp: CDPSession, fake: FakeController, revision: number, dwell: number): Promise<Part> {
  const time = Number(await page.evaluate('Date.now()'));
  const { text, blobs, part } = yearOf(time, dwell);
  fake.deliver(signedDelivery({ text, blobs, time, revision }));
  await page.evaluate('void (globalThis.cableCut = false)');
  for (let creep = 0; creep < 2000 && !fake.holding.includes(revision); creep += 1) {
    await advance(cdp, 100);
    await new Promise((wake) => setTimeout(wake, 20));
  }
  if (!fake.holding.includes(revision)) throw new Error('the plan was not renewed');
  await page.evaluate('void (globalThis.cableCut = true)');
  return part;
}

/**
 * Lets the built player rotate the official slides through days of virtual time, mostly without a controller. Throws when a
 * wrong slide stands on the glass; gives what the page held at each quarter of a day.
 */
export async function soak({ days, dwell, heard }: SoakOptions): Promise<Holdings[]> {
  const fake = await startFakeController(file('dist/displays/tv'));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 480, height: 270 } });
    await page.addInitScript(BEFORE_THE_PAGE);
    await page.goto(`${fake.url}/tv/`);
    await page.waitForSelector('.pairing-letters:not(.pairing-empty)');
    fake.pair();
    await page.waitForSelector('.zone-main .layer.shown');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await advance(cdp, 1000);
    fake.clock = () => clockBase + Date.now();
    const clockBase = Number(await page.evaluate('Date.now()')) - Date.now();
    return await rotate({ page, cdp, fake, days, dwell, heard });
  } finally {
    await browser.close();
    await fake.stop();
  }
}

interface Rotation extends SoakOptions {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly fake: FakeController;
}

async function rotate({ page, cdp, fake, days, dwell, heard }: Rotation): Promise<Holdings[]> {
  const set = fonts();
  const seen: Holdings[] = [];
  let part: Part | null = null;
  let renewed = Number.NEGATIVE_INFINITY;
  for (let day = 0; day < days; day += STEP_DAYS) {
    if (part === null || day - renewed >= RENEW_DAYS) {
      const base = Number(await page.evaluate('Date.now()')) - Date.now();
      fake.clock = () => base + Date.now();
      part = await renew(page, cdp, fake, 7 + seen.length, dwell);
      renewed = day;
    }
    await advance(cdp, STEP_DAYS * DAY);
    const [time, words] = await page.evaluate(() => {
      const layers = document.querySelectorAll('.zone-main .layer.shown');
      return [Date.now(), layers[layers.length - 1]?.getAttribute('aria-label') ?? ''] as const;
    });
    const right = rightWords(part, time, set);
    if (!right.includes(words)) throw new Error(`day ${day}: «${words}» stands where «${right[0]}» belongs`);
    const holdings = await holdingsOf(page, cdp, day + STEP_DAYS);
    heard(holdings);
    seen.push(holdings);
  }
  return seen;
}

/** What grew: the least of the last third against the least of the second sixth on, so that noise does not count. */
export function growth(seen: readonly Holdings[]): { readonly nodes: number; readonly heapKb: number; readonly timers: number } {
  const sixth = Math.max(1, Math.floor(seen.length / 6));
  const early = seen.slice(sixth, 3 * sixth);
  const late = seen.slice(-2 * sixth);
  const least = (list: readonly Holdings[], of: 'nodes' | 'heapKb' | 'timers'): number => Math.min(...list.map((one) => one[of]));
  const grown = (of: 'nodes' | 'heapKb' | 'timers'): number => least(late, of) - least(early, of);
  return { nodes: grown('nodes'), heapKb: grown('heapKb'), timers: grown('timers') };
}
