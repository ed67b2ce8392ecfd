import { describe, expect, it } from 'vitest';
import { pairGap, parseAtlas } from '../../../content/led/atlas.ts';
import { atlasReport, VIETNAMESE_LETTERS } from '../../../content/led/atlas-report.ts';
import { bakeLed, RECIPES, sourceIsHere } from '../../../scripts/bake-led-fonts.ts';
import { LED_ROWS, ledAtlas, ledAtlases, rawAtlas } from '../../support/led-means.ts';

const here = new Map(await Promise.all(LED_ROWS.map(async (rows) => [rows, await sourceIsHere(rows)] as const)));

describe('atlases of dots', () => {
  it('LED-1 every atlas has all 134 letters and everything that official texts need', () => {
    expect(VIETNAMESE_LETTERS).toHaveLength(134);
    for (const atlas of ledAtlases()) {
      const { letters, missing } = atlasReport(atlas);
      expect([atlas.rows, letters, missing]).toEqual([atlas.rows, 134, '']);
    }
  });

  it('LED-1 a missing letter is seen (control of the measure)', () => {
    const atlas = ledAtlas(16);
    const glyphs = new Map(atlas.glyphs);
    glyphs.delete('ỗ');
    expect(atlasReport({ ...atlas, glyphs })).toMatchObject({ letters: 133, missing: 'ỗ' });
  });

  it('LED-2 no two letters are alike, and the pairs that are near are these', async () => {
    const found = ledAtlases().map((atlas) => {
      const { rows, equal, near } = atlasReport(atlas);
      return `${rows} rows: ${equal.length} equal, ${near.length} near ${near.map(({ pair, dots }) => `${pair}${dots}`).join(' ')}`;
    });
    await expect(`${found.map((line) => line.trim()).join('\n')}\n`).toMatchFileSnapshot('../../golden/led/near-pairs.txt');
    expect(ledAtlases().map((atlas) => atlasReport(atlas).equal.join())).toEqual(LED_ROWS.map(() => ''));
  });

  it('LED-2 from 20 rows up no two marked letters are near', () => {
    const marked = new Set(VIETNAMESE_LETTERS);
    for (const atlas of ledAtlases().filter(({ rows }) => rows >= 20))
      expect(atlasReport(atlas).near.filter(({ pair }) => [...pair].some((letter) => marked.has(letter)))).toEqual([]);
  });

  it('LED-2 letters drawn alike and nearly alike are seen (control of the measure)', () => {
    const atlas = ledAtlas(32);
    const glyph = atlas.glyphs.get('ẵ');
    if (!glyph) throw new Error('no ẵ');
    const dots = Uint8Array.from(glyph.dots, (on, at) => (at === 40 ? 1 - on : on));
    const glyphs = new Map(atlas.glyphs).set('ẳ', glyph).set('ắ', { ...glyph, dots });
    const report = atlasReport({ ...atlas, glyphs });
    expect(report.equal).toEqual(['ẳẵ']);
    expect(report.near).toEqual([
      { pair: 'ắẳ', dots: 1 },
      { pair: 'ắẵ', dots: 1 },
    ]);
  });

  for (const rows of LED_ROWS)
    it.skipIf(here.get(rows) !== true)(`LED-34 ${rows} rows are what ${RECIPES[rows]?.font} bakes to`, async () => {
      expect((await bakeLed(rows)) === rawAtlas(rows)).toBe(true);
    });

  it('LED-34 a damaged atlas is refused with the name of what is damaged', () => {
    const sound: unknown = JSON.parse(rawAtlas(16));
    const broken = (change: object): unknown => Object.assign({}, sound, change);
    expect(() => parseAtlas(null)).toThrow('not a baked atlas');
    expect(() => parseAtlas(broken({ rows: '16' }))).toThrow('rows is no whole number');
    expect(() => parseAtlas(broken({ glyphs: { a: [5, 0, 0, 4, 'zz'] } }))).toThrow('dots of a');
    expect(() => parseAtlas(broken({ glyphs: { a: [5, 0, 15, 4, 'ff'] } }))).toThrow('a leaves its rows');
  });

  it('LED-34 no two letters side by side touch where the font is drawn from outlines', () => {
    const atlas = ledAtlas(24);
    const letters = ['A', 'V', 'T', 'ờ', 'f', 'ỉ', 'Đ', 'ẵ', 'j', 'ơ', '”', ',', '4'];
    for (const a of letters)
      for (const b of letters) {
        const [one, other] = [atlas.glyphs.get(a), atlas.glyphs.get(b)];
        if (!one || !other) throw new Error('letter missing');
        const step = one.advance + pairGap(atlas, a, b);
        const lit = (glyph: typeof one, x: number, y: number): boolean =>
          x >= 0 && x < glyph.width && y >= 0 && y < glyph.height && glyph.dots[y * glyph.width + x] === 1;
        one.dots.forEach((on, at) => {
          if (on === 0) return;
          const [x, y] = [one.left + (at % one.width) - step - other.left, one.top + Math.floor(at / one.width) - other.top];
          for (const near of [y - 1, y, y + 1]) expect(lit(other, x + 1, near) || lit(other, x, near), `${a}${b}`).toBe(false);
        });
      }
  });
});
