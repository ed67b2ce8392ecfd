import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanText, plainText, textProblems } from '../../../content/text/door.ts';
import { countGraphemes, graphemeBounds } from '../../../content/text/graphemes.ts';

const codes = (text: string, limits = { max: 40 }): string[] => textProblems(text, limits).map((found) => found.code);
const runs = { seed: 20191101, numRuns: 300 };

/** Vietnamese, marks, emoji, look-alikes and nonsense, composed or not. */
const pieces = [
  'Xin chào ',
  'luôn mỉm cười',
  'Ð',
  'ɖ',
  'o\u031b\u0301',
  '\u0301',
  '👩\u200d👩\u200d👧',
  '1\ufe0f\u20e3',
  ' ',
  '\r\n',
  '\n',
  '🇻🇳',
  'Р',
  'kΩ',
  '\u200d',
  '\u0600',
  '한국',
  'क्षि',
  '\u1100\u1161',
];
const wildText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
);

describe('the door of text', () => {
  it('TXT-1 keeps NFC, trimmed, with plain line breaks', () => {
    expect(plainText({ max: 40 }).parse('  luo\u0302n mi\u0309m cu\u031bo\u031b\u0300i\u00a0')).toBe('luôn mỉm cười');
    expect(plainText({ max: 40, lines: true }).parse('Xin chào\r\nÔng/Bà\r')).toBe('Xin chào\nÔng/Bà');
  });

  it('TXT-1 lets through again what it let through, unchanged', () => {
    const door = plainText({ max: 20, min: 0, lines: true });
    const check = (text: string): void => {
      const once = door.safeParse(text);
      if (!once.success) return;
      expect(once.data).toBe(cleanText(text));
      expect(once.data).toBe(once.data.normalize('NFC').trim());
      expect(door.parse(once.data)).toBe(once.data);
    };
    fc.assert(fc.property(wildText, check), runs);
  });

  it('TXT-2 refuses lone halves of surrogates', () => {
    expect(codes('a\ud800b')).toEqual(['TXT-2']);
    expect(codes('a\udc00')).toEqual(['TXT-2']);
    expect(codes('😀')).toEqual([]);
  });

  it.each(['\u0000', '\t', '\u001b', '\u007f', '\u0085', '\ufdd0', '\uffff', '\u{1fffe}'])(
    'TXT-3 refuses control character %j',
    (bad) => {
      expect(codes(`a${bad}b`)).toEqual(['TXT-3']);
    },
  );

  it.each(['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'])('TXT-4 refuses bidi control %j', (bad) => {
    expect(codes(`a${bad}b`)).toEqual(['TXT-4']);
  });

  it.each(['\u00ad', '\u034f', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\ufe0f', '\u3164', '\u{e0101}'])(
    'TXT-5 refuses invisible %j',
    (bad) => {
      expect(codes(`a${bad}b`)).toContain('TXT-5');
    },
  );

  it('TXT-5 lets joiners and selectors through inside an emoji only', () => {
    for (const emoji of ['👩\u200d👩\u200d👧', '❤\ufe0f\u200d🔥', '1\ufe0f\u20e3', '☎\ufe0e', '👩🏽\u200d⚕\ufe0f'])
      expect(codes(`a ${emoji}`)).toEqual([]);
    expect(codes('👩\u200d')).toEqual(['TXT-5']);
    expect(codes('👩\u200da')).toEqual(['TXT-5']);
    expect(codes('a\u200d👩')).toEqual(['TXT-5']);
    expect(codes('👩\u200d\u200d👩')).toEqual(['TXT-5']);
  });

  it('TXT-6 refuses tag characters, flags of regions among them', () => {
    expect(codes('🏴\u{e0067}\u{e007f}')).toEqual(['TXT-6']);
  });

  it('TXT-7 refuses separators inside a text', () => {
    expect(codes('a\u2028b')).toEqual(['TXT-7']);
    expect(codes('a\u2029b', { max: 40 })).toEqual(['TXT-7']);
  });

  it('TXT-8 takes two marks on a letter, not three, and none without a letter', () => {
    expect(codes('x\u0301\u0323')).toEqual([]);
    expect(codes('x\u0301\u0323\u0302')).toEqual(['TXT-8']);
    expect(codes('\u0301a')).toEqual(['TXT-8']);
    expect(codes('a \u0301')).toEqual(['TXT-8']);
  });

  it('TXT-9 folds every form of đ into one', () => {
    expect(cleanText('Ðống Ɖa, ðường ɖi')).toBe('Đống Đa, đường đi');
  });

  it('TXT-10 refuses nothing but blanks where something is wanted', () => {
    expect(codes('')).toEqual(['TXT-10']);
    expect(codes(' \u00a0 ')).toEqual(['TXT-10']);
    expect(textProblems('', { max: 5, min: 0 })).toEqual([]);
  });

  it('TXT-11 counts graphemes, not code units', () => {
    expect(codes('mỉm'.normalize('NFD'), { max: 3 })).toEqual([]);
    expect(codes('👩\u200d👩\u200d👧👩\u200d👩\u200d👧', { max: 2 })).toEqual([]);
    expect(codes('bốn!', { max: 3 })).toEqual(['TXT-11']);
  });

  it('TXT-11 bounds code units too, before any work and after normalising', () => {
    expect(codes('x'.repeat(1_000_000), { max: 3 })).toEqual(['TXT-11']);
    expect(codes(`👩${'\u200d👩'.repeat(200)}`, { max: 3 })).toEqual(['TXT-11']);
    const grows = `👩${'\u200d👩'.repeat(38)}${'\ufb2c'.repeat(4)}`;
    expect(grows.length).toBeLessThan(124);
    expect(codes(grows, { max: 5 })).toEqual(['TXT-11']);
  });

  it('TXT-13 refuses less than the minimum', () => {
    expect(textProblems('ab', { max: 9, min: 3 })).toEqual([{ code: 'TXT-13', path: [], detail: { min: 3, length: 2 } }]);
    expect(textProblems('abc', { max: 9, min: 3 })).toEqual([]);
  });

  it('TXT-14 takes line breaks only where lines are allowed', () => {
    expect(codes('a\nb')).toEqual(['TXT-14']);
    expect(textProblems('a\nb', { max: 9, lines: true })).toEqual([]);
  });

  it('TXT-15 refuses look-alikes among Latin letters and names them', () => {
    expect(textProblems('Рhường Bến Nghé', { max: 40 })).toEqual([
      { code: 'TXT-15', path: [], detail: { word: 'Рhường', character: 'Р (U+0420)' } },
    ]);
    expect(codes('Αn')).toEqual(['TXT-15']);
    expect(codes('Москва và Αθήνα')).toEqual([]);
  });
});

describe('the door on an engine that cannot segment', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('TXT-12 bounds the count of graphemes from both sides', () => {
    const check = (text: string): void => {
      const bounds = graphemeBounds(text);
      const { least } = countGraphemes(text);
      expect(bounds.least).toBeLessThanOrEqual(least);
      expect(bounds.most).toBeGreaterThanOrEqual(least);
    };
    fc.assert(fc.property(wildText, check), { ...runs, numRuns: 1500 });
  });

  it('TXT-12 refuses nothing that another engine accepted, and still refuses what is far too long', () => {
    const door = plainText({ max: 6, min: 2, lines: true });
    const accepted = fc.sample(wildText, { ...runs, numRuns: 1500 }).flatMap((text) => {
      const parsed = door.safeParse(text);
      return parsed.success ? [parsed.data] : [];
    });
    expect(accepted.length).toBeGreaterThan(50);
    vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
    for (const text of accepted) expect(door.parse(text)).toBe(text);
    expect(door.safeParse('quá dài 😀').success).toBe(false);
  });
});
