import type { Atlas, LedGlyph } from './atlas.ts';

/** Two characters and in how many dots they differ. */
export interface NearPair {
  readonly pair: string;
  readonly dots: number;
}

/**
 * How well an atlas tells letters apart: which of the 134 Vietnamese letters it has, which needed characters it lacks, which pairs
 * are drawn alike (there must be none), and which differ by two dots or fewer (nobody tells these apart from afar).
 */
export interface AtlasReport {
  readonly rows: number;
  readonly font: string;
  readonly letters: number;
  readonly missing: string;
  readonly equal: readonly string[];
  readonly near: readonly NearPair[];
}

const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const lower = [...'aăâeêioôơuưy'].flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC')));
const marked = [...lower.filter((letter) => !'aeiouy'.includes(letter)), 'đ'];

/** The 67 letters with marks, small and capital. */
export const VIETNAMESE_LETTERS: readonly string[] = [...marked, ...marked.map((letter) => letter.toUpperCase())];

/** What every atlas has to have besides ASCII and the 134 letters: marks of official texts and arrows. */
const NEEDED_SIGNS = '«»“”‘’–—…•·×°₫←↑→↓';

const LATIN = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
const COMPARED = [...VIETNAMESE_LETTERS, ...LATIN, ...LATIN.map((letter) => letter.toUpperCase()), ...'0123456789'];
const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const NEAR = 2;

/** Measures an atlas. Letters of either case and digits are compared with each other as they stand on the line. */
export function atlasReport(atlas: Atlas): AtlasReport {
  const pairs = closePairs(atlas);
  const needed = [...ASCII, ...VIETNAMESE_LETTERS, ...NEEDED_SIGNS];
  return {
    rows: atlas.rows,
    font: atlas.font,
    letters: VIETNAMESE_LETTERS.filter((letter) => atlas.glyphs.has(letter)).length,
    missing: needed.filter((character) => !atlas.glyphs.has(character)).join(''),
    equal: pairs.filter(({ dots }) => dots === 0).map(({ pair }) => pair),
    near: pairs.filter(({ dots }) => dots > 0),
  };
}

function closePairs(atlas: Atlas): NearPair[] {
  const drawn = COMPARED.flatMap((character) => {
    const glyph = atlas.glyphs.get(character);
    return glyph ? [{ character, lit: litOf(glyph) }] : [];
  });
  return drawn.flatMap((one, index) =>
    drawn.slice(index + 1).flatMap((other) => {
      const dots = apart(one.lit, other.lit);
      return dots <= NEAR ? [{ pair: one.character + other.character, dots }] : [];
    }),
  );
}

/** The lit dots as numbers; the ink begins at the pen, for a letter alone does not show where its pen stood. */
function litOf(glyph: LedGlyph): ReadonlySet<number> {
  const lit = new Set<number>();
  glyph.dots.forEach((on, at) => {
    if (on === 1) lit.add((glyph.top + Math.floor(at / glyph.width)) * 1024 + (at % glyph.width));
  });
  return lit;
}

/** In how many dots two sets differ; stops counting beyond `NEAR`. */
function apart(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  if (Math.abs(one.size - other.size) > NEAR) return NEAR + 1;
  let different = 0;
  for (const dot of one) if (!other.has(dot) && ++different > NEAR) return different;
  for (const dot of other) if (!one.has(dot) && ++different > NEAR) return different;
  return different;
}
