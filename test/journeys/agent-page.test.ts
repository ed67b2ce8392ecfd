import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeController, startFakeController } from '../../scripts/player/fake-controller.ts';
import { DAY, sign } from '../../scripts/player/planned-part.ts';
import { type RunningAgent, startAgentProcess } from '../support/agent-process.ts';
import { launchChromium } from '../support/chromium.ts';
import { PLAYER, pictureSlide, plainPicture, planOf, rotation, until, untilWords } from '../support/tv-player.ts';

const MORNING = sign('morning', 'Kính chào quý khách');
const NEWER = sign('newer', 'Xin lỗi khi để dân chờ');
const STANDING = sign('standing', 'Ngoài giờ làm việc');
const PICTURE = plainPicture(640, 360, [20, 90, 160]);

/** A screen that is switched on: a fresh browser, as the agent starts one. */
const switchOn = async (browser: Browser, agent: RunningAgent): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await page.goto(agent.url);
  return page;
};

describe('the agent behind a screen', () => {
  let browser: Browser;
  let fake: FakeController;
  let agent: RunningAgent;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    fake = await startFakeController(PLAYER);
    fake.media.set(PICTURE.hash, PICTURE.bytes);
    const picture = pictureSlide('picture', PICTURE.hash, 640, 360);
    const turns = [
      { slide: MORNING, dwell: 3000 },
      { slide: picture, dwell: 3000 },
    ];
    fake.deliver(planOf(Date.now(), 7, [rotation(Date.now(), turns)], { standing: STANDING }));
    agent = await startAgentProcess({ controller: fake.url });
    page = await switchOn(browser, agent);
  });
  afterAll(async () => {
    await browser.close();
    await agent.kill('SIGKILL');
    agent.clear();
    await fake.stop();
  });

  it('shows one code on its console and on its page, and is paired once', async () => {
    await page.waitForSelector('.pairing-letters:not(.pairing-empty)');
    expect(fake.codes).toHaveLength(1);
    const code = fake.codes[0] ?? '';
    await until('the code on its console', () => agent.heard().includes(`${code.slice(0, 4)} ${code.slice(4)}`));
    expect((await page.textContent('.pairing-letters'))?.replace(/\s/g, '')).toContain(code);
    fake.pair();
    await untilWords(page, 'Kính chào quý khách');
    await untilWords(page, 'picture');
  });

  it('is one display to the controller, with one key, and tells what its page painted', async () => {
    await until('painted', () => fake.painted.some(({ slide }) => slide === 'morning'));
    expect(new Set(fake.hellos.map(({ key }) => key)).size).toBe(1);
    expect(fake.hellos[0]?.app).toMatch(/^agent\//);
    const seqs = fake.painted.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(fake.painted.every(({ slide, revision }) => slide === null || revision === 7)).toBe(true);
  });

  it('keeps plan and picture on disk', () => {
    expect(readdirSync(agent.data)).toContain('held.json');
    expect(readdirSync(join(agent.data, 'media'))).toEqual([PICTURE.hash]);
  });

  it('starts without network, killed before: the same slide stands on a fresh page', async () => {
    await fake.stop();
    await agent.kill('SIGKILL');
    agent = await startAgentProcess({ controller: fake.url, data: agent.data });
    page = await switchOn(browser, agent);
    await untilWords(page, 'Kính chào quý khách');
    await untilWords(page, 'picture');
    expect(await page.evaluate("document.querySelector('.zone-main .layer.shown img')?.naturalWidth ?? 0")).toBe(640);
  });

  it('takes a newer plan to its page as soon as the controller is back', async () => {
    await fake.start();
    fake.deliver(planOf(Date.now(), 8, [rotation(Date.now(), [{ slide: NEWER, dwell: 60_000 }])], { standing: STANDING }));
    await untilWords(page, 'Xin lỗi khi để dân chờ', 'main', 60_000);
    await until('held', () => fake.holding.includes(8));
  });

  it('gives way to the standing slide when the lease has run out, on a fresh page too', async () => {
    const past = Date.now() - 36 * DAY;
    await agent.stop();
    // A plan of long ago, under a certificate of long ago, in force when it came: the machine stood switched off since.
    fake.clock = () => past;
    fake.deliver(planOf(past, 9, [rotation(past, [{ slide: MORNING, dwell: 60_000 }])], { standing: STANDING }));
    const other = await startAgentProcess({ controller: fake.url });
    fake.pair();
    await until('a code', () => fake.codes.length > 1);
    fake.pair();
    await until('held', () => fake.holding.includes(9), 60_000);
    await other.stop();
    await fake.stop();
    const again = await startAgentProcess({ controller: fake.url, data: other.data, node: ['--import', AFTER_THE_LEASE] });
    const late = await switchOn(browser, again);
    await untilWords(late, 'Ngoài giờ làm việc');
    await again.stop();
    again.clear();
  });

  it('lets nobody in who calls this machine by another name', async () => {
    const { port } = new URL(agent.url);
    const status = async (headers: Record<string, string>): Promise<number> => {
      const { request } = await import('node:http');
      return new Promise((settle, fail) => {
        request({ host: '127.0.0.1', port, path: '/tv/', headers }, (answer) => {
          answer.resume();
          settle(answer.statusCode ?? 0);
        })
          .on('error', fail)
          .end();
      });
    };
    agent = await startAgentProcess({ controller: fake.url, data: agent.data, args: ['--port', port] });
    expect(await status({ host: `localhost:${port}` })).toBe(200);
    expect(await status({ host: `evil.example:${port}` })).toBe(403);
    expect(await status({ host: `localhost:${port}`, origin: 'https://evil.example' })).toBe(403);
  });
});

/** Forty days later, without a controller that says so. */
const AFTER_THE_LEASE = `data:text/javascript,${encodeURIComponent('const real = Date.now; Date.now = () => real() + 40 * 86400000;')}`;
