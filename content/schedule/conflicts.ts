import type { Display, ZoneName } from '../place/display.ts';
import { zonesOf } from '../place/zones-of.ts';
import type { Conflict } from '../wire/api.ts';
import type { Compiled } from './compiled.ts';
import type { Plan } from './plan.ts';
import { instantsOf } from './playing.ts';
import { levelOf } from './programme.ts';
import { resolveDisplay } from './resolve.ts';
import { type Segment, segmentsOf } from './segments.ts';
import type { Window } from './window.ts';

/** Who holds a zone, in columns: from `from[i]` to `until[i]` the entry `winner[i]`, at rank `level[i]`. */
interface Reign {
  readonly from: number[];
  readonly until: number[];
  readonly level: number[];
  readonly winner: string[];
}
type Row = Omit<Conflict, 'display'>;

/** Of those who share a loop the first by id stands for all. Neighbours with the same winner are one reign. */
function reignOf(plan: Plan, zone: ZoneName, window: Window): Reign {
  const names = plan.loops.map((loop) =>
    loop.items.reduce((first, item) => (item.entry < first ? item.entry : first), loop.items[0]?.entry ?? ''),
  );
  const reign: Reign = { from: [], until: [], level: [], winner: [] };
  for (const span of plan.zones[zone]) {
    const winner = names[span.loop] ?? '';
    const last = reign.from.length - 1;
    if (span.until <= window.from || span.from >= window.until) continue;
    if (reign.winner[last] === winner && reign.until[last] === span.from) reign.until[last] = span.until;
    else {
      reign.from.push(span.from);
      reign.until.push(span.until);
      reign.level.push(levelOf(span.rank));
      reign.winner.push(winner);
    }
  }
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

function rowsOf(compiled: Compiled, display: Display, plan: Plan, window: Window): Row[] {
  const rows: Row[] = [];
  const segments = segmentsOf(compiled, display);
  for (const zone of zonesOf(display.screen.zones)) {
    const reign = reignOf(plan, zone, window);
    for (const segment of segments) zoneLosses(compiled, segment, zone, reign, window, rows);
  }
  return rows.sort(compare);
}

/**
 * Where an entry would play and a higher rank keeps it away, within `window` (and the compiled one): for each display, loser and
 * unbroken stretch one line, by time. A standing entry is there to be replaced, so that is no conflict (SCH-46).
 */
export function conflicts(compiled: Compiled, window: Window, displays: readonly Display[]): Conflict[] {
  const byPlan = new Map<Plan, Row[]>();
  const found: Conflict[] = [];
  for (const display of displays) {
    const plan = resolveDisplay(compiled, display);
    const rows = byPlan.get(plan) ?? rowsOf(compiled, display, plan, window);
    byPlan.set(plan, rows);
    for (const row of rows) found.push({ display: display.id, ...row });
  }
  return found;
}
