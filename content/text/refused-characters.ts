/** Why a character never passes the door. */
export type Refusal = 'ill-formed' | 'control' | 'bidi' | 'invisible' | 'tag' | 'separator';

type Range = readonly [first: number, last: number, why: Refusal];

/**
 * Code points, never property classes: server and TV must agree, though their engines know different editions of Unicode.
 * Joiners and variation selectors stand in `invisible`; the door lets them through where an emoji needs them.
 */
const RANGES: readonly Range[] = [
  [0x00, 0x1f, 'control'],
  [0x7f, 0x9f, 'control'],
  [0xad, 0xad, 'invisible'],
  [0x034f, 0x034f, 'invisible'],
  [0x061c, 0x061c, 'bidi'],
  [0x115f, 0x1160, 'invisible'],
  [0x17b4, 0x17b5, 'invisible'],
  [0x180b, 0x180f, 'invisible'],
  [0x200b, 0x200d, 'invisible'],
  [0x200e, 0x200f, 'bidi'],
  [0x2028, 0x2029, 'separator'],
  [0x202a, 0x202e, 'bidi'],
  [0x2060, 0x2065, 'invisible'],
  [0x2066, 0x2069, 'bidi'],
  [0x206a, 0x206f, 'invisible'],
  [0x2800, 0x2800, 'invisible'],
  [0x3164, 0x3164, 'invisible'],
  [0xd800, 0xdfff, 'ill-formed'],
  [0xfdd0, 0xfdef, 'control'],
  [0xfe00, 0xfe0f, 'invisible'],
  [0xfeff, 0xfeff, 'invisible'],
  [0xffa0, 0xffa0, 'invisible'],
  [0xfff0, 0xfffb, 'invisible'],
  [0xfffe, 0xffff, 'control'],
  [0x1bca0, 0x1bca3, 'invisible'],
  [0x1d173, 0x1d17a, 'invisible'],
  [0xe0000, 0xe007f, 'tag'],
  [0xe0080, 0xe0fff, 'invisible'],
];

/** Why this code point is refused, or null. (U+xFFFE and U+xFFFF of every plane are no characters.) */
export function refusalOf(codePoint: number): Refusal | null {
  if ((codePoint & 0xfffe) === 0xfffe) return 'control';
  for (const [first, last, why] of RANGES) if (codePoint >= first && codePoint <= last) return why;
  return null;
}

/** Pictures that an emoji sequence may be built of. */
export const isPictograph = (codePoint: number): boolean =>
  codePoint === 0xa9 ||
  codePoint === 0xae ||
  (codePoint >= 0x2190 && codePoint <= 0x27bf) ||
  (codePoint >= 0x2b00 && codePoint <= 0x2bff) ||
  codePoint === 0x203c ||
  codePoint === 0x2049 ||
  codePoint === 0x2122 ||
  (codePoint >= 0x1f000 && codePoint <= 0x1faff);

/** Digits, `#` and `*`, which a variation selector turns into a keycap. */
export const isKeycapBase = (codePoint: number): boolean =>
  (codePoint >= 0x30 && codePoint <= 0x39) || codePoint === 0x23 || codePoint === 0x2a;
