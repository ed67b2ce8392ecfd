import type { ZoneName } from '../../../content/place/display.ts';
import type { Rank } from '../../../content/schedule/entry.ts';
import type { Plan } from '../../../content/schedule/plan.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A stretch of one day in which one loop plays. `start`, `end` are shares of the drawn hours; `from`, `until` instants. */
export interface Bar {
  readonly from: number;
  readonly until: number;
  readonly start: number;
  readonly end: number;
  readonly rank: Rank;
  readonly entries: readonly string[];
}
export interface DayRow {
  readonly day: string;
  readonly bars: readonly Bar[];
}
/** Days under one another over the same hours, [fromHour, untilHour). */
export interface Timeline {
  readonly fromHour: number;
  readonly untilHour: number;
  readonly rows: readonly DayRow[];
}

interface Piece {
  readonly from: number;
  readonly until: number;
  readonly localFrom: number;
  readonly localUntil: number;
  readonly rank: Rank;
  readonly entries: readonly string[];
}

/** Minutes to add to an instant for the local clock of the plan's place. */
const offsetAt = (plan: Pick<Plan, 'offsets'>, time: number): number => {
  const held = [...plan.offsets].reverse().find((one) => one.from <= time) ?? plan.offsets[0];
  return held?.minutes ?? 0;
};

const entriesOf = (plan: Plan, loop: number): string[] => [...new Set(plan.loops[loop]?.items.map((item) => item.entry) ?? [])];

const piecesOf = (plan: Plan, zone: ZoneName): Piece[] =>
  plan.zones[zone].flatMap((span) => {
    const shift = offsetAt(plan, span.from) * 60_000;
    const [first, last] = [span.from + shift, span.until + shift];
    const pieces: Piece[] = [];
    for (let day = Math.floor(first / DAY); day * DAY < last; day += 1) {
      const localFrom = Math.max(first, day * DAY);
      const localUntil = Math.min(last, (day + 1) * DAY);
      const shared = { rank: span.rank, entries: entriesOf(plan, span.loop) };
      pieces.push({ from: localFrom - shift, until: localUntil - shift, localFrom, localUntil, ...shared });
    }
    return pieces;
  });

/** The hours worth drawing: those in which something begins or ends, at least 06:00 to 18:00. */
const hoursOf = (pieces: readonly Piece[]): readonly [number, number] => {
  const starts = pieces.map((piece) => (piece.localFrom % DAY) / HOUR).filter((hour) => hour > 0);
  const ends = pieces.map((piece) => (piece.localUntil % DAY) / HOUR).filter((hour) => hour > 0);
  const edges = [...starts, ...ends, 6, 18];
  return [Math.floor(Math.min(...edges)), Math.ceil(Math.max(...edges))];
};

/** Draws `days` local days of a zone from the plan's first day on. */
export const timelineOf = (plan: Plan, zone: ZoneName, days: number): Timeline => {
  const pieces = piecesOf(plan, zone);
  const [fromHour, untilHour] = hoursOf(pieces);
  const first = Math.floor((plan.from + offsetAt(plan, plan.from) * 60_000) / DAY);
  const width = (untilHour - fromHour) * HOUR;
  const share = (local: number, day: number) => Math.min(1, Math.max(0, (local - day * DAY - fromHour * HOUR) / width));
  const rows = Array.from({ length: days }, (_, index): DayRow => {
    const day = first + index;
    const bars = pieces
      .filter((piece) => Math.floor(piece.localFrom / DAY) === day)
      .map((piece) => ({ ...piece, start: share(piece.localFrom, day), end: share(piece.localUntil, day) }))
      .filter((bar) => bar.end > bar.start);
    return { day: new Date(day * DAY).toISOString().slice(0, 10), bars };
  });
  return { fromHour, untilHour, rows };
};
