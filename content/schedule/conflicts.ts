import type { Display, ZoneName } from '../place/display.ts';
import { zonesOf } from '../place/zones-of.ts';
import { MINUTES_A_DAY } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import { instantOfWall } from '../time/wall-clock.ts';
import type { Conflict } from '../wire/schedule-api.ts';
import type { Compiled } from './compiled.ts';
import { instantsOf } from './playing.ts';
import { levelOf } from './programme.ts';
import { planKey, type Segment, segmentsOf } from './segments.ts';
import type { Window } from './window.ts';

/** Who holds a zone, in columns: from `from[i]` to `until[i]` the entry `winner[i]`, at rank `level[i]`. */
interface Reign {
  readonly from: number[];
  readonly until: number[];
  readonly level: number[];
  readonly winner: string[];
}
type Row = Omit<Conflict, 'display'>;

/** Adds a stretch; one that continues the last with the same winner is joined to it. */
function addReign(reign: Reign, from: Instant, until: Instant, level: number, winner: string): void {
  const last = reign.from.length - 1;
  if (from >= until) return;
  if (reign.winner[last] === winner && reign.until[last] === from) reign.until[last] = until;
  else {
    reign.from.push(from);
    reign.until.push(until);
    reign.level.push(level);
    reign.winner.push(winner);
  }
}

/** Who holds the zone through the segment. Of those who share a loop the first by id stands for all. */
function reignOf(compiled: Compiled, segment: Segment, zone: ZoneName, window: Window): Reign {
  const reign: Reign = { from: [], until: [], level: [], winner: [] };
  const { board } = segment;
  board.programmesOf(segment.reached[zone]).forEach((programme, day) => {
    const midnight = (board.first + day) * MINUTES_A_DAY;
    for (let at = 0; at < programme.loop.length; at += 1) {
      const begin = Math.max(window.from, segment.from, instantOfWall(board.offsets, midnight + (programme.from[at] ?? 0)));
      const end = Math.min(window.until, segment.until, instantOfWall(board.offsets, midnight + (programme.until[at] ?? 0)));
      const winner = compiled.pool.firstOf(programme.loop[at] ?? -1)?.id ?? '';
      addReign(reign, begin, end, programme.level[at] ?? 0, winner);
    }
  });
  return reign;
}

/** The place of the first reign that ends after `time`. */
function firstAfter(reign: Reign, time: number): number {
  let low = 0;
  let high = reign.until.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reign.until[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds a row for each stretch of one loser that lies under a higher reign. */
function addLosses(reign: Reign, loser: string, level: number, zone: ZoneName, stretch: Window, rows: Row[]): void {
  for (let at = firstAfter(reign, stretch.from); at < reign.from.length; at += 1) {
    const begin = reign.from[at] ?? 0;
    if (begin >= stretch.until) return;
    if ((reign.level[at] ?? 0) <= level) continue;
    const from = Math.max(stretch.from, begin);
    const until = Math.min(stretch.until, reign.until[at] ?? 0);
    rows.push({ zone, winner: reign.winner[at] ?? '', loser, from, until });
  }
}

function zoneLosses(compiled: Compiled, segment: Segment, zone: ZoneName, reign: Reign, window: Window, rows: Row[]): void {
  for (const index of segment.reached[zone].entries) {
    const entry = compiled.entries[index];
    if (entry === undefined || entry.rank === 'standing') continue;
    const instants = instantsOf(segment, index);
    for (let at = 0; at < instants.length; at += 2) {
      const from = Math.max(window.from, instants[at] ?? 0);
      const until = Math.min(window.until, instants[at + 1] ?? 0);
      if (from < until) addLosses(reign, entry.id, levelOf(entry.rank), zone, { from, until }, rows);
    }
  }
}

const compare = (a: Row, b: Row): number =>
  a.from - b.from || a.until - b.until || (a.loser < b.loser ? -1 : a.loser > b.loser ? 1 : 0);

function rowsOf(compiled: Compiled, display: Display, segments: readonly Segment[], window: Window): Row[] {
  const rows: Row[] = [];
  for (const zone of zonesOf(display.screen.zones))
    for (const segment of segments) zoneLosses(compiled, segment, zone, reignOf(compiled, segment, zone, window), window, rows);
  return rows.sort(compare);
}

/**
 * Where an entry would play and a higher rank keeps it away, within `window` (and the compiled one): for each display, loser and
 * unbroken stretch one line, by time. A standing entry is there to be replaced, so that is no conflict (SCH-46).
 */
export function conflicts(compiled: Compiled, window: Window, displays: readonly Display[]): Conflict[] {
  const alike = new Map<string, Row[]>();
  const found: Conflict[] = [];
  for (const display of displays) {
    const segments = segmentsOf(compiled, display);
    const key = planKey(display.screen.zones, segments, null);
    const rows = alike.get(key) ?? rowsOf(compiled, display, segments, window);
    alike.set(key, rows);
    for (const { zone, winner, loser, from, until } of rows)
      found.push({ display: display.id, zone, winner, loser, from, until });
  }
  return found;
}
