import { type DayNumber, MINUTES_A_DAY } from '../time/day-number.ts';
import type { Stretches } from '../time/stretches.ts';

/** When one entry plays within one day: minutes of that day, [from, until, …]. */
export interface DayPattern {
  readonly entry: number;
  readonly minutes: Stretches;
}

/** Some patterns of the table, as bits: the words that hold any, and their bits. */
export interface Mask {
  readonly words: readonly number[];
  readonly bits: readonly number[];
}

/**
 * The different days of entries, numbered, and which of them is on when: for each day a row of bits. So a day of a set of
 * entries has a short key that equals another day's exactly when the two days are the same.
 */
export interface PatternTable {
  /** Adds an entry's stretches of wall minutes and answers the numbers of its patterns. Once for each entry. */
  readonly add: (entry: number, stretches: Stretches) => number[];
  readonly keyOn: (mask: Mask, day: number) => string;
  readonly patternsOf: (key: string) => DayPattern[];
}

/** Bits in a word: a word is one UTF-16 unit of a key. */
const BITS = 16;

/** The mask of patterns with these numbers. */
export function maskOf(numbers: Iterable<number>): Mask {
  const bits = new Map<number, number>();
  for (const number of numbers) {
    const word = Math.floor(number / BITS);
    bits.set(word, (bits.get(word) ?? 0) | (1 << (number % BITS)));
  }
  const words = [...bits.keys()].sort((a, b) => a - b);
  return { words, bits: words.map((word) => bits.get(word) ?? 0) };
}

/** Cuts stretches at the midnights: each day's part, in minutes of that day. */
function byDay(stretches: Stretches): Map<DayNumber, number[]> {
  const days = new Map<DayNumber, number[]>();
  for (let index = 0; index < stretches.length; index += 2) {
    const until = stretches[index + 1] ?? 0;
    for (let from = stretches[index] ?? 0; from < until; ) {
      const day = Math.floor(from / MINUTES_A_DAY);
      const midnight = day * MINUTES_A_DAY;
      const end = Math.min(until, midnight + MINUTES_A_DAY);
      const minutes = days.get(day);
      if (minutes) minutes.push(from - midnight, end - midnight);
      else days.set(day, [from - midnight, end - midnight]);
      from = end;
    }
  }
  return days;
}

const keyOfRow = ({ words, bits }: Mask, row: readonly number[]): string => {
  let key = '';
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? 0;
    const on = (bits[index] ?? 0) & (row[word] ?? 0);
    if (on !== 0) key += String.fromCharCode(word >> 8, word & 255, on);
  }
  return key;
};

function patternsIn(key: string, patterns: readonly DayPattern[]): DayPattern[] {
  const found: DayPattern[] = [];
  for (let index = 0; index < key.length; index += 3) {
    const word = key.charCodeAt(index) * 256 + key.charCodeAt(index + 1);
    const on = key.charCodeAt(index + 2);
    for (let bit = 0; bit < BITS; bit += 1) {
      const pattern = (on & (1 << bit)) === 0 ? undefined : patterns[word * BITS + bit];
      if (pattern) found.push(pattern);
    }
  }
  return found;
}

/** An empty table for the days from `first` on; what lies on other days is left out. */
export function patternTable(first: DayNumber, days: number): PatternTable {
  const patterns: DayPattern[] = [];
  const rows: number[][] = Array.from({ length: days }, () => []);
  const numberOf = (own: Map<string, number>, entry: number, minutes: number[]): number => {
    const text = minutes.join();
    const number = own.get(text) ?? patterns.push({ entry, minutes }) - 1;
    own.set(text, number);
    return number;
  };
  return {
    add: (entry, stretches) => {
      const own = new Map<string, number>();
      for (const [day, minutes] of byDay(stretches)) {
        const row = rows[day - first];
        if (row === undefined) continue;
        const number = numberOf(own, entry, minutes);
        const word = Math.floor(number / BITS);
        row[word] = (row[word] ?? 0) | (1 << (number % BITS));
      }
      return [...own.values()];
    },
    keyOn: (mask, day) => keyOfRow(mask, rows[day] ?? []),
    patternsOf: (key) => patternsIn(key, patterns),
  };
}
