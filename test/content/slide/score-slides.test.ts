import { describe, expect, it } from 'vitest';
import { contrast } from '../../../content/slide/contrast.ts';
import { THEMES } from '../../../content/slide/default-theme.ts';
import { layoutSlide } from '../../../content/slide/layout.ts';
import { type Slide, slideSchema } from '../../../content/slide/slide.ts';
import { judgementColours } from '../../../content/slide/templates/score-marks.ts';
import { amountWords, windowWords } from '../../../content/slide/templates/score-words.ts';
import { bakedFonts, liveValues, means, sampleSlides, score, textsOf } from '../../support/slide-means.ts';

const land = { width: 1920, height: 1080 };
const tall = { width: 1080, height: 1920 };
const shared = means();
const drawn = (slide: Slide, box = land, live = liveValues) => layoutSlide(slide, box, { ...shared, live });
const linesOf = (slide: Slide, box = land, live = liveValues) => textsOf(drawn(slide, box, live).marks).map((mark) => mark.words);
const wordsOf = (...shown: Parameters<typeof score>) =>
  linesOf({ ...sampleSlides.score, unit: 'x' }, land, { ...liveValues, scores: { 'x/quarter': score(...shown) } }).join(' ');
const board = (count: number): Slide => ({ ...sampleSlides.board, units: Array.from({ length: count }, (_, at) => `u${at}`) });
const scoresOf = (count: number) => ({
  ...liveValues,
  scores: Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `u${at}/quarter`,
      score({ count: 40 + at, satisfied: 30 }, { unitName: `UBND phường số ${at}` }),
    ]),
  ),
});

