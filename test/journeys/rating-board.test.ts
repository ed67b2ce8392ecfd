import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../content/library.ts';
import { defaultRating } from '../../content/score/settings.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { signRating } from '../../content/wire/rating.ts';
import { scorePageSchema } from '../../content/wire/rating-api.ts';
import { keyPairFrom } from '../../content/wire/signing.ts';
import { demoLibrary } from '../../scripts/demo/library.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { pointOf } from '../support/rating-points.ts';
import { openScreen, type ScreenPage } from '../support/screen-page.ts';
import { wordsOn } from '../support/tv-player.ts';

const MONDAY = Date.parse('2026-11-23T09:00+07:00');
const KIOSK = keyPairFrom(new Uint8Array(32).fill(11));
const own = (id: string) => ({ id, name: id, theme: null, locked: null });
const SLIDES: Slide[] = [
  { ...own('bang-diem'), template: 'score', title: 'Mức độ hài lòng', unit: 'ben-nghe', window: 'day' },
  {
    ...own('ma-qr-diem'),
    template: 'qr',
    title: 'Mời đánh giá',
    text: null,
    url: 'https://x.example/r/man-hinh',
    point: 'man-hinh',
  },
];

/** The demo's library with rating points, a kiosk that is paired, and two screens for a score and a rotating code. */
function ratedLibrary(): Library {
  const demo = demoLibrary(MONDAY);
  const [screen] = demo.displays;
  if (screen === undefined) throw new Error('no screen');
  const at = (id: string, kind: 'tv' | 'kiosk', key: Library['displays'][number]['key']) => ({
    ...{
      ...screen,
      id,
      name: id,
      kind,
      key,
      tags: [],
      screen: { width: 1920, height: 1080, zones: 'full', transition: 'cut' } as const,
    },
    membership: [{ unit: 'ben-nghe', from: null, to: null }],
  });
  const [entry] = demo.entries;
  if (entry === undefined) throw new Error('no entry');
  const showing = (slide: string, display: string) => ({
    ...{
      ...entry,
      id: `chieu-${slide}`,
      slides: [{ slide, dwell: 3600, weight: 1 }],
      rank: 'priority' as const,
      zone: 'main' as const,
    },
    when: { from: null, until: null, weekdays: [], dayparts: [], rule: null, openHours: false, daysOff: 'play' as const },
    places: [{ by: 'display' as const, id: display }],
  });
  return {
    ...demo,
    displays: [
      ...demo.displays,
      at('tv-diem', 'tv', null),
      at('tv-qr', 'tv', null),
      at('may-bam', 'kiosk', { public: KIOSK.public, since: MONDAY }),
    ],
    slides: [...demo.slides, ...SLIDES],
    entries: [...demo.entries, showing('bang-diem', 'tv-diem'), showing('ma-qr-diem', 'tv-qr')],
    rating: { ...defaultRating(), points: [pointOf('may-bam', 'kiosk'), pointOf('man-hinh', 'screen')] },
  };
}

/** As people come: two minutes apart, more or less, so that no detector sees one hand. */
const tappedAt = (number: number): number => MONDAY - number * 100_000 - ((number * number * 7919) % 40_000);

describe('from a tap to the board', () => {
  let browser: Browser;
  let controller: RunningController;
  let officer: Officer;
  let board: ScreenPage;

  const show = async (display: string): Promise<ScreenPage> => {
    const screen = await openScreen(browser, controller.url);
    const code = await screen.code();
    await officer.call('POST', '/pairings/lookup', { code });
    await officer.call('POST', '/pairings/confirm', { code, display, create: null });
    return screen;
  };
  const tap = async (number: number, level: string): Promise<number> => {
    const answer = {
      ...{ v: 1 as const, display: 'may-bam', point: 'may-bam', at: tappedAt(number), level, reasons: [], comment: null },
      nonce: `tap${String(number).padStart(19, '0')}`,
    };
    const answered = await fetch(`${controller.url}/api/ratings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signRating(answer, KIOSK)),
    });
    expect(answered.status, await answered.clone().text()).toBe(200);
    return performance.now();
  };
  const staff = async () => scorePageSchema.parse(await officer.call('GET', '/scores?unit=ben-nghe&window=day'));

  beforeAll(async () => {
    const seed = join(mkdtempSync(join(tmpdir(), 'niem-yet-seed-')), 'library.json');
    writeFileSync(seed, JSON.stringify(ratedLibrary()));
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', seed], clock: MONDAY });
    officer = await setUp(controller.url, controller.setupLink ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  it('shows no number before there is an answer', async () => {
    board = await show('tv-diem');
    await board.shows('Chưa có lượt đánh giá');
  });

  it('shows one more within seconds of each tap', async () => {
    const delays: number[] = [];
    for (let number = 1; number <= 6; number += 1) {
      const answered = await tap(number, number === 3 ? 'binh-thuong' : 'hai-long');
      await board.shows(`${number < 3 ? number : number - 1} trên ${number} lượt đánh giá hài lòng`);
      delays.push(Math.round(performance.now() - answered));
    }
    console.log(`painted after the answer, in ms: ${delays.join(' ')}`);
  });

  it('shows staff what the board shows, to the digit, when there are enough for a percentage', async () => {
    for (let number = 7; number <= 40; number += 1) await tap(number, number % 7 === 0 ? 'khong-hai-long' : 'rat-hai-long');
    const { score } = await staff();
    expect([score.shown, score.count]).toEqual(['full', 40]);
    await board.shows(`${score.percent}%`);
    await board.shows(`${score.low}–${score.high}%`);
    await board.shows('40');
  });

  it('has a code on the screen that opens the page as «tại chỗ»', async () => {
    const code = await show('tv-qr');
    await code.shows('/r/man-hinh?t=');
    const token = /\?t=([A-Za-z0-9_.-]+)/.exec(await wordsOn(code.page))?.[1] ?? '';
    const html = await (await fetch(`${controller.url}/r/man-hinh?t=${token}`)).text();
    expect(html).toContain('tại chỗ');
  });
});
