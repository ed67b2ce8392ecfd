import { type Problem, problem } from '../problem.ts';
import { canonical } from '../wire/canonical.ts';
import type { Scale } from './scale.ts';
import type { Counter, RatingPoint, RatingSettings } from './settings.ts';

const askedBy = ({ id, question, levels, reasons }: Scale): string => canonical({ id, question, levels, reasons });

/** The settings with each scale marked as used that a point asks with or has asked with (SCO-10), whatever `after` says of it. */
export function withUsedScales(before: RatingSettings, after: RatingSettings): RatingSettings {
  const used = new Set([
    ...before.scales.filter((scale) => scale.used).map(({ id }) => id),
    ...[...before.points, ...after.points].map(({ scale }) => scale),
  ]);
  return { ...after, scales: after.scales.map((scale) => ({ ...scale, used: used.has(scale.id) })) };
}

/** What a change of settings may not do: rewrite or drop a scale that was used (SCO-10); its name may change. */
export function ratingChangeProblems(before: RatingSettings, after: RatingSettings): Problem[] {
  const next = new Map(after.scales.map((scale, index) => [scale.id, { index, asked: askedBy(scale) }]));
  const used = withUsedScales(before, { ...before, points: [] }).scales.filter((scale) => scale.used);
  return used.flatMap((scale) => {
    const found = next.get(scale.id);
    if (found?.asked === askedBy(scale)) return [];
    return [problem('SCO-10', found ? ['rating', 'scales', found.index] : ['rating', 'scales'], { scale: scale.name.vi })];
  });
}

/** Points and counters that answers name. */
export interface UsedPlaces {
  isPointUsed(point: string): boolean;
  isCounterUsed(unit: string, counter: string): boolean;
}

/** The points and counters that `after` no longer has. */
export function removedPlaces(
  before: RatingSettings,
  after: RatingSettings,
): { readonly points: readonly RatingPoint[]; readonly counters: readonly Counter[] } {
  const points = new Set(after.points.map(({ id }) => id));
  const counters = new Set(after.counters.map(({ unit, id }) => `${unit}/${id}`));
  return {
    points: before.points.filter(({ id }) => !points.has(id)),
    counters: before.counters.filter(({ unit, id }) => !counters.has(`${unit}/${id}`)),
  };
}

/** A point or counter that was used is never removed (SCO-19): a point is made inactive, a counter renamed. */
export function removalProblems(before: RatingSettings, after: RatingSettings, used: UsedPlaces): Problem[] {
  const { points, counters } = removedPlaces(before, after);
  return [
    ...points.filter(({ id }) => used.isPointUsed(id)).map(({ name }) => problem('SCO-19', ['rating', 'points'], { name })),
    ...counters
      .filter(({ unit, id }) => used.isCounterUsed(unit, id))
      .map(({ name }) => problem('SCO-19', ['rating', 'counters'], { name })),
  ];
}
