import { doubleIds } from '../place/check-places.ts';
import { type Problem, problem } from '../problem.ts';
import type { Scale } from './scale.ts';
import type { RatingSettings } from './settings.ts';

/** What keeps rating settings from being in force: scales that mean nothing, points that lead nowhere. `units`: the ids that exist. */
export function ratingProblems({ scales, points }: RatingSettings, units: ReadonlySet<string>): Problem[] {
  const known = new Set(scales.map((scale) => scale.id));
  return [
    ...[...doubleIds(scales, 'scales'), ...doubleIds(points, 'points')].map((found) => ({
      ...found,
      path: ['rating', ...found.path],
    })),
    ...scales.flatMap((scale, index) =>
      scaleProblems(scale).map((found) => ({ ...found, path: ['rating', 'scales', index, ...found.path] })),
    ),
    ...points.flatMap((point, index) => [
      ...(units.has(point.unit) ? [] : [problem('LIB-4', ['rating', 'points', index, 'unit'], { unit: point.unit })]),
      ...(known.has(point.scale)
        ? []
        : [problem('SCO-8', ['rating', 'points', index, 'scale'], { point: point.name, scale: point.scale })]),
    ]),
  ];
}

/** Levels from best to worst: satisfied ones first, at least one of each sort, each level and reason named once (SCO-1). */
function scaleProblems({ name, levels, reasons }: Scale): Problem[] {
  const firstUnsatisfied = levels.findIndex((level) => !level.satisfied);
  const isOrdered = firstUnsatisfied > 0 && levels.slice(firstUnsatisfied).every((level) => !level.satisfied);
  const ids = [...levels, ...reasons].map((item) => item.id);
  const asksHappy = levels.some((level) => level.satisfied && level.asksWhy);
  return isOrdered && new Set(ids).size === ids.length && !asksHappy ? [] : [problem('SCO-1', ['levels'], { scale: name })];
}
