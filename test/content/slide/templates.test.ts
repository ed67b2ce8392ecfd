import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../../content/slide/contrast.ts';
import { DEFAULT_THEME, neutralSlide, THEMES } from '../../../content/slide/default-theme.ts';
import { layoutSlide } from '../../../content/slide/layout.ts';
import { type Slide, slideSchema } from '../../../content/slide/slide.ts';
import { groupsOf } from '../../../content/slide/templates/motto.ts';
import { qrOutline } from '../../../content/slide/templates/qr.ts';
import { flowing } from '../../../content/slide/templates/statement.ts';
import { themeSchema } from '../../../content/slide/theme.ts';
import { zoneBoxes } from '../../../content/slide/zones.ts';
import { bakedFonts, inkBox, liveValues, means, sampleSlides, score, textsOf } from '../../support/slide-means.ts';

const land = { width: 1920, height: 1080 };
const linesOf = (slide: Slide, box = land, live = liveValues) =>
  textsOf(layoutSlide(slide, box, { ...means(), live }).marks).map((mark) => mark.words);
const scoreLines = (...shown: Parameters<typeof score>) =>
  linesOf({ ...sampleSlides.score, unit: 'x' }, land, { ...liveValues, scores: { 'x/quarter': score(...shown) } }).join(' ');

describe('zones', () => {
  it('SLD-4 the shorter side of any screen is 1080 units, and its zones cover it without gap or overlap', () => {
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
      [1080, 1920],
      [1366, 768],
      [1024, 1280],
    ] as const) {
      for (const zones of ['full', 'ticker', 'side', 'side-ticker'] as const) {
        const { unit, main, ticker, side } = zoneBoxes({ width, height, zones });
        expect(Math.min(width, height) / unit).toBeCloseTo(1080, 6);
        const area = [main, ticker, side].reduce((sum, box) => sum + (box ? box.width * box.height : 0), 0);
        expect(area / ((width / unit) * (height / unit))).toBeCloseTo(1, 4);
        expect(ticker !== null).toBe(zones.includes('ticker'));
        expect(side !== null).toBe(zones.includes('side'));
      }
    }
  });
});

describe('themes', () => {
  it('SLD-5 the presets are sound, and what is read from afar has a contrast of 7:1 or more in each', () => {
    for (const theme of THEMES) {
      expect(themeSchema.parse(theme)).toEqual(theme);
      for (const ground of [theme.background, theme.surface]) {
        for (const ink of [theme.ink, theme.muted, theme.accent])
          expect(contrast(ink, ground), `${theme.id} ${ink}`).toBeGreaterThanOrEqual(7);
      }
      expect(contrast(theme.onAccent, theme.accent), theme.id).toBeGreaterThanOrEqual(7);
      expect(theme.logo).toBeNull();
    }
  });

  it('SLD-6 with nothing to show a screen shows the name of its unit', () => {
    const slide = neutralSlide('UBND phường Nguyễn Cư Trinh');
    expect(slideSchema.parse(slide)).toEqual(slide);
    expect(linesOf(slide).join(' ')).toBe('UBND phường Nguyễn Cư Trinh');
  });
});

