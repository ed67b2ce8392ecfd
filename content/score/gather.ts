import { type Annals, predecessorsOf } from '../place/succession.ts';
import { type Places, treeOf } from '../place/tree.ts';
import { dayNumberOf, dayOfNumber } from '../time/day-number.ts';
import type { LocalDay } from '../time/instant.ts';
import type { Tallies, WindowTally } from './fold.ts';
import { addTally, emptyTally } from './tally.ts';
import type { DayRange } from './windows.ts';

/**
 * The answers of a unit and of all units that stood below it on the day of each answer (SCO-16): a ward's counters count for the ward,
 * a ward's answers for the district it belonged to then.
 */
export function tallyWithin(
  tallies: Pick<Tallies, 'tally' | 'units'>,
  places: Places,
  unit: string,
  days: DayRange,
): WindowTally {
  const sum = { signed: emptyTally(), addendum: emptyTally() };
  for (const { unit: one, days: stretch } of standingWithin(places, tallies.units(), unit, days)) {
    const own = tallies.tally(one, stretch);
    addTally(sum.signed, own.signed);
    addTally(sum.addendum, own.addendum);
  }
  return sum;
}

/** A unit in a stretch of days. */
export interface UnitDays {
  readonly unit: string;
  readonly days: DayRange;
}

/** Which of the `candidates` stood at or below `unit` in which of these days (SCO-16); the unit itself in all of them. */
export function standingWithin(places: Places, candidates: readonly string[], unit: string, days: DayRange): UnitDays[] {
  const tree = treeOf(places);
  return stretchesOf(places, days).flatMap((stretch) => {
    const day = dayOfNumber(stretch.first);
    const here = candidates.filter((one) => one === unit || tree.ancestorsOf(one, day).includes(unit));
    return here.map((one) => ({ unit: one, days: stretch }));
  });
}

/** The days cut where a unit or a link begins or ends: within each piece the tree stands still. */
function stretchesOf({ units, parents }: Places, { first, last }: DayRange): DayRange[] {
  const bounds = [...units.flatMap((unit) => [unit.validFrom, unit.validTo]), ...parents.flatMap((link) => [link.from, link.to])];
  const cuts = new Set(
    bounds.flatMap((day) => (day === null ? [] : [dayNumberOf(day)])).filter((day) => first < day && day <= last),
  );
  const starts = [first, ...[...cuts].sort((a, b) => a - b)];
  return starts.map((start, at) => ({ first: start, last: (starts[at + 1] ?? last + 1) - 1 }));
}

/** The units whose answers may be added to a unit's «theo đơn vị hiện tại»: wholly merged into it; and those that it took a part of. */
export interface Merged {
  readonly whole: readonly string[];
  readonly partly: readonly string[];
}

/** What a unit was made of by that day (SCO-17). Answers of a unit that was split belong to nobody else: they cannot be divided. */
export function mergedInto(annals: Annals, unit: string, day: LocalDay): Merged {
  const heirs = predecessorsOf(annals, unit, day);
  return {
    whole: heirs.filter(({ share }) => share === 1).map((heir) => heir.unit),
    partly: heirs.filter(({ share }) => share !== 1).map((heir) => heir.unit),
  };
}

/** Whether a unit's borders stood still from `from` to `to`, both inclusive: only then may its figures be compared (SCO-17). */
export const isComparable = ({ successions }: Annals, unit: string, from: LocalDay, to: LocalDay): boolean =>
  !successions.some((arrow) => (arrow.old === unit || arrow.new === unit) && from < arrow.effective && arrow.effective <= to);
