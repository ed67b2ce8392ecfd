/**
 * What the door and the tickers allow themselves to say about the length of a text, in graphemes (what a reader takes for one
 * character). `least` and `most` are equal where the engine can segment; else the truth lies between them.
 */
export interface GraphemeCount {
  readonly least: number;
  readonly most: number;
}

/** Characters that always are a grapheme of their own, all of Vietnamese among them; and marks that never begin one. */
const SIMPLE = /^[\n\x20-\x7e\u00a0-\u02ff\u1e00-\u1eff\u2010-\u2027]*$/;

/**
 * Counts graphemes (TXT-12). Without Intl.Segmenter (Chromium before 87) the count is bounded: `least` counts only characters that
 * begin a grapheme for certain, `most` counts code points; so a limit checked against the kind side refuses nothing that a
 * segmenting engine has accepted.
 */
export function countGraphemes(text: string): GraphemeCount {
  if (SIMPLE.test(text)) return { least: text.length, most: text.length };
  const segmenter = newSegmenter();
  if (segmenter === null) return graphemeBounds(text);
  const count = Array.from(segmenter.segment(text)).length;
  return { least: count, most: count };
}

/** The bounds that hold without a segmenter. Never `least` above, never `most` below the true count. */
export function graphemeBounds(text: string): GraphemeCount {
  let least = 0;
  let most = 0;
  let afterSimple = true;
  for (const character of text) {
    const simple = SIMPLE.test(character);
    if (simple && afterSimple) least += 1;
    afterSimple = simple || (afterSimple && isLatinMark(character));
    most += 1;
  }
  return { least, most };
}

const isLatinMark = (character: string): boolean => character >= '\u0300' && character <= '\u036f';

function newSegmenter(): Intl.Segmenter | null {
  return typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('vi', { granularity: 'grapheme' }) : null;
}
