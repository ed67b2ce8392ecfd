import { type Problem, problem } from '../problem.ts';
import { canonical } from '../wire/canonical.ts';
import type { Scale } from './scale.ts';
import type { RatingSettings } from './settings.ts';

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
