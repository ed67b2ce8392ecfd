import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPackWordingKept, officialTexts, packProblems, packSlides, packTickers } from '../../../content/packs/official.ts';
import { filledSlide, placeholdersIn } from '../../../content/packs/placeholders.ts';
import { type Slide, slideSchema } from '../../../content/slide/slide.ts';

const raw = readFileSync(new URL('../../../content/packs/packs.json', import.meta.url));
const packs: unknown = JSON.parse(raw.toString('utf8'));
const texts = officialTexts(packs);

/** The words of a text as they are heard: small letters, no punctuation, no line breaks. */
const heard = (text: string): string => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;

function slideOf(id: string): Slide {
  const found = packSlides(packs).find((slide) => slide.locked?.slide === id);
  if (!found) throw new Error(`no text ${id}`);
  return found;
}

/** Title and body of a pack slide, as one text. */
function wordsOf(slide: Slide): { all: string; body: string } {
  if (slide.template === 'motto') return { all: [slide.title ?? '', ...slide.phrases].join(' '), body: slide.phrases.join(' ') };
  if (slide.template === 'statement') return { all: [slide.title ?? '', ...slide.lines].join(' '), body: slide.lines.join(' ') };
  if (slide.template === 'ticker') return { all: slide.text, body: slide.text };
  throw new Error(`a pack has no ${slide.template}`);
}

