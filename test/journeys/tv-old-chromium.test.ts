import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { fetchOldChromium, type OldPage, type OldVersion, openOldPage } from '../../scripts/old-chromium.ts';
import { type FakeController, startFakeController } from '../../scripts/player/fake-controller.ts';
import { CLOCK, OFFICIAL, OFFICIAL_TICKERS, sign } from '../../scripts/player/planned-part.ts';
import { STRANGER } from '../../scripts/player/signed-delivery.ts';
import { PLAYER, pictureSlide, plainPicture, planOf, rotation, until } from '../support/tv-player.ts';

const had = async (version: OldVersion): Promise<string | null> =>
  fetchOldChromium(version).catch((error: unknown) => {
    console.warn(`Chromium ${version} cannot be had: ${String(error)}`);
    return null;
  });
const browsers: readonly (readonly [OldVersion, string | null])[] = [
  [64, await had(64)],
  [68, await had(68)],
];

const untilTrue = async (page: OldPage, expression: string): Promise<void> => {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if ((await page.evaluate(expression)) === true) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`never true: ${expression}; ${page.complaints.join('; ')}`);
};
const shows = (words: string, zone = 'main'): string =>
  `Array.from(document.querySelectorAll('.zone-${zone} .layer.shown')).some((e) => e.getAttribute('aria-label').includes(${JSON.stringify(words)}))`;

const pixel = (png: PNG, x: number, y: number): number[] =>
  Array.from(png.data.subarray((y * png.width + x) * 4, (y * png.width + x) * 4 + 3));

async function play(fake: FakeController, page: OldPage): Promise<void> {
  const now = fake.clock();
  const blue = plainPicture(640, 360, [20, 60, 200]);
  fake.media.set(blue.hash, blue.bytes);
  const [motto] = OFFICIAL;
  const [line] = OFFICIAL_TICKERS;
  if (motto === undefined || line === undefined) throw new Error('no packs');
  const slides = [motto, pictureSlide('blue', blue.hash), sign('s', 'Xin chào Việt Nam')].map((slide) => ({
    slide,
    dwell: 3000,
  }));
  const stretches = [
    rotation(now, slides),
    rotation(now, [{ slide: line, dwell: 60_000 }], 'ticker'),
    rotation(now, [{ slide: CLOCK, dwell: 60_000 }], 'side'),
  ];
  await untilTrue(page, `document.querySelector('.pairing-letters:not(.pairing-empty)') !== null`);
  fake.deliver(planOf(now, 7, stretches, { screen: { zones: 'side-ticker' } }));
  fake.pair();
  await untilTrue(page, shows('Xin chào Việt Nam'));
  await untilTrue(page, shows('blue'));
  await untilTrue(page, shows('ngày', 'side'));
}

describe.each(browsers)('the player in Chromium %s', (version, path) => {
  it.skipIf(path === null)(
    `runs in Chromium ${version}: pairs, verifies, paints text, pictures, ticker and clock, starts again from its own copy`,
    async () => {
      const fake = await startFakeController(PLAYER);
      const page = await openOldPage(path ?? '', `${fake.url}/tv/`, { width: 1920, height: 1080 });
      try {
        expect(String(await page.evaluate('navigator.userAgent'))).toContain(`Chrome/${version}.`);
        await play(fake, page);
        await until('all painted', () => ['s', 'blue', 'clock'].every((id) => fake.painted.some(({ slide }) => slide === id)));
        await untilTrue(page, shows('blue'));
        await new Promise((wake) => setTimeout(wake, 1000));
        const png = PNG.sync.read(await page.screenshot());
        expect([png.width, png.height]).toEqual([1920, 1080]);
        expect(await page.evaluate(`document.querySelectorAll('.zone-ticker .strip svg').length > 1`)).toBe(true);
        expect(pixel(png, 40, 1060)[0]).toBeGreaterThan(80);
        fake.deliver(planOf(fake.clock(), 9, [], {}, { root: STRANGER }));
        await until('the foreign plan is reported', () => fake.reports.some(({ code }) => code === 'delivery-foreign'));
        await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
        await untilTrue(page, `caches.keys().then((keys) => keys.length > 0)`);
        await fake.stop();
        await page.evaluate('void setTimeout(() => location.reload(), 0)');
        await new Promise((wake) => setTimeout(wake, 1000));
        await untilTrue(page, shows('Xin chào Việt Nam'));
        expect(page.complaints).toEqual([]);
      } finally {
        await page.close();
        await fake.stop();
      }
    },
  );
});