describe('a score on a screen', () => {
  it('SCO-20 from ten answers a grey whole percentage that says how few they are, from thirty one with its interval', () => {
    const few = drawn({ ...sampleSlides.score, unit: 'few' });
    expect(textsOf(few.marks).find((mark) => mark.words === '67%')?.fill).toBe(shared.theme.muted);
    expect(few.words).toMatch(/hài lòng \(15 lượt đánh giá\)\nÍt lượt đánh giá/);
    expect(few.words).not.toContain('Khoảng tin cậy');
    const full = drawn({ ...sampleSlides.score, unit: 'many' });
    expect(textsOf(full.marks).find((mark) => mark.words === '95%')?.fill).toBe(shared.theme.accent);
    expect(full.words).toContain('hài lòng (1.214 lượt đánh giá)\nKhoảng tin cậy 95%: 93–97%');
  });

  it('SCO-21 a tampered period shows that it is not whole, and no number', () => {
    const lines = wordsOf({ count: 240, satisfied: 200, intact: false });
    expect(lines).toContain('Số liệu không toàn vẹn');
    expect(lines).not.toMatch(/240|200|%/);
    expect(linesOf({ ...sampleSlides.board, units: ['broken'] }).join(' ')).toMatch(/Không toàn vẹn/);
  });

  it('SCO-22 how the interval stands to the target is said in words or by a sign, never by colour alone', () => {
    expect(wordsOf({ count: 1000, satisfied: 960 })).toContain('Đạt mục tiêu 90%');
    expect(wordsOf({ count: 1000, satisfied: 700 })).toContain('Dưới mục tiêu 90%');
    expect(wordsOf({ count: 40, satisfied: 36 })).toContain('Quanh mục tiêu 90%');
    expect(wordsOf({ count: 12, satisfied: 3 })).not.toContain('mục tiêu');
    const lines = linesOf(sampleSlides.board);
    expect(lines).toEqual(expect.arrayContaining(['+ 95%', '– 75%', '67%']));
  });

  it('SCO-22 the words on a plate have a contrast of 7:1, and the plate stands out from every preset', () => {
    for (const theme of THEMES) {
      for (const colour of ['above', 'below', 'between'] as const) {
        const { ground, ink } = judgementColours(theme, colour);
        expect(contrast(ground, ink), colour).toBeGreaterThanOrEqual(7);
        expect(contrast(ground, theme.background), `${theme.id} ${colour}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('SCO-23 the foot tells how sure the answers are, and what is held back, excluded or late', () => {
    const lines = wordsOf({ count: 90, satisfied: 80 }, { held: 4, excluded: 3, added: 2 });
    for (const part of ['Đã xác thực: 30', 'Tại chỗ: 60', 'Tạm giữ: 4', 'Đã loại: 3', 'Điều chỉnh sau khi chốt: 2'])
      expect(lines).toContain(part);
    expect(wordsOf({ count: 90, satisfied: 80 }, { excluded: 1, added: -1 })).toContain(
      'Đã loại: 1 · Điều chỉnh sau khi chốt: −1',
    );
    expect(lines).not.toContain('Chưa xác thực');
  });

  it('SCO-24 the counted stretch of time is named; what is no longer today’s by its date', () => {
    expect(windowWords('day', '2026-11-22', '2026-11-22')).toBe('Hôm nay');
    expect(windowWords('day', '2026-11-21', '2026-11-22')).toBe('Ngày 21/11/2026');
    expect(windowWords('week', '2026-11-22', '2026-11-22')).toBe('7 ngày qua');
    expect(windowWords('week', '2026-11-21', '2026-11-22')).toBe('7 ngày đến 21/11/2026');
    expect(windowWords('month', '2026-02-28', '2026-02-01')).toBe('Tháng 2/2026');
    expect(windowWords('quarter', '2026-12-31', '2026-10-01')).toBe('Quý IV/2026');
  });

  it('SCO-24 large numbers have points', () => {
    expect([0, 999, 1000, 1234567].map(amountWords)).toEqual(['0', '999', '1.000', '1.234.567']);
  });

  it('SCO-25 two windows stand beside each other, on a narrow screen one below the other, each with its own count', () => {
    const slide: Slide = { ...sampleSlides.score, window: 'day', beside: 'quarter' };
    expect(slideSchema.parse(slide)).toEqual(slide);
    for (const box of [land, tall]) {
      const marks = textsOf(drawn(slide, box).marks);
      const [today, quarter] = ['Hôm nay', 'Quý IV/2026'].map((words) => marks.find((mark) => mark.words === words));
      const across = (quarter?.x ?? 0) - (today?.x ?? 0);
      const down = (quarter?.y ?? 0) - (today?.y ?? 0);
      expect(box === land ? across > 600 && Math.abs(down) < 5 : down > 500).toBe(true);
      expect(marks.filter((mark) => /lượt đánh giá\)/.test(mark.words))).toHaveLength(2);
      expect(drawn(slide, box).problems).toEqual([]);
    }
  });

  it('SCO-26 a board shows every unit in the order in which it was written, without ranks', () => {
    const lines = linesOf(sampleSlides.board).filter((words) => words.startsWith('UBND'));
    const names = ['Bến Nghé', 'Nguyễn Thái Bình', 'Cầu Ông Lãnh', 'Cầu Kho', 'Đa Kao', 'Phạm Ngũ Lão', 'Tân Định'];
    expect(lines).toEqual(names.map((name) => `UBND phường ${name}`));
  });

  it('SCO-26 a board of 24 units stands on one screen, in letters that are not too small', () => {
    for (const box of [land, tall]) {
      for (const count of [1, 3, 12, 13, 24]) {
        const { marks, problems } = drawn(board(count), box, scoresOf(count));
        const names = textsOf(marks).filter((mark) => mark.words.startsWith('UBND'));
        expect(problems, `${count} on ${box.width}`).toEqual([]);
        expect(names).toHaveLength(count);
        expect(new Set(names.map((mark) => mark.size)).size).toBe(1);
        expect(names[0]?.size).toBeGreaterThanOrEqual(24);
      }
    }
  });

  it('SCO-26 a unit without a value says so; a board without any says it once', () => {
    const { scores } = liveValues;
    const some = linesOf({ ...sampleSlides.board, units: ['many', 'nobody'] }, land, { ...liveValues, scores });
    expect(some).toContain('Chưa có số liệu');
    expect(
      linesOf(sampleSlides.board, land, { ...liveValues, scores: {} }).filter((words) => words === 'Chưa có số liệu'),
    ).toHaveLength(1);
    expect(bakedFonts().bold.glyphs.has('–')).toBe(true);
  });

  it('SCO-27 every score slide says that it is not SIPAS, and when its oldest value was counted', () => {
    for (const slide of [sampleSlides.score, sampleSlides.board, { ...sampleSlides.score, beside: 'day' } as const]) {
      const lines = linesOf(slide).join(' ');
      expect(lines).toContain('Số liệu tự đánh giá tại chỗ, không phải Chỉ số SIPAS');
      expect(lines).toContain('Cập nhật lúc 08:05 ngày 22/11/2026');
    }
    expect(linesOf(sampleSlides.board).join(' ')).toContain('Số liệu chưa được cập nhật');
  });
});
