import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakInto, linesNeeded, type Measured } from '../../../content/slide/type/break.ts';
import { fitText } from '../../../content/slide/type/fit.ts';
import { piecesOf } from '../../../content/slide/type/pieces.ts';
import { scaleOf } from '../../../content/slide/type/scale.ts';
import { bakedFonts } from '../../support/slide-means.ts';

const words = (text: string) => piecesOf(text).map((piece) => piece.words);
const copy = (texts: string[], manner: 'even' | 'full' = 'even') => ({
  texts,
  font: bakedFonts().bold,
  leading: 1.35,
  gap: 0,
  tracking: 0,
  manner,
});
const setAt = (text: string, width: number, size: number, gain = 1.01) =>
  fitText(copy([text]), { width, height: 1e5, lines: 40, gain }, [size]).lines.map((line) => line.words);

describe('pieces', () => {
  it('LAY-5 a number stays with its unit, its opener, and a dash with the word before it', () => {
    expect(words('“4 XIN – 4 LUÔN”')).toEqual(['“4 XIN –', '4 LUÔN”']);
    expect(words('ngày 05 tháng 02 năm 2026')).toEqual(['ngày 05', 'tháng 02', 'năm 2026']);
    expect(words('trong 30 ngày làm việc')).toEqual(['trong', '30 ngày', 'làm', 'việc']);
    expect(words('từ 07:30 – 11:30, tại Quầy 3')).toEqual(['từ', '07:30 –', '11:30,', 'tại', 'Quầy 3']);
    expect(words('UBND Quận 1')).toEqual(['UBND', 'Quận 1']);
  });

  it('LAY-5 a no-break space is never broken', () => {
    expect(words('Bến\u00a0Nghé đẹp')).toEqual(['Bến\u00a0Nghé', 'đẹp']);
  });
});

describe('breaks', () => {
  it('LAY-6 lines of centred text are even, and the last line is not a lone word', () => {
    expect(setAt('Tận tụy phục vụ Nhân dân mọi lúc', 600, 60)).toEqual(['Tận tụy phục vụ', 'Nhân dân mọi lúc']);
    expect(setAt('Chung tay xây nên phố mới', 560, 60).at(-1)?.split(' ').length).toBeGreaterThan(1);
  });

  it('LAY-6 a line ends at a pause or between words rather than inside a word of two syllables', () => {
    const lines = setAt('cán bộ, công chức, viên chức phải thực hiện văn hóa công vụ', 640, 60);
    expect(lines.join('\n')).not.toMatch(/(cán|công|viên|thực|văn)\n/);
  });

  it('LAY-6 a smaller size is taken for markedly better breaks, not for slightly better ones', () => {
    const sizes = scaleOf(1080, 0.36, 0.05);
    const fit = fitText(copy(['NỀN HÀNH CHÍNH VÌ NHÂN DÂN PHỤC VỤ']), { width: 600, height: 900, lines: 6, gain: 1.12 }, sizes);
    expect(fit.lines.map((line) => line.words)).toContain('HÀNH CHÍNH');
  });

  it('LAY-12 a middle dot stands within a line and not at its end', () => {
    expect(setAt('Văn minh · Thân thiện · Liêm chính · Kiến tạo', 720, 60)).toEqual([
      'Văn minh · Thân thiện',
      'Liêm chính · Kiến tạo',
    ]);
  });

  it('LAY-6 every word stands once and in order, whatever the width', () => {
    const pieces = fc.array(
      fc.record({ width: fc.integer({ min: 1, max: 90 }), joint: fc.constantFrom('pause', 'plain', 'weak', 'poor') }),
      {
        minLength: 1,
        maxLength: 24,
      },
    );
    fc.assert(
      fc.property(pieces, fc.integer({ min: 90, max: 400 }), fc.constantFrom('even', 'full'), (list, max, manner) => {
        const measured: Measured[] = list.map(({ width, joint }, index) => ({ words: `w${index}`, width, joint }));
        const count = linesNeeded(measured, 10, max);
        const ends = breakInto(measured, 10, max, count, manner)?.ends ?? [];
        expect(ends).toHaveLength(count);
        expect(ends.at(-1)).toBe(measured.length);
        ends.forEach((end, index) => {
          const line = measured.slice(ends[index - 1] ?? 0, end);
          expect(line.length).toBeGreaterThan(0);
          expect(line.reduce((sum, piece) => sum + piece.width + 10, -10)).toBeLessThanOrEqual(max);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('LAY-6 no way to break into as many lines costs less (against trying them all)', () => {
    const pieces = fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(pieces, (widths) => {
        const measured: Measured[] = widths.map((width, index) => ({ words: `w${index}`, width, joint: 'plain' }));
        const count = linesNeeded(measured, 5, 120);
        const found = breakInto(measured, 5, 120, count, 'even');
        const cheapest = Math.min(...waysInto(widths.length, count).map((ends) => costOf(measured, ends, count)));
        expect(found?.cost).toBeCloseTo(cheapest, 6);
      }),
      { numRuns: 100 },
    );
  });
});

/** All ways to cut `n` pieces into `count` runs, as ends. */
function waysInto(n: number, count: number, from = 0): number[][] {
  if (count === 1) return [[n]];
  const ways: number[][] = [];
  for (let end = from + 1; end <= n - count + 1; end += 1)
    for (const rest of waysInto(n, count - 1, end)) ways.push([end, ...rest]);
  return ways;
}

/** The cost that LAY-6 states, written out a second time: squares of unevenness, a price a break, a price for a lone last piece. */
function costOf(measured: readonly Measured[], ends: readonly number[], count: number): number {
  const widthOf = (from: number, end: number) => measured.slice(from, end).reduce((sum, piece) => sum + piece.width + 5, -5);
  const target = Math.max(1, (widthOf(0, measured.length) - 5 * (count - 1)) / count);
  return ends.reduce((sum, end, index) => {
    const from = ends[index - 1] ?? 0;
    const width = widthOf(from, end);
    if (width > 120) return Infinity;
    const last = end === measured.length;
    const lone = last && end - from === 1 && measured.length > count * 1.5 ? 0.8 : 0;
    return sum + 0.6 * ((target - width) / target) ** 2 + lone + (last ? 0 : 0.06);
  }, 0);
}
