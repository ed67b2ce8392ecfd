import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { startFakeController } from '../../scripts/player/fake-controller.ts';
import { launchChromium } from '../support/chromium.ts';
import { openPlayer, PLAYER, pairScreen, pictureSlide, plainPicture, planOf, rotation, until } from '../support/tv-player.ts';

const BLUE = [20, 60, 200] as const;
const GREEN = [20, 160, 60] as const;

/** How far a pixel is from the straight line between the two pictures. */
const offBlend = (data: Buffer, at: number): number => {
  const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
  const share = Math.min(1, Math.max(0, (green - BLUE[1]) / (GREEN[1] - BLUE[1])));
  return Math.max(Math.abs(red - BLUE[0]), Math.abs(blue - (BLUE[2] + share * (GREEN[2] - BLUE[2]))));
};

/** The worst of a grid of pixels over the whole frame. */
const worstOf = (frame: Buffer): number => {
  const { data, width, height } = PNG.sync.read(frame);
  let worst = 0;
  for (let x = 4; x < width; x += Math.floor(width / 24)) {
    for (let y = 4; y < height; y += Math.floor(height / 14)) worst = Math.max(worst, offBlend(data, (y * width + x) * 4));
  }
  return worst;
};

it.each(['fade', 'cut'] as const)(
  'shows no frame but the old picture, the new one, or both while it fades (%s)',
  async (transition) => {
    const browser = await launchChromium();
    const fake = await startFakeController(PLAYER);
    try {
      const { page } = await openPlayer(browser, fake.url, { viewport: { width: 960, height: 540 } });
      const now = fake.clock();
      const [blue, green] = [plainPicture(1920, 1080, BLUE), plainPicture(1920, 1080, GREEN)];
      fake.media.set(blue.hash, blue.bytes);
      fake.media.set(green.hash, green.bytes);
      const turns = [pictureSlide('blue', blue.hash), pictureSlide('green', green.hash)].map((slide) => ({ slide, dwell: 3000 }));
      fake.deliver(planOf(now, 7, [rotation(now, turns)], { screen: { transition } }));
      await pairScreen(fake, page);
      await until('two cuts', () => fake.painted.filter(({ slide }) => slide !== null).length >= 3);
      const cdp = await page.context().newCDPSession(page);
      const frames: Buffer[] = [];
      cdp.on('Page.screencastFrame', ({ data, sessionId }) => {
        frames.push(Buffer.from(data, 'base64'));
        cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
      });
      await cdp.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
      const seen = fake.painted.length;
      await until('three more cuts', () => fake.painted.length >= seen + 3);
      await page.waitForTimeout(800);
      await cdp.send('Page.stopScreencast');
      expect(frames.length).toBeGreaterThanOrEqual(3);
      expect(Math.max(...frames.map(worstOf))).toBeLessThan(40);
      // The measure itself must be able to fail.
      const black = new PNG({ width: 96, height: 54 });
      expect(worstOf(PNG.sync.write(black))).toBeGreaterThan(40);
    } finally {
      await browser.close();
      await fake.stop();
    }
  },
);

/** A page that is visible and never painted, as behind a switched-off output; counts what it animates. */
const NO_FRAMES = `{
  globalThis.requestAnimationFrame = () => 1;
  globalThis.animated = 0;
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (...given) { globalThis.animated += 1; return animate.apply(this, given); };
}`;

it('goes on cutting where no frame is painted, and makes no animation that would wait there for ever', async () => {
  const browser = await launchChromium();
  const fake = await startFakeController(PLAYER);
  try {
    const { page } = await openPlayer(browser, fake.url, { viewport: { width: 960, height: 540 } }, NO_FRAMES);
    const now = fake.clock();
    const [blue, green] = [plainPicture(96, 54, BLUE), plainPicture(96, 54, GREEN)];
    fake.media.set(blue.hash, blue.bytes);
    fake.media.set(green.hash, green.bytes);
    const turns = [pictureSlide('blue', blue.hash), pictureSlide('green', green.hash)].map((slide) => ({ slide, dwell: 2000 }));
    fake.deliver(planOf(now, 7, [rotation(now, turns)], { screen: { transition: 'fade' } }));
    await pairScreen(fake, page);
    await until('four cuts', () => fake.painted.filter(({ slide }) => slide !== null).length >= 4);
    await page.waitForFunction('document.querySelectorAll(".layer").length <= 2');
    expect(await page.evaluate('animated')).toBe(0);
  } finally {
    await browser.close();
    await fake.stop();
  }
});
