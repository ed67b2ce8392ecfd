import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAt, frameHash, frameText } from '../../../content/led/frame-at.ts';
import type { LedLive } from '../../../content/led/live-words.ts';
import { paceOf } from '../../../content/led/pace.ts';
import { type Panel, plainPanel } from '../../../content/led/panel.ts';
import { strip, stripAgain } from '../../../content/led/strip.ts';
import { plainTicker, type Ticker, tickerSchema } from '../../../content/led/ticker.ts';
import { problemsOf } from '../../../content/problem.ts';
import { ledAtlases, MOTTO, monoPanel } from '../../support/led-means.ts';
import { score } from '../../support/slide-means.ts';

const atlases = ledAtlases();
const live: LedLive = { local: { day: '2026-11-22', hour: 7, minute: 5 }, score: score({ count: 203, satisfied: 192 }) };
const means = { atlases, live };
const ticker = (text: string, change: Partial<Ticker> = {}): Ticker => ({ ...plainTicker(text), ...change });
const made = (text: string, panel: Panel, change: Partial<Ticker> = {}) => strip(ticker(text, change), panel, means);
const codes = (one: { problems: readonly { code: string }[] }) => one.problems.map(({ code }) => code);
const lit = (dots: Uint8Array): number => dots.reduce((sum, place) => sum + (place > 0 ? 1 : 0), 0);
const FULL = { kind: 'full', order: 'rgb' } as const;

