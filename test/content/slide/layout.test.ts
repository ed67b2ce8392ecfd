import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THEMES } from '../../../content/slide/default-theme.ts';
import { layoutSlide } from '../../../content/slide/layout.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { bakedFonts, inkBox, liveValues, means, sampleSlides, textsOf } from '../../support/slide-means.ts';

const SYLLABLES =
  'xin chào lỗi cảm ơn phép luôn mỉm cười nhẹ nhàng lắng nghe giúp đỡ Ủy ban Nhân dân NGHIÊNG Ễ ặ 4 30 – 01/11/2019, “Một cửa”'.split(
    ' ',
  );
const text = (most: number) =>
  fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: most }).map((list) => list.join(' '));
const common = { id: 'one', name: 'Một', theme: null, locked: null };

const arbitrarySlide: fc.Arbitrary<Slide> = fc.oneof(
  fc
    .record({
      title: fc.option(text(8)),
      phrases: fc.array(text(6), { minLength: 1, maxLength: 8 }),
      source: fc.option(text(20)),
    })
    .map((part): Slide => ({ ...common, template: 'motto', ...part })),
  fc
    .record({ title: fc.option(text(8)), lines: fc.array(text(14), { minLength: 1, maxLength: 6 }), source: fc.option(text(20)) })
    .map((part): Slide => ({ ...common, template: 'statement', ...part })),
  fc
    .record({ title: text(10), body: text(80), footer: fc.option(text(12)) })
    .map((part): Slide => ({ ...common, template: 'notice', ...part })),
  fc.record({ title: text(8), days: text(5), hours: text(6), count: fc.integer({ min: 1, max: 8 }) }).map(
    ({ title, days, hours, count }): Slide => ({
      ...common,
      template: 'hours',
      title,
      note: null,
      rows: Array.from({ length: count }, () => ({ days, hours })),
    }),
  ),
  fc.record({ title: text(8), cells: fc.array(text(7), { minLength: 1, maxLength: 24 }) }).map(
    ({ title, cells }): Slide => ({
      ...sampleSlides.table,
      title,
      rows: cells.map((cell, index) => [String(index + 1), cell, '97,50']),
    }),
  ),
  fc.record({ title: text(8), text: fc.option(text(20)) }).map((part): Slide => ({ ...sampleSlides.qr, ...part })),
  fc.constantFrom(...Object.keys(liveValues.scores), 'nowhere').map((unit): Slide => ({ ...sampleSlides.score, unit })),
  fc.constantFrom<Slide>(sampleSlides.clock, sampleSlides.captioned),
);
const arbitraryBox = fc.constantFrom(
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1421, height: 968 },
  { width: 499, height: 1080 },
  { width: 1080, height: 499 },
  { width: 1440, height: 1080 },
);
const sharedMeans = means();
const fonts = bakedFonts();

