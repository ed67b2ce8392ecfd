import type { Library } from '../library.ts';
import type { Display } from '../place/display.ts';
import { DEFAULT_TIME_ZONE, type Tree, treeOf } from '../place/tree.ts';
import { calendarOf } from '../time/calendar.ts';
import type { OpeningHours } from '../time/hours.ts';
import type { LocalDay } from '../time/instant.ts';
import { isTimeZone } from '../time/zone.ts';
import { type Board, type BoardSource, boardOf } from './board.ts';
import type { Entry } from './entry.ts';
import { type LoopPool, loopPool } from './loop-pool.ts';
import type { Plan } from './plan.ts';
import { programmeOf, type Slice } from './programme.ts';
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
  readonly displays: ReadonlyMap<string, Display>;
  readonly tree: Tree;
  readonly treeChanges: readonly LocalDay[];
  readonly slides: ReadonlySet<string>;
  readonly reach: Reach;
  readonly pool: LoopPool;
  readonly boardFor: (timeZone: string | null, hours: OpeningHours | null) => Board;
  readonly programmeFor: (board: Board, key: string) => readonly Slice[];
  readonly plans: Map<string, Plan>;
}

const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function playable(library: Library, slides: ReadonlySet<string>): Entry[] {
  const entries = library.entries.map((entry) => ({ ...entry, slides: entry.slides.filter((one) => slides.has(one.slide)) }));
  return entries.filter((entry) => entry.slides.length > 0).sort(byId);
}

/** Remembers the answers of `make` under a text key. */
function remembered<A extends readonly unknown[], V>(keyOf: (...args: A) => string, make: (...args: A) => V): (...args: A) => V {
  const known = new Map<string, V>();
  return (...args) => {
    const key = keyOf(...args);
    const held = known.get(key);
    if (held !== undefined) return held;
    const made = make(...args);
    known.set(key, made);
    return made;
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
  let count = 0;
  return remembered(
    (timeZone, hours) => `${timeZone ?? ''} ${hours === null ? '' : textOf(hours)}`,
    (timeZone, hours) => {
      const zone = timeZone !== null && isTimeZone(timeZone) ? timeZone : DEFAULT_TIME_ZONE;
      count += 1;
      return boardOf(count, source, zone, hours);
    },
  );
}

function sourceOf(library: Library, entries: readonly Entry[], window: Window): BoardSource {
  const ruleDaysOf = remembered(
    (entry: number, first: number, last: number) => `${entry} ${first} ${last}`,
    (entry: number, first: number, last: number) => {
      const rule = entries[entry]?.when.rule ?? null;
      return { days: rule === null ? null : ruleDays(rule, first, last) };
    },
  );
  return {
    entries,
    calendar: calendarOf(library.daysOff),
    window,
    ruleDaysOf: (entry, first, last) => ruleDaysOf(entry, first, last).days,
  };
}

/** Prepares a library for a window. Cheap by itself: boards, programmes and loops are worked out when a display asks. */
export function compileLibrary(library: Library, window: Window): Compiled {
  const slides = new Set(library.slides.map((slide) => slide.id));
  const entries = playable(library, slides);
  const pool = loopPool(entries);
  return {
    library,
    window,
    entries,
    displays: new Map(library.displays.map((display) => [display.id, display])),
    tree: treeOf(library),
    treeChanges: treeChanges(library, window),
    slides,
    reach: reachOf(entries),
    pool,
    boardFor: boards(sourceOf(library, entries, window)),
    programmeFor: remembered(
      (board: Board, key: string) => `${board.id} ${key}`,
      (board: Board, key: string) => programmeOf(board.patternsOf(key), entries, pool),
    ),
    plans: new Map(),
  };
}
