import type { Calendar } from '../time/calendar.ts';
import type { DayNumber } from '../time/day-number.ts';
import type { OpeningHours } from '../time/hours.ts';
import type { Offset } from '../time/local-clock.ts';
import { openStretches } from '../time/open-stretches.ts';
import type { Stretches } from '../time/stretches.ts';
import { offsetsBetween } from '../time/zone.ts';
import { dayLists } from './day-lists.ts';
import type { Entry } from './entry.ts';
import { type DayGrid, expand } from './expand.ts';
import { listPool } from './list-pool.ts';
import { type DayPattern, patternTable } from './pattern-table.ts';
import type { Programme } from './programme.ts';
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
  /** What the set makes of each of the `days` days from `first` on; equal days have the same object. */
  readonly programmesOf: (set: EntrySet) => readonly Programme[];
}

/** What a board needs of the compiled library. */
export interface BoardSource {
  readonly entries: readonly Entry[];
  readonly calendar: Calendar;
  readonly window: Window;
  readonly ruleDaysOf: (entry: Entry) => ReadonlySet<DayNumber> | null;
  /** What patterns of a day, ascending by entry, make of it. */
  readonly programmeOf: (patterns: readonly DayPattern[]) => Programme;
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
  /** On which day which pattern is on: [day, pattern, …]. */
  readonly on: readonly number[];
}

type Expansions = (entry: number) => Expansion;

/** Makes the programmes of sets of entries, each different day once. */
function programmesBy(expansionOf: Expansions, days: number, makeOf: (patterns: Int32Array) => Programme): Board['programmesOf'] {
  const known = new Map<EntrySet, readonly Programme[]>();
  const pool = listPool();
  const programmes: Programme[] = [];
  const lists = dayLists(days);
  const programmeOn = (day: number): Programme => {
    const number = lists.look(day, pool.numberOf);
    const programme = programmes[number] ?? makeOf(pool.membersOf(number));
    programmes[number] = programme;
    return programme;
  };
  return (set) => {
    const before = known.get(set);
    if (before) return before;
    lists.clear(set.entries.length);
    for (const entry of set.entries) lists.add(expansionOf(entry).on);
    const made = Array.from({ length: days }, (_, day) => programmeOn(day));
    known.set(set, made);
    return made;
  };
}

/** Makes the board of a time zone and opening hours (null: not known). `id` is the caller's. */
export function boardOf(id: number, source: BoardSource, timeZone: string, hours: OpeningHours | null): Board {
  const grid = gridOf(source, hours);
  const days = grid.last - grid.first + 1;
  const table = patternTable(grid.first, days);
  const expansions = new Map<number, Expansion>();
  const expansionOf: Expansions = (entry) => {
    const known = expansions.get(entry);
    if (known) return known;
    const record = source.entries[entry];
    const stretches = record === undefined ? [] : expand(record.when, source.ruleDaysOf(record), grid);
    const made = { stretches, on: table.add(entry, stretches) };
    expansions.set(entry, made);
    return made;
  };
  const patternsOf = (numbers: Int32Array): DayPattern[] =>
    Array.from(numbers, (number) => table.patterns[number]).filter((pattern) => pattern !== undefined);
  return {
    id,
    offsets: offsetsBetween(source.window.from - 3 * DAY_MS, source.window.until + 3 * DAY_MS, timeZone),
    first: grid.first,
    days,
    stretchesOf: (entry) => expansionOf(entry).stretches,
    programmesOf: programmesBy(expansionOf, days, (numbers) => source.programmeOf(patternsOf(numbers))),
  };
}
