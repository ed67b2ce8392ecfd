import type { Library } from '../library.ts';
import type { Display } from '../place/display.ts';
import { DEFAULT_TIME_ZONE, type Tree, treeOf } from '../place/tree.ts';
import { type Calendar, calendarOf } from '../time/calendar.ts';
import type { DayNumber } from '../time/day-number.ts';
import type { OpeningHours } from '../time/hours.ts';
import type { LocalDay } from '../time/instant.ts';
import { isTimeZone } from '../time/zone.ts';
import { type Board, type BoardSource, boardDays, boardOf } from './board.ts';
import type { Entry } from './entry.ts';
import { type LoopPool, loopPool } from './loop-pool.ts';
import type { Plan } from './plan.ts';
import { programmer, type Slice } from './programme.ts';
import { type EntrySet, type Reach, reachOf } from './reach.ts';
import { ruleDays } from './rule-days.ts';
import { treeChanges } from './stays.ts';
import type { Window } from './window.ts';

/**
 * A library made ready for one window: indexes, and what has been worked out so far for any display, kept for the next. Belongs
 * to one library; throw it away when that changes.
 */
export interface Compiled {
  readonly library: Library;
  readonly window: Window;
  /** By id, each with only the slides that the library has; entries without any are left out. */
  readonly entries: readonly Entry[];
  /** Where an entry stands in `entries`, by id. */
  readonly positions: ReadonlyMap<string, number>;
  readonly displays: ReadonlyMap<string, Display>;
  readonly tree: Tree;
  readonly treeChanges: readonly LocalDay[];
  readonly slides: ReadonlySet<string>;
  readonly reach: Reach;
  readonly pool: LoopPool;
  readonly calendar: Calendar;
  /** The days that the entry's rule picks on the days that boards cover; null: it has no rule. */
  readonly ruleDaysOf: (entry: Entry) => ReadonlySet<DayNumber> | null;
  readonly boardFor: (timeZone: string | null, hours: OpeningHours | null) => Board;
  /** What the set makes of the board's day; equal days give the same object. */
  readonly programmeOn: (board: Board, set: EntrySet, day: number) => readonly Slice[];
  readonly plans: Map<string, Plan>;
}

const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function playable(library: Library, slides: ReadonlySet<string>): Entry[] {
  const entries = library.entries.map((entry) => ({ ...entry, slides: entry.slides.filter((one) => slides.has(one.slide)) }));
  return entries.filter((entry) => entry.slides.length > 0).sort(byId);
}

/** One board for each time zone and each different pattern of opening hours, however many units write the same one. */
function boards(source: BoardSource): Compiled['boardFor'] {
  const texts = new Map<OpeningHours, string>();
  const textOf = (hours: OpeningHours): string => {
    const text = texts.get(hours) ?? JSON.stringify(hours);
    texts.set(hours, text);
    return text;
  };
  const known = new Map<string, Board>();
  return (timeZone, hours) => {
    const key = `${timeZone ?? ''} ${hours === null ? '' : textOf(hours)}`;
    const zone = timeZone !== null && isTimeZone(timeZone) ? timeZone : DEFAULT_TIME_ZONE;
    const board = known.get(key) ?? boardOf(known.size, source, zone, hours);
    known.set(key, board);
    return board;
  };
}

/** The days that an entry's rule picks: worked out once for all boards, since a day is a day in any zone. */
function ruleDaysIn(window: Window): Compiled['ruleDaysOf'] {
  const { first, last } = boardDays(window);
  const known = new Map<string, ReadonlySet<DayNumber>>();
  return ({ id, when }) => {
    if (when.rule === null) return null;
    const days = known.get(id) ?? ruleDays(when.rule, first, last);
    known.set(id, days);
    return days;
  };
}

function programmes(entries: readonly Entry[], pool: LoopPool): Compiled['programmeOn'] {
  const make = programmer(entries, pool);
  const byBoard = new Map<Board, Map<string, readonly Slice[]>>();
  return (board, set, day) => {
    const known = byBoard.get(board) ?? new Map<string, readonly Slice[]>();
    byBoard.set(board, known);
    const key = board.keyOn(set, day);
    const programme = known.get(key) ?? make(board.patternsOf(key));
    known.set(key, programme);
    return programme;
  };
}

/** Prepares a library for a window. Cheap by itself: boards, programmes and loops are worked out when a display asks. */
export function compileLibrary(library: Library, window: Window): Compiled {
  const slides = new Set(library.slides.map((slide) => slide.id));
  const entries = playable(library, slides);
  const pool = loopPool(entries);
  const calendar = calendarOf(library.daysOff);
  const ruleDaysOf = ruleDaysIn(window);
  return {
    library,
    window,
    entries,
    positions: new Map(entries.map((entry, index) => [entry.id, index])),
    displays: new Map(library.displays.map((display) => [display.id, display])),
    tree: treeOf(library),
    treeChanges: treeChanges(library, window),
    slides,
    reach: reachOf(entries),
    pool,
    calendar,
    ruleDaysOf,
    boardFor: boards({ entries, calendar, window, ruleDaysOf }),
    programmeOn: programmes(entries, pool),
    plans: new Map(),
  };
}
