import { withoutAccents } from './search-key.ts';

/** Numbers with their marks (1.234,5 07:30 05/02/2026), runs of letters, and signs that are read out. */
const PIECES = /\d+(?:\.\d{3})+(?!\d)|\d+|[\p{L}\p{M}]+|[%&+@=]|[.,:/–-](?=\d)/gu;
const SYLLABLE = /^(?:ngh|nh|ng|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]+(?:ch|ng|nh|[cmnpt])?$/;
const SIGNS: Readonly<Record<string, number>> = { '%': 2, '&': 1, '+': 1, '@': 2, '=': 1 };

/**
 * How many syllables a reader speaks inwardly (TXT-21): one a Vietnamese word, numbers as they are read out, UBND or QR by the
 * letter, other words by their vowels. An estimate for reading speed, never less than the number of words.
 */
export function countSyllables(text: string): number {
  const composed = text.normalize('NFC');
  let count = 0;
  for (const match of composed.matchAll(PIECES)) count += syllablesOf(match[0], match.index, composed);
  return count;
}

function syllablesOf(piece: string, at: number, text: string): number {
  if (/^\d/.test(piece)) return numberSyllables(piece.replace(/\./g, ''));
  const sign = SIGNS[piece];
  if (sign !== undefined) return sign;
  // A mark between digits is a word: 7:30 «giờ», 5/2 «tháng», 83,9 «phẩy», 7–11 «đến».
  if (/^[.,:/–-]$/.test(piece)) return /\d/.test(text.charAt(at - 1)) ? 1 : 0;
  return wordSyllables(piece);
}

function wordSyllables(word: string): number {
  const plain = withoutAccents(word).toLowerCase();
  if (SYLLABLE.test(plain)) return 1;
  const vowels = plain.match(/[aeiouy]+/g)?.length ?? 0;
  const spelt = vowels === 0 || (word.length > 1 && word === word.toUpperCase());
  return spelt ? plain.length : vowels;
}

/** Digits one by one when they begin with zero (telephone) or are too long to say; else by thousands. */
function numberSyllables(digits: string): number {
  if (digits.length > 12 || /^0\d\d/.test(digits)) return digits.length;
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain === '0') return 1;
  const groups = plain.padStart(Math.ceil(plain.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.reduce((sum, group, index) => sum + groupSyllables(group, index === 0, index === groups.length - 1), 0);
}

/** «hai trăm linh năm» and the nghìn, triệu or tỷ behind it; a leading group has no silent zeros, an empty one is not said. */
function groupSyllables(group: string, leading: boolean, last: boolean): number {
  if (group === '000') return 0;
  const [hundreds = 0, tens = 0, units = 0] = Array.from(group, Number);
  const hundred = hundreds > 0 || !leading ? 2 : 0;
  const ten = tens > 1 ? 2 : tens === 1 ? 1 : hundred > 0 && units > 0 ? 1 : 0;
  return hundred + ten + (units > 0 ? 1 : 0) + (last ? 0 : 1);
}
