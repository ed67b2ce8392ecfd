import { doubleIds } from '../place/check-places.ts';
import { type Problem, problem } from '../problem.ts';
import type { Scale, Spoken } from './scale.ts';
import type { RatingPoint, RatingSettings } from './settings.ts';

const within = (path: Problem['path'], found: readonly Problem[]): Problem[] =>
  found.map((one) => ({ ...one, path: ['rating', ...path, ...one.path] }));

/** What keeps rating settings from being in force: scales that mean nothing, points that lead nowhere. `units`: the ids that exist. */
export function ratingProblems({ scales, points, counters }: RatingSettings, units: ReadonlySet<string>): Problem[] {
  const known: Known = {
    units,
    scales: new Set(scales.map((scale) => scale.id)),
    counters: new Set(counters.map(({ unit, id }) => `${unit}/${id}`)),
  };
  const named = counters.map(({ unit, id }) => ({ id: `${unit}/${id}` }));
  return [
    ...within([], [...doubleIds(scales, 'scales'), ...doubleIds(points, 'points'), ...doubleIds(named, 'counters')]),
    ...scales.flatMap((scale, index) => within(['scales', index], scaleProblems(scale))),
    ...within([], meaningProblems(scales)),
    ...counters.flatMap(({ unit }, index) => within(['counters', index], unitProblems(unit, units))),
    ...points.flatMap((point, index) => within(['points', index], pointProblems(point, known))),
  ];
}

interface Known {
  readonly units: ReadonlySet<string>;
  readonly scales: ReadonlySet<string>;
  /** As `unit/id`. */
  readonly counters: ReadonlySet<string>;
}

const unitProblems = (unit: string, units: ReadonlySet<string>): Problem[] =>
  units.has(unit) ? [] : [problem('LIB-4', ['unit'], { unit })];

/** A point names a unit, a scale and a counter that exist, the counter in its unit (SCO-8, SCO-9). */
const pointProblems = ({ unit, scale, counter, name }: RatingPoint, { units, scales, counters }: Known): Problem[] => [
  ...unitProblems(unit, units),
  ...(scales.has(scale) ? [] : [problem('SCO-8', ['scale'], { point: name, scale })]),
  ...(counter === null || counters.has(`${unit}/${counter}`) ? [] : [problem('SCO-9', ['counter'], { point: name, counter })]),
];

/** Levels from best to worst: satisfied ones first, at least one of each sort, each level and reason named once (SCO-1). */
function scaleProblems({ name, levels, reasons }: Scale): Problem[] {
  const firstUnsatisfied = levels.findIndex((level) => !level.satisfied);
  const isOrdered = firstUnsatisfied > 0 && levels.slice(firstUnsatisfied).every((level) => !level.satisfied);
  const ids = [...levels, ...reasons].map((item) => item.id);
  const asksHappy = levels.some((level) => level.satisfied && level.asksWhy);
  return isOrdered && new Set(ids).size === ids.length && !asksHappy ? [] : [problem('SCO-1', ['levels'], { scale: name.vi })];
}

const sayingOf = ({ vi, en }: Spoken, satisfied: boolean | null): string => JSON.stringify([vi, en, satisfied]);

/** Answers are counted by the ids of levels and reasons, so an id says the same in every scale (SCO-18). */
function meaningProblems(scales: readonly Scale[]): Problem[] {
  const meanings = new Map<string, string>();
  return scales.flatMap(({ name, levels, reasons }, at) => {
    const check = (list: 'levels' | 'reasons', index: number, id: string, saying: string): Problem[] => {
      const known = meanings.get(id) ?? saying;
      meanings.set(id, known);
      return known === saying ? [] : [problem('SCO-18', ['scales', at, list, index], { scale: name.vi, id })];
    };
    return [
      ...levels.flatMap(({ id, label, satisfied }, index) => check('levels', index, id, sayingOf(label, satisfied))),
      ...reasons.flatMap(({ id, label }, index) => check('reasons', index, id, sayingOf(label, null))),
    ];
  });
}
