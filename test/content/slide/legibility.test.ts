import { describe, expect, it } from 'vitest';
import { sentenceFor } from '../../../content/sentences.ts';
import { contrast } from '../../../content/slide/contrast.ts';
import { DEFAULT_THEME } from '../../../content/slide/default-theme.ts';
import { findings, type Glass } from '../../../content/slide/legibility.ts';
import { slideSentences } from '../../../content/slide/sentences.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { bakedFonts, sampleSlides } from '../../support/slide-means.ts';

const fonts = bakedFonts();
const glass: Glass = {
  screen: { width: 1920, height: 1080, zones: 'full' },
  physical: { widthMm: 1210, heightMm: 680 },
  viewingDistanceM: 5,
};
const means = { fonts, theme: DEFAULT_THEME };
const codes = (slide: Slide, change: Partial<Glass> = {}, dwell = 30, more: Partial<typeof means> = {}) =>
  findings(slide, { ...glass, ...change }, dwell, { ...means, ...more });
const of = (code: string, list: ReturnType<typeof findings>) => list.filter((one) => one.code === code);

describe('legibility', () => {
  it('LEG-1 contrast is that of WCAG: 21 for black on white, 1 for a colour on itself, as its examples', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#8a1014', '#8a1014')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('LEG-1 words with too little contrast against what lies under them are named with both colours and the ratio', () => {
    const theme = { ...DEFAULT_THEME, ink: '#a04040' };
    const [found] = of('LEG-1', codes(sampleSlides.statement, {}, 30, { theme }));
    expect(found).toMatchObject({ level: 'error', detail: { ink: '#a04040', ground: theme.background, least: 7 } });
    expect(of('LEG-1', codes(sampleSlides.motto))).toEqual([]);
    const faintHead = { ...DEFAULT_THEME, onAccent: '#e0b040' };
    expect(of('LEG-1', codes(sampleSlides.motto, {}, 30, { theme: faintHead }))[0]?.detail).toMatchObject({
      ground: DEFAULT_THEME.accent,
    });
  });

  it('LEG-2 a capital subtends 20 minutes of arc at the viewing distance, 16 at the very least', () => {
    const near = codes(sampleSlides.table, { viewingDistanceM: 3 });
    const far = of('LEG-2', codes(sampleSlides.table, { viewingDistanceM: 12 }));
    expect(of('LEG-2', near)).toEqual([]);
    expect(far[0]?.level).toBe('warning');
    const height = Number(far[0]?.detail['height']);
    expect(Number(far[0]?.detail['readable'])).toBeCloseTo(height / 1000 / ((20 / 60) * (Math.PI / 180)), 0);
    expect(Number(far[0]?.detail['needed'])).toBe(70);
  });

  it('LEG-2 LED dots need a centimetre of capital for 1.2 m', () => {
    const led = of('LEG-2', codes(sampleSlides.table, { viewingDistanceM: 5, kind: 'led' }));
    expect(Number(led[0]?.detail['needed'])).toBe(42);
  });

  it('LEG-3 without size or distance nothing is claimed', () => {
    expect(of('LEG-3', codes(sampleSlides.motto, { physical: null }))[0]?.level).toBe('info');
    expect(of('LEG-2', codes(sampleSlides.motto, { viewingDistanceM: null }))).toEqual([]);
  });

  it('LEG-4 words need a second for three syllables; a line that scrolls and a clock are not timed', () => {
    const [found] = of('LEG-4', codes(sampleSlides.notice, {}, 5));
    expect(found?.level).toBe('warning');
    expect(Number(found?.detail['needs'])).toBe(Math.ceil(Number(found?.detail['syllables']) / 3));
    expect(of('LEG-4', codes(sampleSlides.notice, {}, 60))).toEqual([]);
    expect(of('LEG-4', codes(sampleSlides.ticker, {}, 1))).toEqual([]);
  });

  it('LEG-5 overflow and missing glyphs are errors with the numbers of layout', () => {
    const long: Slide = { ...sampleSlides.notice, body: 'nghiêng nghiêng '.repeat(75).trim() };
    expect(of('LAY-7', codes(long, { screen: { width: 1080, height: 1080, zones: 'full' } }))[0]?.level).toBe('error');
    expect(of('LAY-8', codes({ ...sampleSlides.motto, phrases: ['✓'] }))[0]).toMatchObject({
      level: 'error',
      detail: { codepoint: 'U+2713' },
    });
  });

  it('LEG-6 a picture without words, or with the name of a file, is pointed out', () => {
    const alt = (text: string): Slide => ({ ...sampleSlides.picture, picture: { ...sampleSlides.picture.picture, alt: text } });
    for (const text of [' ', 'IMG_2041', 'tru-so.JPG']) expect(of('LEG-6', codes(alt(text)))).toHaveLength(1);
    expect(of('LEG-6', codes(alt('Trụ sở phường')))).toEqual([]);
  });

  it('LEG-7 a QR code is scanned from ten times its side', () => {
    const [found] = of('LEG-7', codes(sampleSlides.qr));
    expect(found?.detail).toMatchObject({ distance: 5 });
    expect(Number(found?.detail['reach'])).toBeCloseTo((Number(found?.detail['side']) * 10) / 1000, 1);
    expect(of('LEG-7', codes(sampleSlides.qr, { viewingDistanceM: 2 }))).toEqual([]);
  });

  it('LEG-8 a picture that is blown up more than one and a half times is pointed out', () => {
    const small: Slide = { ...sampleSlides.picture, picture: { ...sampleSlides.picture.picture, width: 640, height: 360 } };
    expect(of('LEG-8', codes(small))[0]?.detail).toMatchObject({ factor: 3, needs: 1280 });
    expect(of('LEG-8', codes({ ...small, picture: { ...small.picture, width: 1920, height: 1080 } }))).toEqual([]);
  });

  it('LEG-9 every finding has a sentence in both languages whose numbers are all filled in', () => {
    const small: Slide = {
      ...sampleSlides.picture,
      picture: { ...sampleSlides.picture.picture, width: 64, height: 36, alt: 'a.png' },
    };
    const long: Slide = { ...sampleSlides.notice, body: `✓ ${'nghiêng '.repeat(140)}` };
    const theme = { ...DEFAULT_THEME, ink: '#a04040' };
    const found = [small, long, sampleSlides.qr, sampleSlides.table].flatMap((slide) => [
      ...codes(slide, { viewingDistanceM: 30, screen: { width: 1080, height: 1080, zones: 'full' } }, 1, { theme }),
      ...codes(slide, { physical: null }),
    ]);
    expect(new Set(found.map((one) => one.code))).toEqual(new Set(Object.keys(slideSentences)));
    for (const one of found)
      for (const words of Object.values(sentenceFor(one))) expect(words).not.toMatch(/[{}…]{2}|\{|undefined/);
  });
});
