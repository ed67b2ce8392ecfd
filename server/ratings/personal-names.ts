import { BARE_PLACES, DOUBTFUL_FAMILIES, FAMILIES, KEPT, NO_NAMES, PLACES, TITLES } from './name-words.ts';

const MASK = '[tên]';
const MOST_SYLLABLES = 4;

const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const sticky = (words: readonly string[], after: string): RegExp =>
  new RegExp(`(?:${[...words].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{M}\\p{N}])${after}`, 'iuy');

const AFTER_TITLE = '(?:\\.[ \\u00a0]*|:?[ \\u00a0]+)';
const ABBREVIATED = ['mr', 'mrs', 'ms', 'dr', 'đ/c', 'đc'];
const whole = TITLES.filter((one) => !ABBREVIATED.includes(one));
const TITLE = [sticky(whole, ':?[ \\u00a0]+'), sticky(ABBREVIATED, AFTER_TITLE)];
const BARE_TITLE = [sticky(whole.map(bare), ':?[ \\u00a0]+'), sticky(ABBREVIATED.map(bare), AFTER_TITLE)];
const PLACE = sticky(PLACES, '\\.?[ \\u00a0]+');
const LONG_PLACE = sticky(
  PLACES.filter((one) => one.includes(' ')),
  '[ \\u00a0]+',
);
const BARE_PLACE = sticky(BARE_PLACES, '\\.?[ \\u00a0]+');
/** «yêu cầu» is no bridge. */
const NO_PLACE = /(?:yêu|nhu) $/iu;
/** Only in small letters: in capitals they are family names. */
const SMALL_PLACE = /(?:hồ|duong|ngo)(?![\p{L}\p{M}\p{N}])[ \u00a0]+/uy;
const SHORT_PLACE = /[PQ]\.[ \u00a0]?/uy;
const WORD = /[\p{L}\p{M}]+/uy;
const CAPITAL = /\p{Lu}[\p{L}\p{M}’']*/uy;
const GAP = /[ \u00a0]+/uy;
const SYLLABLE = /^(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
/** The number of a house; that of a counter is none. */
const HOUSE = /(?<!\p{L})(\p{L}+ (?:số )?)?\d+\p{L}?(?:[/-]\d+\p{L}?)*,?[ \u00a0]+$/u;
const COUNTER = /^(?:quầy|bàn|cửa|phòng|ô|lúc|ngày|counter)(?: số)? $/iu;

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

const isShouted = (word: string): boolean => word.length > 1 && word === word.toUpperCase();

/** A word in capitals that can be part of a name: shouted ones have to be a Vietnamese syllable, «UBND» is none. */
const isName = (word: string): boolean =>
  !NO_NAMES.has(word.toLowerCase()) && (!isShouted(word) || SYLLABLE.test(bare(word).toLowerCase()));

/** Where a run of words in capitals ends, that may be a name if `isPart` says so of each; `at` when there is none. */
function runEnd(text: string, at: number, most: number, isPart: (word: string) => boolean): { end: number; count: number } {
  let [end, count] = [at, 0];
  for (let from = at; count < most; from = endOf(GAP, text, end)) {
    if (count > 0 && from === end) break;
    const to = endOf(CAPITAL, text, from);
    if (to === from || !isPart(text.slice(from, to))) break;
    end = to;
    count += 1;
  }
  return { end, count };
}

/** Where a known place or thing ends that begins here; one that begins as a name does must be all of the run. */
function knownEnd(text: string, at: number): number {
  const { end } = runEnd(text, at, MOST_SYLLABLES, () => true);
  for (let to = end; to > at; to = text.lastIndexOf(' ', to - 1)) {
    const known = text.slice(at, to).toLowerCase();
    if (KEPT.has(known) && (to === end || !FAMILIES.has(known.split(' ')[0] ?? ''))) return to;
  }
  return at;
}

/** What is kept as it stands from here on: a known place or thing, or a word for a place with its name. */
function keptEnd(text: string, at: number): number {
  const known = knownEnd(text, at);
  if (known > at || NO_PLACE.test(text.slice(Math.max(0, at - 4), at))) return known;
  const named = Math.max(...[PLACE, BARE_PLACE, SMALL_PLACE, SHORT_PLACE].map((one) => endOf(one, text, at)));
  return named === at ? at : Math.max(named, runEnd(text, named, MOST_SYLLABLES, () => true).end);
}

const isHouse = (before: string): boolean => {
  const found = HOUSE.exec(before);
  return found !== null && !COUNTER.test(found[1] ?? '');
};

function fullNameEnd(text: string, at: number): number {
  const family = text.slice(at, endOf(CAPITAL, text, at)).toLowerCase();
  const least = FAMILIES.has(family) ? 2 : DOUBTFUL_FAMILIES.has(family) ? 3 : null;
  if (least === null) return at;
  const { end, count } = runEnd(text, at, MOST_SYLLABLES, (word) => isName(word) && SYLLABLE.test(bare(word).toLowerCase()));
  return count >= least && !isHouse(text.slice(Math.max(0, at - 40), at)) ? end : at;
}

/** A name after a title, or a full name, from here on: where it begins and ends. Null: there is none. */
function nameAt(text: string, at: number, titles: readonly RegExp[]): readonly [number, number] | null {
  const named = Math.max(...titles.map((one) => endOf(one, text, at)));
  if (named > at) {
    const { end } = runEnd(text, named, MOST_SYLLABLES, isName);
    if (end > named && knownEnd(text, named) === named && endOf(LONG_PLACE, text, named) === named) return [named, end];
  }
  const end = fullNameEnd(text, at);
  return end > at ? [at, end] : null;
}

/** The words with which titles and places begin; no other word in small letters needs a look. */
const FIRST: ReadonlySet<string> = new Set(
  [...TITLES, ...PLACES, ...BARE_PLACES, 'hồ', 'duong', 'ngo'].flatMap((one) =>
    [one, bare(one)].map((text) => text.split(/[ /]/, 1)[0] ?? ''),
  ),
);
const isWorthALook = (word: string): boolean => /^\p{Lu}/u.test(word) || FIRST.has(word);

/** Words with the names of persons taken out: after titles, and full names that begin with a Vietnamese family name. Places stay. */
export function withoutNames(text: string): string {
  const titles = bare(text) === text ? [...TITLE, ...BARE_TITLE] : TITLE;
  let [out, at] = ['', 0];
  while (at < text.length) {
    const word = endOf(WORD, text, at);
    const isWorth = isWorthALook(text.slice(at, word));
    const kept = isWorth ? keptEnd(text, at) : at;
    const name = isWorth && kept === at ? nameAt(text, at, titles) : null;
    const next = name?.[1] ?? Math.max(kept, word, at + 1);
    out += name === null ? text.slice(at, next) : text.slice(at, name[0]) + MASK;
    at = next;
  }
  return out;
}
