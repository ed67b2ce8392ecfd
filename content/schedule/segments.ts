import type { Display, ZoneLayout } from '../place/display.ts';
import { dayNumberOf, MINUTES_A_DAY } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import { instantOfWall } from '../time/wall-clock.ts';
import type { Board } from './board.ts';
import type { Compiled } from './compiled.ts';
import type { Reached } from './reach.ts';
import { type Setting, staysOf } from './stays.ts';

/** A part of the window in which a display keeps its unit, its clock, its hours and the entries that reach it. */
export interface Segment {
  readonly from: Instant;
  readonly until: Instant;
  readonly setting: Setting;
  readonly board: Board;
  readonly reached: Reached;
}

/** The segments of a display, in order, filling the window. A new unit's day begins by the new unit's clock (SCH-23). */
export function segmentsOf(compiled: Compiled, display: Display): Segment[] {
  const { window } = compiled;
  const stays = staysOf(display, compiled.tree, compiled.treeChanges, window);
  const segments: Segment[] = [];
  let until = window.until;
  for (const { since, setting } of stays.reverse()) {
    const board = compiled.boardFor(setting.timeZone, setting.hours);
    const start = since === null ? window.from : instantOfWall(board.offsets, dayNumberOf(since) * MINUTES_A_DAY);
    const from = Math.max(window.from, start);
    if (from >= until) continue;
    segments.push({ from, until, setting, board, reached: compiled.reach.reached(display, setting) });
    until = from;
  }
  return segments.reverse();
}

/** Displays with the same key show the same. */
export function planKey(layout: ZoneLayout, segments: readonly Segment[], standing: string | null): string {
  const parts = segments.map(({ from, board, reached }) =>
    [from, board.id, reached.main.id, reached.ticker.id, reached.side.id].join(),
  );
  return `${layout} ${standing ?? ''} ${parts.join(' ')}`;
}