describe('strips', () => {
  it('LED-3 a panel below 13 rows stays dark and the reason is given; one of 13 rows is drawn', () => {
    const low = made('Xin chào', monoPanel(64, 12));
    expect(low.problems).toMatchObject([{ code: 'LED-3', detail: { height: 12, least: 13 } }]);
    expect(lit(low.dots)).toBe(0);
    expect(made('Xin chào', monoPanel(128, 13))).toMatchObject({ rows: 13, problems: [] });
  });

  it('LED-4 a missing character is named and stands as an empty box', () => {
    const one = made('a漢b', monoPanel(64, 16));
    expect(one.problems).toMatchObject([{ code: 'LED-4', detail: { character: '漢', codepoint: 'U+6F22', rows: 16 } }]);
    expect(one.width).toBe(64);
    expect(lit(one.dots)).toBeGreaterThan(lit(made('ab', monoPanel(64, 16)).dots));
  });

  it('LED-5 the chosen rows count; rows that the panel lacks are named; else the largest that suit', () => {
    expect(made(MOTTO, monoPanel(256, 32), { rows: 16 })).toMatchObject({ rows: 16, problems: [] });
    expect(made(MOTTO, monoPanel(256, 32), { rows: 64 })).toMatchObject({ rows: 32, problems: [{ code: 'LED-5' }] });
    expect(made(MOTTO, monoPanel(256, 64)).rows).toBe(64);
    expect(made('Xin chào công dân', monoPanel(128, 64), { motion: 'still' }).rows).toBe(32);
    expect(made('nghiêng nghiêng', monoPanel(64, 64), { motion: 'page' }).rows).toBe(16);
  });

  it('LED-6 words that fit stand still in the middle whatever the motion', () => {
    const panel = monoPanel(128, 16);
    for (const motion of ['left', 'right', 'up', 'page', 'still'] as const) {
      const one = made('Xin chào', panel, { motion });
      expect(one.motion).toBe('still');
      const columns = [...one.dots].flatMap((place, at) => (place > 0 ? [at % 128] : []));
      const [first, last] = [Math.min(...columns), Math.max(...columns)];
      expect(Math.abs(first - (127 - last))).toBeLessThanOrEqual(1);
      expect(frameHash(frameAt(one, panel, 0))).toBe(frameHash(frameAt(one, panel, 123_456)));
    }
  });

  it('LED-7 lines break at spaces; a word wider than the panel is broken and named', () => {
    const one = made('trách nhiệm', monoPanel(24, 16), { motion: 'up', rows: 16 });
    expect(one.problems).toMatchObject([
      { code: 'LED-7', detail: { word: 'trách' } },
      { code: 'LED-7', detail: { word: 'nhiệm' } },
    ]);
    expect(codes(made('trách nhiệm', monoPanel(48, 16), { motion: 'up' }))).toEqual([]);
  });

  it('LED-8 words that stand and do not fit are cut, and how many lines they need is said', () => {
    const one = made(MOTTO, monoPanel(64, 32), { motion: 'still' });
    expect(one.problems).toMatchObject([{ code: 'LED-8', detail: { fits: 2 } }]);
    expect(one.height).toBe(32);
  });

  it('LED-9 every pace is even, and within 2 to 4 syllables a second where an even one is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5, max: 150, noNaN: true }),
        fc.double({ min: 2, max: 4, noNaN: true }),
        fc.constantFrom(10, 20, 25, 30, 40, 50, 60),
        (width, speed, rate) => {
          const pace = paceOf(width, speed, rate);
          expect(Number.isInteger(pace.dotsPerFrame) && Number.isInteger(pace.framesPerDot)).toBe(true);
          expect(Math.min(pace.dotsPerFrame, pace.framesPerDot)).toBe(1);
          expect(pace.syllablesPerSecond).toBeLessThanOrEqual(4 + 1e-9);
        },
      ),
      { seed: 9, numRuns: 500 },
    );
    expect(paceOf(28.8, 3, 40)).toMatchObject({ dotsPerFrame: 2, framesPerDot: 1 });
    expect(paceOf(28.8, 3, 60)).toMatchObject({ dotsPerFrame: 1, framesPerDot: 1 });
    expect(paceOf(10, 2, 60)).toMatchObject({ dotsPerFrame: 1, framesPerDot: 3 });
  });

  it('LED-11 composed and decomposed text give the same dots', () => {
    const panel = monoPanel(160, 24);
    const [nfc, nfd] = [made(MOTTO, panel), made(MOTTO.normalize('NFD'), panel)];
    expect(nfd).toEqual(nfc);
    expect(codes(nfd)).toEqual([]);
  });

  it('LED-13 colours become what the diodes show, and never dark', () => {
    const runs = [
      { text: 'đỏ', colour: '#e01010' },
      { text: 'xanh', colour: '#10c020' },
      { text: 'vàng', colour: '#ffd000' },
      { text: 'tím', colour: '#000000' },
    ];
    const palette = (panel: Panel) => strip({ ...plainTicker('a'), runs }, panel, means).palette;
    expect(palette(monoPanel(128, 16))).toEqual([
      [0, 0, 0],
      [255, 0, 0],
    ]);
    expect(palette(plainPanel(128, 16, 10, { kind: 'dual' }))).toEqual([
      [0, 0, 0],
      [255, 0, 0],
      [0, 255, 0],
      [255, 255, 0],
    ]);
    expect(palette(plainPanel(128, 16, 10, FULL)).slice(1)).toEqual([
      [224, 16, 16],
      [16, 192, 32],
      [255, 208, 0],
      [0, 0, 0],
    ]);
  });

  it('LED-15 a live value that does not exist is refused by name', () => {
    const parsed = tickerSchema.safeParse(plainTicker('Hôm nay {{ngay}}'));
    expect(parsed.success ? [] : problemsOf(parsed.error)).toMatchObject([{ code: 'LED-15', detail: { name: 'ngay' } }]);
    expect(tickerSchema.safeParse(plainTicker('{{date}} {{time}} {{lunar}} {{score}}')).success).toBe(true);
  });

  it('LED-16 live values are filled in, and what is not known is a dash', () => {
    const words = (text: string, now: LedLive | null) => strip(ticker(text), monoPanel(64, 16), { atlases, live: now }).words;
    expect(words('{{time}} {{date}}', live)).toBe('07:05 22/11/2026');
    expect(words('{{lunar}}', live)).toBe('ngày 14 tháng 10 năm Bính Ngọ');
    const beside = 'quý IV/2026, lúc 08:05, không phải SIPAS';
    expect(words('Hài lòng: {{score}}', live)).toBe(`Hài lòng: 95% (203 lượt, khoảng 90–97%, ${beside})`);
    expect(words('{{score}}', { ...live, score: score({ count: 15, satisfied: 12 }, { stale: true }) })).toBe(
      `80% (15 lượt, còn ít, ${beside.replace('không', 'số liệu cũ, không')})`,
    );
    expect(words('{{score}}', { ...live, score: score({ count: 6, satisfied: 5 }) })).toBe(`5 trên 6 lượt (${beside})`);
    expect(words('{{score}} {{time}}', null)).toBe('– –');
  });

  it('LED-17 a strip is laid again only when its words, settings or panel change', () => {
    const panel = monoPanel(64, 16);
    const clock = ticker('Bây giờ là {{time}}');
    const first = stripAgain(null, clock, panel, means);
    const later = { ...live, local: { ...live.local, minute: 6 } };
    const otherScore = { ...live, score: null };
    expect(stripAgain(first, clock, panel, { atlases, live: otherScore })).toBe(first);
    expect(stripAgain(first, clock, panel, { atlases, live: later })).not.toBe(first);
    expect(stripAgain(first, clock, panel, { atlases, live: later }).width).toBe(first.width);
    expect(stripAgain(first, { ...clock, speed: 2 }, panel, means)).not.toBe(first);
    expect(stripAgain(first, clock, monoPanel(65, 16), means)).not.toBe(first);
  });

  it('LED-31 words blink at most twice a second', () => {
    for (const frameRate of [10, 25, 60] as const) {
      const panel = { ...monoPanel(64, 16), frameRate };
      const one = made('Mời vào', panel, { blink: 2 });
      const frames = Array.from(
        { length: frameRate * 4 },
        (_, frame) => lit(frameAt(one, panel, Math.ceil((frame * 1000) / frameRate)).dots) > 0,
      );
      const flashes = frames.filter((on, index) => on && frames[index - 1] === false).length;
      expect([frameRate, flashes <= 8, flashes >= 5, frames[0]]).toEqual([frameRate, true, true, true]);
    }
  });

  it('LED-33 each page stands for its syllables at the chosen speed, at least two seconds', () => {
    const panel = monoPanel(96, 16);
    const one = made(MOTTO, panel, { motion: 'page', speed: 2 });
    expect(one.motion).toBe('page');
    expect(one.turns.length).toBeGreaterThan(3);
    expect(Math.min(...one.turns)).toBeGreaterThanOrEqual(2 * panel.frameRate);
    const seconds = one.turns.reduce((sum, turn) => sum + turn, 0) / panel.frameRate;
    expect(seconds).toBeGreaterThanOrEqual(one.syllables / 2);
    const [first = 0] = one.turns;
    const at = (frame: number) => frameText(frameAt(one, panel, (frame * 1000) / panel.frameRate));
    expect(at(first - 1)).toBe(at(0));
    expect(at(first)).not.toBe(at(0));
  });

  it('LED-37 runs are joined by a space, except before a closing sign', () => {
    const runs = ['Xin chào', ', mời vào', 'quầy 3', '!'].map((text) => ({ text, colour: '#ffffff' }));
    expect(strip({ ...plainTicker('a'), runs }, monoPanel(64, 16), means).words).toBe('Xin chào, mời vào quầy 3!');
  });

  it('LED-39 a ticker that is too long in all is refused with its length', () => {
    const runs = (count: number) => ({
      ...plainTicker('a'),
      runs: Array.from({ length: count }, () => ({ text: 'a'.repeat(400), colour: '#ffffff' })),
    });
    const parsed = tickerSchema.safeParse(runs(4));
    expect(parsed.success ? [] : problemsOf(parsed.error)).toMatchObject([
      { code: 'LED-39', detail: { length: 1600, most: 1200 } },
    ]);
    expect(tickerSchema.safeParse(runs(3)).success).toBe(true);
  });
});
