import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckpointMessage } from '../../content/ledger/checkpoint.ts';
import { presetScales } from '../../content/score/scale.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { type LiveMessage, signLive } from '../../content/wire/live.ts';
import { signerOf } from '../../content/wire/signing.ts';
import { type FakeController, startFakeController } from '../../scripts/player/fake-controller.ts';
import { type RunningAgent, startAgentProcess } from '../support/agent-process.ts';
import { launchChromium } from '../support/chromium.ts';
import { certificate, DAY, pair, SIGNER } from '../support/deliveries.ts';
import { liveScore } from '../support/live-score.ts';
import { signedLedger } from '../support/signed-ledger.ts';
import { KIOSK, PLAYER, pairScreen, planOf, rotation, until, untilWords } from '../support/tv-player.ts';

const NOW = Date.now();
const SCORE: Slide = {
  ...{ id: 'diem', name: 'Điểm', theme: null, locked: null },
  ...{ template: 'score', title: 'Mức độ hài lòng', unit: 'ben-nghe', window: 'day' },
};
const BROKEN = 'Số liệu không toàn vẹn';
const NUMBER = '93%';
const TRUE = signedLedger({ time: NOW });
const FORK = signedLedger({ time: NOW, rewritten: 3 });
const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name.replaceAll(/[^a-z]+/gi, '-')}.png` });
};
const never = (): Promise<unknown> => new Promise(() => undefined);

/** What a controller with the real keys says of a ledger that it rewrote, to a screen that holds nine answers of the true one. */
interface Lie {
  readonly offers: CheckpointMessage;
  readonly answers: () => unknown;
}
const LIES: Readonly<Record<string, Lie>> = {
  'the same size under another root': { offers: FORK.message(9, 9, 12), answers: () => null },
  'a larger one whose proof does not hold': { offers: FORK.message(12, 20), answers: () => FORK.message(9, 20) },
  'a smaller one, signed anew': { offers: TRUE.message(6, 6, 15), answers: () => null },
  'a larger one whose proof never comes': { offers: FORK.message(12, 20), answers: never },
  'an older one, as a folder of yesterday has it': { offers: TRUE.message(6, 6), answers: () => null },
  'one that another key signed': { offers: signedLedger({ time: NOW, hand: pair(9) }).message(9, 20), answers: never },
};

/** A score that rests on so many records. */
const scoresOf = (records: number, time: number): LiveMessage => {
  const signed = certificate({ from: NOW - DAY, to: NOW + 89 * DAY });
  const scores = { 'ben-nghe/day': liveScore({ updated: time }) };
  const body = { epoch: 1, time, freshUntil: time + 3_600_000, records, scores, tokens: {} };
  return signLive(body, signed, signerOf(SIGNER.secret));
};
/** A controller that has told its screens of nine answers, and what they come to. */
const honest = async (folder: string, base: string): Promise<FakeController> => {
  const fake = await startFakeController(folder, base);
  const [scale] = presetScales();
  if (scale === undefined) throw new Error('no scale');
  const kiosk = { point: 'quay-1', place: 'Quầy 1', scale, coolDownSeconds: 5, physical: null, taken: null };
  fake.deliver(planOf(NOW, 7, [rotation(NOW, [{ slide: SCORE, dwell: 600_000 }])], base === '/kiosk' ? { kiosk } : {}));
  fake.say('scores', scoresOf(9, NOW));
  fake.say('checkpoint', TRUE.message(0, 9));
  return fake;
};
const lie = (fake: FakeController, { offers, answers }: Lie): void => {
  fake.answer = (event) => (event === 'extend' ? answers() : null);
  fake.say('checkpoint', offers);
};
/** Back to the truth, as if nothing had been. */
const pretend = (fake: FakeController): void => {
  fake.answer = () => null;
  fake.say('checkpoint', TRUE.message(9, 9));
};
/**
 * Lets the page's clock run on until it is so: a proof is asked for again and again before it counts as kept back, for more than ten
 * minutes where the line breaks meanwhile (a page that lives so fast misses pings).
 */
const inTime = async (page: Page, so: () => Promise<boolean>): Promise<void> => {
  for (let round = 0; round < 300; round += 1) {
    if (await so()) return;
    await page.clock.runFor(5000);
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('it never came');
};

describe('a controller that rewrote its ledger and says nothing of it', () => {
  let browser: Browser;
  let fake: FakeController;
  let kiosk: FakeController;
  let agent: RunningAgent | null = null;

  beforeAll(async () => {
    browser = await launchChromium();
    fake = await honest(PLAYER, '/tv');
    kiosk = await honest(KIOSK, '/kiosk');
  });
  afterAll(async () => {
    await browser.close();
    await agent?.kill('SIGKILL');
    agent?.clear();
    await fake.stop();
    await kiosk.stop();
  });

  const open = async (url: string, viewport: { width: number; height: number }): Promise<Page> => {
    const page = await (await browser.newContext({ viewport })).newPage();
    await page.clock.install();
    await page.goto(url);
    return page;
  };
  const words = async (page: Page): Promise<string> =>
    (await page.locator('.zone-main .layer.shown').last().getAttribute('aria-label')) ?? '';

  it.each(Object.keys(LIES))('LDG-21 shows no number on a television that is offered %s, nor after a reload', async (name) => {
    const found = LIES[name];
    if (found === undefined) throw new Error('no such lie');
    pretend(fake);
    const page = await open(`${fake.url}/tv/`, { width: 1920, height: 1080 });
    await pairScreen(fake, page);
    await untilWords(page, NUMBER);
    lie(fake, found);
    await inTime(page, async () => (await words(page)).includes(BROKEN));
    pretend(fake);
    await page.reload();
    await untilWords(page, BROKEN);
    await page.clock.runFor(60_000);
    expect(await words(page)).toContain(BROKEN);
    expect(await words(page)).not.toMatch(/xác thực|Tại chỗ/);
    await look(page, `tv-${name}`);
    await page.context().close();
  });

  it('LDG-23 shows no number on a television that gets scores and no checkpoint of what they rest on', async () => {
    pretend(fake);
    const page = await open(`${fake.url}/tv/`, { width: 1920, height: 1080 });
    await pairScreen(fake, page);
    await untilWords(page, NUMBER);
    fake.answer = () => TRUE.message(9, 9);
    const shown: boolean[] = [];
    for (let minute = 1; minute <= 20; minute += 1) {
      fake.clock = () => Date.now() + minute * 60_000;
      await page.clock.fastForward(60_000);
      fake.say('scores', scoresOf(20, NOW + minute * 60_000));
      await untilWords(page, `Cập nhật lúc ${new Date(NOW + minute * 60_000 + 7 * 3_600_000).toISOString().slice(11, 16)}`);
      shown.push((await words(page)).includes(NUMBER));
    }
    expect([shown.slice(0, 10), shown.slice(-1)]).toEqual([Array(10).fill(true), [false]]);
    await untilWords(page, BROKEN);
    await page.context().close();
    fake.clock = Date.now;
    fake.say('scores', scoresOf(9, NOW));
  });

  it('LDG-21 shows the number again when a later ledger extends what the television holds', async () => {
    pretend(fake);
    const page = await open(`${fake.url}/tv/`, { width: 1920, height: 1080 });
    await pairScreen(fake, page);
    await untilWords(page, NUMBER);
    fake.say('checkpoint', FORK.message(9, 20));
    await untilWords(page, BROKEN);
    fake.say('checkpoint', TRUE.message(9, 25));
    await untilWords(page, NUMBER);
    await page.context().close();
  });

  it.each([
    ['a fork', 'the same size under another root', { width: 1280, height: 800 }],
    ['no proof', 'a larger one whose proof never comes', { width: 800, height: 1280 }],
  ])(
    'LDG-21 sounds the alarm on a kiosk that is given %s, and from its first picture after a power cut',
    async (...[, name, size]) => {
      const found = LIES[name];
      if (found === undefined) throw new Error('no such lie');
      pretend(kiosk);
      const page = await open(`${kiosk.url}/kiosk/`, size);
      await page.waitForSelector('.pairing-letters:not(.pairing-empty)');
      kiosk.pair();
      await page.waitForSelector('.level');
      const alarm = page.getByRole('alert').getByText('không có bằng chứng sổ đánh giá còn khớp');
      expect(await alarm.count()).toBe(0);
      lie(kiosk, found);
      await inTime(page, async () => (await alarm.count()) === 1);
      await look(page, `kiosk-${name}`);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      // Without the controller: what it was told stands in its own store.
      await kiosk.stop();
      await page.reload();
      await page.waitForSelector('.kiosk');
      expect(await alarm.count()).toBe(1);
      await kiosk.start();
      pretend(kiosk);
      await inTime(page, async () => (await page.getByText('Đang mất liên lạc').count()) === 0);
      await page.clock.runFor(20_000);
      expect(await alarm.count()).toBe(1);
      kiosk.say('checkpoint', TRUE.message(9, 25));
      await alarm.waitFor({ state: 'detached' });
      await page.context().close();
    },
  );

  it('LDG-21 is refused by an agent and by the page on its machine, and by the agent after it was killed', async () => {
    pretend(fake);
    const codes = fake.codes.length;
    agent = await startAgentProcess({ controller: fake.url });
    await until('the agent asks for a code', () => fake.codes.length > codes);
    fake.pair();
    const page = await open(agent.url, { width: 1920, height: 1080 });
    await untilWords(page, NUMBER);
    fake.say('checkpoint', FORK.message(9, 20));
    await untilWords(page, BROKEN);
    const record = (): unknown => {
      const file = join(agent?.data ?? '', 'refused.json');
      return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
    };
    await expect.poll(record).toBe(NOW + 20_000);
    await agent.kill('SIGKILL');
    await page.context().close();
    agent = await startAgentProcess({ controller: fake.url, data: agent.data });
    // A browser with an empty profile knows nothing: the agent shows it what it holds before what it was offered.
    const fresh = await open(agent.url, { width: 1920, height: 1080 });
    await untilWords(fresh, BROKEN);
    await expect.poll(record).toBe(NOW + 20_000);
    fake.answer = () => TRUE.message(9, 25);
    fake.say('checkpoint', TRUE.message(12, 25));
    await untilWords(fresh, NUMBER);
    await expect.poll(record).toBeNull();
    await fresh.context().close();
  });
});