describe('templates', () => {
  it('SLD-7 two runs of phrases that share their first word stand under heads, other phrases do not', () => {
    expect(groupsOf(sampleSlides.motto.phrases)?.map((group) => group.head)).toEqual(['4 XIN', '4 LUÔN']);
    expect(groupsOf(['Xin chào', 'Xin lỗi'])).toBeNull();
    expect(groupsOf(['Chuyên nghiệp', 'Trách nhiệm', 'Minh bạch', 'Hiệu quả'])).toBeNull();
    expect(linesOf(sampleSlides.motto)).toEqual(expect.arrayContaining(['4 XIN', '4 LUÔN', ...sampleSlides.motto.phrases]));
  });

  it('SLD-7 phrases of a list are of one size', () => {
    const four: Slide = { ...sampleSlides.motto, title: '4 XIN', phrases: ['Xin chào', 'Xin lỗi', 'Xin cảm ơn', 'Xin phép'] };
    for (const box of [land, { width: 1080, height: 1920 }, { width: 499, height: 968 }]) {
      const marks = textsOf(layoutSlide(four, box, means()).marks);
      expect(new Set(marks.filter((mark) => mark.words.startsWith('Xin ')).map((mark) => mark.size)).size).toBe(1);
    }
  });

  it('SLD-8 lines that go on in small letters flow together; lines of their own stay', () => {
    expect(flowing(['Có tinh thần hợp tác, tương trợ', 'trong thực hiện nhiệm vụ'])).toEqual([
      'Có tinh thần hợp tác, tương trợ trong thực hiện nhiệm vụ',
    ]);
    expect(flowing(['Đạo đức, lối sống', 'Trang phục', '“Một việc”'])).toHaveLength(3);
    expect(flowing(['của cán bộ', 'đúng hẹn'])).toEqual(['của cán bộ đúng hẹn']);
  });

  it('SLD-9 a score never shows a percentage without a sound sample, nor without its count', () => {
    expect(scoreLines({ count: 0, satisfied: 0 })).toContain('Chưa có lượt đánh giá');
    expect(scoreLines({ count: 6, satisfied: 5 })).toMatch(/5 trên 6 lượt đánh giá hài lòng.*Chưa đủ lượt đánh giá/);
    expect(scoreLines({ count: 6, satisfied: 5 })).not.toContain('%');
    expect(scoreLines({ count: 214, satisfied: 203 })).toMatch(/95% hài lòng \(214 lượt đánh giá\) Khoảng tin cậy 95%: 91–98%/);
    expect(linesOf(sampleSlides.score, land, { ...liveValues, scores: {} }).join(' ')).toContain('Chưa có số liệu');
  });

  it('SLD-9 a score always says that it is not SIPAS, when it was counted, and when it is stale', () => {
    const lines = scoreLines({ count: 40, satisfied: 31 }, { stale: true });
    expect(lines).toContain('Số liệu tự đánh giá tại chỗ, không phải Chỉ số SIPAS');
    expect(lines).toContain('Số liệu chưa được cập nhật · Cập nhật lúc 08:05 ngày 22/11/2026');
    expect(scoreLines({ count: 0, satisfied: 0 })).toContain('không phải Chỉ số SIPAS');
  });

  it('SLD-10 the clock shows time, weekday and official date, and its size does not change with the time', () => {
    expect(linesOf(sampleSlides.clock)).toEqual(['08:05', 'Chủ nhật, ngày 22 tháng 11 năm 2026']);
    const sizeAt = (hour: number, minute: number) =>
      textsOf(
        layoutSlide(sampleSlides.clock, land, { ...means(), live: { ...liveValues, local: { day: '2026-11-22', hour, minute } } })
          .marks,
      )[0]?.size;
    expect(sizeAt(11, 11)).toBe(sizeAt(20, 48));
    expect(textsOf(layoutSlide(sampleSlides.clock, land, { ...means(), live: null }).marks)[0]?.words).toBe('––:––');
  });

  it('SLD-11 a ticker that fits stands still; a longer one is a strip as wide as its words and a gap', () => {
    const box = { width: 1920, height: 112 };
    const still = layoutSlide({ ...sampleSlides.ticker, text: 'Xin chào' }, box, means());
    expect(still.width).toBe(1920);
    const long: Slide = { ...sampleSlides.ticker, text: `${sampleSlides.ticker.text} ${sampleSlides.ticker.text}` };
    const strip = layoutSlide(long, box, means());
    const [run] = textsOf(strip.marks);
    expect(textsOf(strip.marks)).toHaveLength(1);
    expect(run?.words).toBe(long.text);
    expect(strip.problems).toEqual([]);
    const ink = run ? inkBox(bakedFonts(), run) : null;
    const gap = strip.width - ((ink?.right ?? 0) - (ink?.left ?? 0));
    expect(gap).toBeGreaterThan(3 * 56);
    expect(gap).toBeLessThan(3.4 * 56);
  });

  it('SLD-12 a QR code has the modules of its address, dark on white, with four quiet modules around', () => {
    const { outline, size } = qrOutline(sampleSlides.qr.url);
    const { data, size: bare } = encode(sampleSlides.qr.url, { ecc: 'M', border: 0 });
    expect(size).toBe(bare + 8);
    const dark = new Set<string>();
    for (const [, x, y, length] of outline.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let step = 0; step < Number(length); step += 1) dark.add(`${Number(x) + step - 4},${Number(y) - 4}`);
    }
    expect(dark).toEqual(new Set(data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x},${y}`] : [])))));
    const { marks } = layoutSlide(sampleSlides.qr, land, means());
    const at = marks.findIndex((mark) => mark.kind === 'path');
    const [ground, code] = [marks[at - 1], marks[at]];
    expect(ground?.kind === 'box' && code?.kind === 'path' && contrast(ground.fill, code.fill)).toBeGreaterThan(15);
  });

  it('SLD-13 a picture is cut only where little is lost, and keeps its description', () => {
    const fitAt = (width: number, height: number) => {
      const slide: Slide = { ...sampleSlides.captioned, picture: { ...sampleSlides.captioned.picture, width, height } };
      const mark = layoutSlide(slide, land, means()).marks.find((one) => one.kind === 'picture');
      return mark?.kind === 'picture' ? [mark.fit, mark.alt] : [];
    };
    expect(fitAt(1200, 1080)).toEqual(['cover', 'Trụ sở phường']);
    expect(fitAt(2400, 800)).toEqual(['contain', 'Trụ sở phường']);
  });

  it('SLD-14 a logo stands top left and the title keeps clear of it', () => {
    const theme = { ...DEFAULT_THEME, logo: { hash: 'b'.repeat(64), width: 400, height: 400, alt: 'Biểu trưng' } };
    for (const slide of Object.values(sampleSlides)) {
      const box = slide.template === 'ticker' ? { width: 1920, height: 112 } : land;
      const { marks } = layoutSlide(slide, box, { ...means(), theme });
      const logo = marks.find((mark) => mark.kind === 'picture' && mark.alt === 'Biểu trưng');
      if (logo?.kind !== 'picture') continue;
      expect(logo.x).toBeLessThan(200);
      for (const mark of textsOf(marks)) {
        const ink = inkBox(bakedFonts(), mark);
        const apart = ink.left >= logo.x + logo.width || ink.top >= logo.y + logo.height || ink.bottom <= logo.y;
        expect(apart, `${slide.template}: ${mark.words}`).toBe(true);
      }
    }
  });
});
