import { describe, expect, it } from 'vitest';
import { tickerSchema } from '../../../content/led/ticker.ts';
import { scoreIn, tickerOf } from '../../../content/led/ticker-of.ts';
import { sampleSlides } from '../../support/slide-means.ts';

const WIDE = { width: 400, height: 32 };
const NARROW = { width: 64, height: 32 };
const words = (template: keyof typeof sampleSlides): string =>
  (tickerOf(sampleSlides[template], WIDE)?.runs ?? []).map(({ text }) => text).join(' ');

describe('a slide on a panel', () => {
  it('LED-66 says the words of each slide in reading order', () => {
    expect(words('motto')).toMatch(/^PHƯƠNG CHÂM “4 XIN – 4 LUÔN”: Xin chào – Xin lỗi – .* – Luôn giúp đỡ$/);
    expect(words('hours')).toContain('Thứ Hai – Thứ Sáu: 07:30 – 11:30; 13:00 – 17:00');
    expect(words('notice')).toContain('hết ngày 03/01/2027. Làm việc trở lại');
    expect(words('score')).toBe('MỨC ĐỘ HÀI LÒNG: {{score}}');
    expect(words('clock')).toBe('{{time}} {{date}}');
    expect(scoreIn(sampleSlides.score)).toEqual({ unit: 'many', window: 'quarter' });
    expect(scoreIn(sampleSlides.motto)).toBeNull();
  });

  it('LED-66 leaves a LED line as it is written, and turns pages on a narrow panel for the others', () => {
    expect(tickerOf(sampleSlides.led, NARROW)).toBe(sampleSlides.led.ticker);
    expect(tickerOf(sampleSlides.motto, NARROW)?.motion).toBe('page');
    expect(tickerOf(sampleSlides.motto, WIDE)?.motion).toBe('left');
  });

  it('LED-66 makes nothing of pictures, tables and test pictures', () => {
    for (const template of ['picture', 'video', 'table'] as const) expect(tickerOf(sampleSlides[template], WIDE)).toBeNull();
    expect(tickerOf({ ...sampleSlides.led, pattern: 'bars' }, WIDE)).toBeNull();
  });

  it('LED-66 makes lines that could have been written, however long the slide', () => {
    const long = { ...sampleSlides.notice, body: 'nghiêng nghiêng '.repeat(75).trim(), title: 'Đ'.repeat(120) };
    for (const slide of [...Object.values(sampleSlides), long]) {
      const ticker = tickerOf(slide, WIDE);
      if (ticker === null) continue;
      const length = ticker.runs.reduce((sum, { text }) => sum + text.length, 0);
      expect(length).toBeLessThanOrEqual(1200);
      expect(
        tickerSchema.safeParse({ ...ticker, runs: ticker.runs.map((run) => ({ ...run, text: run.text.slice(0, 600) })) }).success,
      ).toBe(true);
    }
  });
});
