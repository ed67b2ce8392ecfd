import type { Calendar } from '../time/calendar.ts';
import type { DayNumber } from '../time/day-number.ts';
import type { OpeningHours } from '../time/hours.ts';
import type { Offset } from '../time/local-clock.ts';
import { openStretches } from '../time/open-stretches.ts';
import type { Stretches } from '../time/stretches.ts';
import { offsetsBetween } from '../time/zone.ts';
import type { Entry } from './entry.ts';
import { type DayGrid, expand } from './expand.ts';
import { type DayPattern, type Mask, maskOf, patternTable } from './pattern-table.ts';
import type { EntrySet } from './reach.ts';
import { DAY_MS, type Window } from './window.ts';

/**
 * Everything that holds for one time zone and one pattern of opening hours: here each entry is expanded once, however many
 * displays it reaches.
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
  /** The patterns that a key stands for. */
  readonly patternsOf: (key: string) => DayPattern[];
}

/** What a board needs of the compiled library. */
export interface BoardSource {
  readonly entries: readonly Entry[];
  readonly calendar: Calendar;
  readonly window: Window;
  readonly ruleDaysOf: (entry: Entry) => ReadonlySet<DayNumber> | null;
}

/** The days that a board covers, with a margin for zones and for dayparts over midnight. */
export const boardDays = (window: Window): { readonly first: DayNumber; readonly last: DayNumber } => ({
  first: Math.floor(window.from / DAY_MS) - 2,
  last: Math.floor((window.until - 1) / DAY_MS) + 2,
});

function gridOf({ calendar, window }: BoardSource, hours: OpeningHours | null): DayGrid {
  const { first, last } = boardDays(window);
  return { first, last, calendar, open: hours === null ? null : openStretches(hours, calendar, first, last) };
}

interface Expansion {
  readonly stretches: Stretches;
  readonly patterns: readonly number[];
}

/** Makes the board of a time zone and opening hours (null: not known). `id` is the caller's. */
export function boardOf(id: number, source: BoardSource, timeZone: string, hours: OpeningHours | null): Board {
  const grid = gridOf(source, hours);
  const days = grid.last - grid.first + 1;
  const table = patternTable(grid.first, days);
  const expansions = new Map<number, Expansion>();
  const masks = new Map<number, Mask>();
  const expansionOf = (entry: number): Expansion => {
    const known = expansions.get(entry);
    if (known) return known;
    const record = source.entries[entry];
    const stretches = record === undefined ? [] : expand(record.when, source.ruleDaysOf(record), grid);
    const made = { stretches, patterns: table.add(entry, stretches) };
    expansions.set(entry, made);
    return made;
  };
  const maskFor = (set: EntrySet): Mask => {
    const mask = masks.get(set.id) ?? maskOf(set.entries.flatMap((entry) => expansionOf(entry).patterns));
    masks.set(set.id, mask);
    return mask;
  };
  return {
    id,
    offsets: offsetsBetween(source.window.from - 3 * DAY_MS, source.window.until + 3 * DAY_MS, timeZone),
    first: grid.first,
    days,
    stretchesOf: (entry) => expansionOf(entry).stretches,
    keyOn: (set, day) => table.keyOn(maskFor(set), day),
    patternsOf: table.patternsOf,
  };
}
