import type { Calendar } from '../time/calendar.ts';
import { type DayNumber, MINUTES_A_DAY } from '../time/day-number.ts';
import type { OpeningHours } from '../time/hours.ts';
import type { Offset } from '../time/local-clock.ts';
import { openStretches } from '../time/open-stretches.ts';
import type { Stretches } from '../time/stretches.ts';
import { offsetsBetween } from '../time/zone.ts';
import type { Entry } from './entry.ts';
import { expand } from './expand.ts';
import type { EntrySet } from './reach.ts';
import { DAY_MS, type Window } from './window.ts';

/** When one entry plays within one day: minutes of that day, [from, until, …]. */
export interface DayPattern {
  readonly entry: number;
  readonly minutes: Stretches;
}

/** Which patterns of a set of entries play on which day, as bits: the words of the board that the set touches. */
interface Mask {
  readonly words: readonly number[];
  readonly bits: readonly number[];
}

/**
 * Everything that holds for one time zone and one pattern of opening hours: here each entry is expanded once, however many
 * displays it reaches. A day's patterns are kept as bits so that equal days are known by an equal key.
 */
export interface Board {
  readonly id: number;
  readonly offsets: readonly Offset[];
  readonly first: DayNumber;
  readonly days: number;
  /** When the entry at this position plays, in wall minutes. */
  readonly stretchesOf: (entry: number) => Stretches;
  /** A key for what of the set plays on day `first + day`, equal for equal days. */
  readonly keyOn: (set: EntrySet, day: number) => string;
  /** The patterns that a key stands for, by entry. */
  readonly patternsOf: (key: string) => DayPattern[];
}

const BITS = 16;

/** What a board needs of the compiled library. */
export interface BoardSource {
  readonly entries: readonly Entry[];
  readonly calendar: Calendar;
  readonly window: Window;
  readonly ruleDaysOf: (entry: number, first: DayNumber, last: DayNumber) => ReadonlySet<DayNumber> | null;
}

/** The days that a board covers, with a margin for zones and for dayparts over midnight. */
export const boardDays = (window: Window): { readonly first: DayNumber; readonly last: DayNumber } => ({
  first: Math.floor(window.from / DAY_MS) - 2,
  last: Math.floor((window.until - 1) / DAY_MS) + 2,
});

/** Cuts stretches at the midnights and hands on each day's part, in minutes of that day. */
function eachDay(stretches: Stretches, first: DayNumber, days: number, take: (day: number, minutes: number[]) => void): void {
  let day = -1;
  let minutes: number[] = [];
  const flush = (): void => {
    if (day >= 0 && day < days && minutes.length > 0) take(day, minutes);
    minutes = [];
  };
  for (let index = 0; index < stretches.length; index += 2) {
    const until = stretches[index + 1] ?? 0;
    for (let from = stretches[index] ?? 0; from < until; ) {
      const absolute = Math.floor(from / MINUTES_A_DAY);
      const midnight = absolute * MINUTES_A_DAY;
      const end = Math.min(until, midnight + MINUTES_A_DAY);
      if (absolute - first !== day) flush();
      day = absolute - first;
      minutes.push(from - midnight, end - midnight);
      from = end;
    }
  }
  flush();
}

/** Makes the board of a time zone and opening hours (null: not known). `id` is the caller's. */
export function boardOf(id: number, source: BoardSource, timeZone: string, hours: OpeningHours | null): Board {
  const { first, last } = boardDays(source.window);
  const days = last - first + 1;
  const open = hours === null ? null : openStretches(hours, source.calendar, first, last);
  const grid = { first, last, calendar: source.calendar, open };
  const patterns: DayPattern[] = [];
  const dayBits: number[][] = Array.from({ length: days }, () => []);
  const expanded = new Map<number, { readonly stretches: Stretches; readonly patterns: readonly number[] }>();
  const masks = new Map<number, Mask>();

  const patternFor = (own: Map<string, number>, entry: number, minutes: number[]): number => {
    const key = minutes.join();
    const known = own.get(key);
    if (known !== undefined) return known;
    own.set(key, patterns.length);
    return patterns.push({ entry, minutes }) - 1;
  };
  const expansionOf = (entry: number) => {
    const known = expanded.get(entry);
    if (known) return known;
    const when = source.entries[entry]?.when;
    const stretches = when === undefined ? [] : expand(when, source.ruleDaysOf(entry, first, last), grid);
    const own = new Map<string, number>();
    eachDay(stretches, first, days, (day, minutes) => {
      const pattern = patternFor(own, entry, minutes);
      const word = Math.floor(pattern / BITS);
      const row = dayBits[day];
      if (row) row[word] = (row[word] ?? 0) | (1 << (pattern % BITS));
    });
    const made = { stretches, patterns: [...own.values()] };
    expanded.set(entry, made);
    return made;
  };
  const maskOf = (set: EntrySet): Mask => {
    const known = masks.get(set.id);
    if (known) return known;
    const bits = new Map<number, number>();
    for (const entry of set.entries)
      for (const pattern of expansionOf(entry).patterns) {
        const word = Math.floor(pattern / BITS);
        bits.set(word, (bits.get(word) ?? 0) | (1 << (pattern % BITS)));
      }
    const words = [...bits.keys()].sort((a, b) => a - b);
    const made = { words, bits: words.map((word) => bits.get(word) ?? 0) };
    masks.set(set.id, made);
    return made;
  };
  return {
    id,
    offsets: offsetsBetween(source.window.from - 3 * DAY_MS, source.window.until + 3 * DAY_MS, timeZone),
    first,
    days,
    stretchesOf: (entry) => expansionOf(entry).stretches,
    keyOn: (set, day) => {
      const mask = maskOf(set);
      const row = dayBits[day] ?? [];
      let key = '';
      for (let index = 0; index < mask.words.length; index += 1) {
        const word = mask.words[index] ?? 0;
        const bits = (mask.bits[index] ?? 0) & (row[word] ?? 0);
        if (bits !== 0) key += String.fromCharCode(word >> 8, word & 255, bits);
      }
      return key;
    },
    patternsOf: (key) => {
      const found: DayPattern[] = [];
      for (let index = 0; index < key.length; index += 3) {
        const word = key.charCodeAt(index) * 256 + key.charCodeAt(index + 1);
        const bits = key.charCodeAt(index + 2);
        for (let bit = 0; bit < BITS; bit += 1) {
          const pattern = (bits & (1 << bit)) === 0 ? undefined : patterns[word * BITS + bit];
          if (pattern) found.push(pattern);
        }
      }
      return found;
    },
  };
}
