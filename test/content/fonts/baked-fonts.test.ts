import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseFontSet } from '../../../content/fonts/font-set.ts';
import { kern, widthOf } from '../../../content/slide/type/measure.ts';
import { bake, characterSet } from '../../../scripts/bake-fonts.ts';
import { bakedFonts } from '../../support/slide-means.ts';

const VOWELS = 'aăâeêioôơuưy';
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

describe('baked fonts', () => {
  it('SLD-1 the committed outlines are exactly those of the font package', async () => {
    const committed = await readFile(new URL('../../../content/fonts/be-vietnam-pro-bold.json', import.meta.url), 'utf8');
    expect((await bake('bold')) === committed).toBe(true);
  });

  it('SLD-2 every weight has ASCII, all 134 Vietnamese letters and the signs of official texts, each with ink', () => {
    const lower = [...VOWELS].flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))).concat('đ');
    const marked = lower.filter((letter) => !'aeiouy'.includes(letter));
    expect(marked.length * 2).toBe(134);
    const signs = '«»“”‘’–—…•·₫%°×0123456789.,:;!?()/+-@&';
    for (const font of Object.values(bakedFonts())) {
      for (const letter of [...lower, ...lower.map((c) => c.toUpperCase()), ...signs]) {
        expect(font.glyphs.get(letter)?.outline, letter).toBeTruthy();
      }
    }
  });

  it('SLD-2 characters are NFC and stand once', () => {
    const all = characterSet();
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((c) => c === c.normalize('NFC'))).toBe(true);
  });

  it('SLD-3 kerning is that of the font: pairs close up, pairs with a space do not', () => {
    const { bold } = bakedFonts();
    expect(kern(bold, 'A', 'V')).toBe(-84);
    expect(kern(bold, 'T', 'ờ')).toBe(-102);
    expect(kern(bold, 'A', ' ')).toBe(0);
    expect(widthOf(bold, 'AV', 0)).toBeLessThan(widthOf(bold, 'A', 0) + widthOf(bold, 'V', 0));
  });

  it('SLD-1 a damaged font is refused with the name of what is damaged', () => {
    expect(() => parseFontSet({ medium: {}, bold: {}, extrabold: {} })).toThrow('not a baked font');
  });
});