describe('layout', () => {
  it('LAY-1 the same slide gives the same drawing, composed or decomposed, and it survives JSON', () => {
    fc.assert(
      fc.property(arbitrarySlide, arbitraryBox, (slide, box) => {
        const drawing = layoutSlide(slide, box, sharedMeans);
        expect(JSON.parse(JSON.stringify(drawing))).toEqual(drawing);
        const decomposed = JSON.parse(JSON.stringify(slide).normalize('NFD'));
        expect(layoutSlide(decomposed, box, sharedMeans)).toEqual(drawing);
      }),
      { numRuns: 40 },
    );
  });

  it('LAY-2 no ink stands nearer to the edge than 5 % of the shorter side', () => {
    fc.assert(
      fc.property(arbitrarySlide, arbitraryBox, (slide, box) => {
        const edge = Math.min(box.width, box.height) * 0.05 - 0.5;
        for (const mark of textsOf(layoutSlide(slide, box, sharedMeans).marks)) {
          const ink = inkBox(fonts, mark);
          expect(ink.left, mark.words).toBeGreaterThanOrEqual(edge);
          expect(ink.top, mark.words).toBeGreaterThanOrEqual(edge);
          expect(ink.right, mark.words).toBeLessThanOrEqual(box.width - edge);
          expect(ink.bottom, mark.words).toBeLessThanOrEqual(box.height - edge);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('LAY-2 codes and filled boxes stand within the box', () => {
    for (const slide of Object.values(sampleSlides)) {
      const drawing = layoutSlide(slide, { width: 1080, height: slide.template === 'ticker' ? 112 : 1920 }, sharedMeans);
      for (const mark of drawing.marks) {
        const size = mark.kind === 'text' || mark.kind === 'path' ? { width: 0, height: 0 } : mark;
        expect(mark.x).toBeGreaterThanOrEqual(0);
        expect(mark.y).toBeGreaterThanOrEqual(0);
        expect(mark.x + size.width).toBeLessThanOrEqual(drawing.width + 0.5);
        expect(mark.y + size.height).toBeLessThanOrEqual(drawing.height + 0.5);
      }
    }
  });

  it('LAY-3 a box twice as large is set twice as large, and a longer box never smaller', () => {
    fc.assert(
      fc.property(arbitrarySlide, (slide) => {
        const sizes = (width: number, height: number) =>
          textsOf(layoutSlide(slide, { width, height }, sharedMeans).marks).map((mark) => mark.size);
        const [once, twice] = [sizes(1920, 1080), sizes(3840, 2160)];
        expect(twice).toHaveLength(once.length);
        twice.forEach((size, index) => expect(size / (once[index] ?? 1)).toBeCloseTo(2, 3));
      }),
      { numRuns: 40 },
    );
    const phrase: Slide = {
      ...common,
      template: 'notice',
      title: 'THÔNG BÁO',
      body: 'Bộ phận Một cửa làm việc '.repeat(12).trim(),
      footer: null,
    };
    const largest = (width: number) =>
      Math.max(
        ...textsOf(layoutSlide(phrase, { width, height: 1080 }, sharedMeans).marks)
          .slice(1)
          .map((m) => m.size),
      );
    const widths = [1200, 1500, 1800, 2200, 2600].map(largest);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
  });

  it('LAY-4 no run of text is wider than its box', () => {
    fc.assert(
      fc.property(
        arbitrarySlide,
        fc.integer({ min: 60, max: 2000 }),
        fc.integer({ min: 60, max: 2000 }),
        (slide, width, height) => {
          for (const mark of textsOf(layoutSlide(slide, { width, height }, sharedMeans).marks)) {
            const ink = inkBox(fonts, mark);
            if ([...mark.words].length > 2) expect(ink.right - ink.left, mark.words).toBeLessThanOrEqual(width);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('LAY-7 text that does not fit at the smallest size is cut short and named with numbers', () => {
    const long: Slide = { ...sampleSlides.notice, body: 'nghiêng nghiêng '.repeat(75).trim() };
    const drawing = layoutSlide(long, { width: 499, height: 500 }, sharedMeans);
    const [found] = drawing.problems;
    expect(found).toMatchObject({ code: 'LAY-7', path: ['body'] });
    expect(Number(found?.detail['needs'])).toBeGreaterThan(Number(found?.detail['has']));
    expect(textsOf(drawing.marks).some((mark) => mark.words.endsWith('…'))).toBe(true);
    expect(drawing.words).toContain(long.body);
  });

  it('LAY-7 rows of a table that do not fit are counted', () => {
    const rows = Array.from({ length: 24 }, (_, index) => [
      String(index),
      'Cấp giấy chứng nhận quyền sử dụng đất lần đầu cho hộ gia đình',
      '1',
    ]);
    const drawing = layoutSlide({ ...sampleSlides.table, rows }, { width: 499, height: 900 }, sharedMeans);
    expect(drawing.problems[0]).toMatchObject({ code: 'LAY-7', path: ['rows'], detail: { needs: 24 } });
  });

  it('LAY-8 a character that the font lacks is named with its place, and stands as a hollow box', () => {
    const slide: Slide = { ...sampleSlides.motto, phrases: ['Xin chào', 'Xin 你'] };
    const drawing = layoutSlide(slide, { width: 1920, height: 1080 }, sharedMeans);
    expect(drawing.problems).toEqual([{ code: 'LAY-8', path: ['phrases', 1], detail: { character: '你', codepoint: 'U+4F60' } }]);
    expect(textsOf(drawing.marks).some((mark) => mark.words === 'Xin 你')).toBe(true);
  });

  it('LAY-9 a box of any shape is laid out, even one narrower than a letter', () => {
    for (const slide of Object.values(sampleSlides)) {
      for (const box of [
        { width: 16, height: 16 },
        { width: 20, height: 1080 },
        { width: 16000, height: 40 },
      ]) {
        const drawing = layoutSlide(slide, box, sharedMeans);
        for (const mark of drawing.marks)
          expect(Number.isFinite(mark.x) && Number.isFinite(mark.y), JSON.stringify(mark)).toBe(true);
      }
    }
  });

  it('LAY-10 blocks of text do not run into one another', () => {
    fc.assert(
      fc.property(arbitrarySlide, arbitraryBox, (slide, box) => {
        const drawing = layoutSlide(slide, box, sharedMeans);
        fc.pre(drawing.problems.length === 0);
        const texts = textsOf(drawing.marks);
        const inks = texts.map((mark) => ({ ...inkBox(fonts, mark), mark }));
        inks.forEach((a, index) => {
          for (const b of inks.slice(index + 1)) {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            const slack = a.mark.size === b.mark.size ? 0.13 * a.mark.size : 1;
            if (across > 1) expect(down, `${a.mark.words} / ${b.mark.words}`).toBeLessThanOrEqual(slack);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('LAY-11 every theme paints every template', () => {
    for (const theme of THEMES) {
      for (const slide of Object.values(sampleSlides)) {
        const drawing = layoutSlide(
          slide,
          { width: 1920, height: slide.template === 'ticker' ? 112 : 1080 },
          { fonts, theme, live: null },
        );
        expect(drawing.background).toBe(theme.background);
        expect(drawing.problems).toEqual([]);
        if (slide.template !== 'clock') expect(drawing.words).not.toBe('');
      }
    }
  });
});
