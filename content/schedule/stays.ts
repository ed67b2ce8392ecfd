import type { Library } from '../library.ts';
import type { Display } from '../place/display.ts';
import { DEFAULT_TIME_ZONE, type Tree, unitOf } from '../place/tree.ts';
import { dayNumberOf, dayOfNumber } from '../time/day-number.ts';
import type { OpeningHours } from '../time/hours.ts';
import type { LocalDay } from '../time/instant.ts';
import { DAY_MS, type Window } from './window.ts';

/** What a unit gives to its displays from a day on: who it stands under, its clock, hours and standing slide. */
export interface Setting {
  readonly unit: string | null;
  /** The unit itself and all above it. */
  readonly within: readonly string[];
  readonly timeZone: string | null;
  readonly hours: OpeningHours | null;
  readonly standing: string | null;
}

/** A setting that holds from the beginning of the day `since` (null: from before the window) until the next one's. */
export interface Stay {
  readonly since: LocalDay | null;
  readonly setting: Setting;
}

const settingOn = (tree: Tree, unit: string | null, day: LocalDay): Setting =>
  unit === null
    ? { unit, within: [], timeZone: DEFAULT_TIME_ZONE, hours: null, standing: null }
    : {
        unit,
        within: tree.ancestorsOf(unit, day),
        timeZone: tree.inherited(unit, day, 'timeZone'),
        hours: tree.inherited(unit, day, 'hours'),
        standing: tree.inherited(unit, day, 'standing'),
      };

const sameSetting = (a: Setting, b: Setting): boolean =>
  a.unit === b.unit &&
  a.timeZone === b.timeZone &&
  a.hours === b.hours &&
  a.standing === b.standing &&
  a.within.join() === b.within.join();

/** The first day that any zone may show within the window; a day later than any zone shows. */
const daysOf = (window: Window): readonly [LocalDay, LocalDay] => [
  dayOfNumber(Math.floor(window.from / DAY_MS) - 1),
  dayOfNumber(Math.floor(window.until / DAY_MS) + 2),
];

const within = (window: Window, days: readonly (LocalDay | null)[]): LocalDay[] => {
  const [first, last] = daysOf(window);
  return days.filter((day) => day !== null).filter((day) => day > first && day < last);
};

/** The days within the window on which the tree changes. */
export const treeChanges = (library: Library, window: Window): LocalDay[] =>
  within(window, [
    ...library.parents.flatMap((link) => [link.from, link.to]),
    ...library.units.flatMap((unit) => [unit.validFrom, unit.validTo]),
  ]);

/** The settings that a display goes through in the window, at least one, in order (SCH-23). */
export function staysOf(display: Display, tree: Tree, changes: readonly LocalDay[], window: Window): Stay[] {
  const own = within(
    window,
    display.membership.flatMap((stretch) => [stretch.from, stretch.to]),
  );
  const [first] = daysOf(window);
  const stays: Stay[] = [];
  for (const day of [first, ...[...new Set([...changes, ...own])].sort()]) {
    const setting = settingOn(tree, unitOf(display, day), day);
    const last = stays[stays.length - 1];
    if (last === undefined || !sameSetting(last.setting, setting))
      stays.push({ since: last === undefined ? null : dayOfNumber(dayNumberOf(day)), setting });
  }
  return stays;
}
