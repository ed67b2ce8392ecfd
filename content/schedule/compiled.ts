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
import { programmer } from './programme.ts';
import { type Reach, reachOf } from './reach.ts';
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
  /** Entries without any slide that the library has: they do not play. */
  readonly slideless: readonly Entry[];
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
  readonly plans: Map<string, Plan>;
}

const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function entriesWith(library: Library, slides: ReadonlySet<string>): Pick<Compiled, 'entries' | 'slideless'> {
  const all = library.entries.map((entry) => ({ ...entry, slides: entry.slides.filter((one) => slides.has(one.slide)) }));
  return {
    entries: all.filter((entry) => entry.slides.length > 0).sort(byId),
    slideless: all.filter((entry) => entry.slides.length === 0),
  };
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
    const before = known.get(key);
    if (before !== undefined) return before;
    const zone = timeZone !== null && isTimeZone(timeZone) ? timeZone : DEFAULT_TIME_ZONE;
    const board = boardOf(known.size, source, zone, hours);
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

/** Prepares a library for a window. Cheap by itself: boards, programmes and loops are worked out when a display asks. */
export function compileLibrary(library: Library, window: Window): Compiled {
  const slides = new Set(library.slides.map((slide) => slide.id));
  const { entries, slideless } = entriesWith(library, slides);
  const pool = loopPool(entries);
  const calendar = calendarOf(library.daysOff);
  const ruleDaysOf = ruleDaysIn(window);
  return {
    library,
    window,
    entries,
    slideless,
    positions: new Map(entries.map((entry, index) => [entry.id, index])),
    displays: new Map(library.displays.map((display) => [display.id, display])),
    tree: treeOf(library),
    treeChanges: treeChanges(library, window),
    slides,
    reach: reachOf(entries),
    calendar,
    ruleDaysOf,
    pool,
    boardFor: boards({ entries, calendar, window, ruleDaysOf, programmeOf: programmer(entries, pool) }),
    plans: new Map(),
  };
}