describe('official packs', () => {
  it('PCK-7 holds the data byte for byte', () => {
    expect(createHash('sha256').update(raw).digest('hex')).toBe(
      'bb8f289d3dbbfce7a993a49d070307e59a2814fa4cf636fc75ef8d7a12286436',
    );
    expect(texts).toHaveLength(41);
    expect(raw.toString('utf8')).toBe(raw.toString('utf8').normalize('NFC'));
  });

  it.each(texts.filter((text) => text.slide.locked?.slide !== 'I2'))(
    'PCK-1 keeps what is quoted: $slide.name',
    ({ quoted, slide, ticker }) => {
      for (const quote of quoted) {
        const shown = [wordsOf(slide).all, wordsOf(ticker).all].some((words) => heard(words).includes(heard(quote)));
        const excerpt = heard(quote).includes(heard(wordsOf(slide).body));
        expect(shown || excerpt, quote).toBe(true);
      }
    },
  );

  it('PCK-1 keeps the eight phrases in their order', () => {
    const slide = slideOf('A1');
    expect(slide.template === 'motto' ? slide.phrases : []).toEqual([
      'Xin chào',
      'Xin lỗi',
      'Xin cảm ơn',
      'Xin phép',
      'Luôn mỉm cười',
      'Luôn nhẹ nhàng',
      'Luôn lắng nghe',
      'Luôn giúp đỡ',
    ]);
  });

  it('PCK-2 gives each text its shape, locked and fit for the schema', () => {
    const shape = (id: string): string => {
      const slide = slideOf(id);
      return slide.template === 'motto' ? `${slide.title === null ? '' : 'title + '}${slide.phrases.length}` : slide.template;
    };
    expect(['A1', 'A2', 'A3', 'B5', 'G1'].map(shape)).toEqual(['title + 8', 'title + 4', 'title + 4', 'title + 4', 'title + 4']);
    expect(Array.from({ length: 8 }, (_, index) => shape(`A${index + 4}`))).toEqual(Array.from({ length: 8 }, () => '1'));
    expect(['B1', 'C2', 'F2', 'H3', 'I2', 'K3'].map(shape)).toEqual(Array.from({ length: 6 }, () => 'statement'));
    for (const slide of [...packSlides(packs), ...packTickers(packs)]) expect(slideSchema.parse(slide)).toEqual(slide);
    expect(new Set([...packSlides(packs), ...packTickers(packs)].map((slide) => slide.id)).size).toBe(82);
    expect(texts.filter((text) => text.audience === 'staff').length).toBe(13);
  });

  it('PCK-2 throws on anything that is no pack', () => {
    expect(() => packSlides({ packs: [{ id: 'x' }] })).toThrow();
  });

  it('PCK-3 keeps the wording of every pack, whatever its name and theme', () => {
    for (const slide of [...packSlides(packs), ...packTickers(packs)]) {
      expect(isPackWordingKept(slide, packs)).toBe(true);
      expect(isPackWordingKept({ ...slide, id: 'khac', name: 'Tên khác', theme: 'sang' }, packs)).toBe(true);
    }
  });

  it('PCK-3 sees the smallest change', () => {
    const [a1, b1] = [slideOf('A1'), slideOf('B1')];
    if (a1.template !== 'motto' || b1.template !== 'statement') throw new Error('shapes changed');
    const changed: Slide[] = [
      { ...a1, phrases: a1.phrases.slice(0, 7) },
      { ...a1, phrases: [...a1.phrases].reverse() },
      { ...a1, phrases: a1.phrases.map((phrase) => phrase.toUpperCase()) },
      { ...a1, title: null },
      { ...a1, source: null },
      { ...b1, lines: [...b1.lines, 'thêm'] },
      { ...b1, locked: { pack: 'voi-nguoi-dan', slide: 'B2' } },
      { ...b1, locked: { pack: 'khong-co', slide: 'B1' } },
      { ...b1, template: 'notice', title: 'VỚI NGƯỜI DÂN', body: 'Xin chào', footer: null },
    ];
    for (const slide of changed) expect(isPackWordingKept(slide, packs)).toBe(false);
    expect(isPackWordingKept({ ...a1, locked: null, phrases: ['Xin chào'] }, packs)).toBe(true);
  });

  it('PCK-3 takes filled blanks and nothing beside them', () => {
    const slide = slideOf('I2');
    if (slide.template !== 'statement') throw new Error('shape changed');
    const [first = '', second = ''] = slide.lines;
    const withSecond = (line: string): boolean => isPackWordingKept({ ...slide, lines: [first, line] }, packs);
    expect(withSecond(second.replace('{{hotline}}', '1022'))).toBe(true);
    expect(withSecond(second.replace('{{hotline}}', ''))).toBe(false);
    expect(withSecond(second.replace('hoặc gọi {{hotline}}', 'hay gọi 1022'))).toBe(false);
    expect(withSecond(second.replace('{{hotline}}', '1'.repeat(81)))).toBe(false);
    expect(isPackWordingKept({ ...slide, lines: [first, second.replace('{{hotline}}', '1022'), 'thêm'] }, packs)).toBe(false);
  });

  it('PCK-4 names the slide whose wording was changed', () => {
    const changed: Slide = { ...slideOf('A1'), template: 'motto', title: null, phrases: ['Xin chào'], source: null };
    expect(packProblems([slideOf('A2'), changed], packs)).toEqual([
      { code: 'PCK-4', path: ['slides', 1, 'locked'], detail: { slide: changed.name, text: 'A1' } },
    ]);
  });

  it('PCK-5 finds blanks wherever they stand', () => {
    expect(
      packSlides(packs).flatMap((slide) =>
        placeholdersIn(slide).map((blank) => `${slide.locked?.slide} ${blank.name} ${blank.path.join('.')}`),
      ),
    ).toEqual(['I2 hotline lines.1']);
    expect(packTickers(packs).filter((slide) => placeholdersIn(slide).length > 0)).toHaveLength(1);
  });

  it('PCK-6 fills blanks and leaves everything else alone', () => {
    const slide = slideOf('I2');
    const filled = slideSchema.parse(filledSlide(slide, { hotline: '1022', khác: 'x' }));
    expect(placeholdersIn(filled)).toEqual([]);
    expect(isPackWordingKept(filled, packs)).toBe(true);
    expect(JSON.stringify(filled).replace('1022', '{{hotline}}')).toBe(JSON.stringify(slideSchema.parse(slide)));
    expect(filledSlide(slide, {})).toEqual(slide);
    expect(JSON.stringify(filledSlide({ ...slide, name: '{{constructor}}' }, {}))).toContain('{{constructor}}');
  });
});
