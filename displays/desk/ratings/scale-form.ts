import { type Problem, problemsOf } from '../../../content/problem.ts';
import { ratingProblems } from '../../../content/score/check-rating.ts';
import { type Level, presetScales, type Scale, type Spoken, scaleSchema } from '../../../content/score/scale.ts';
import type { RatingSettings } from '../../../content/score/settings.ts';
import { freeId } from './points-form.ts';

type Reason = Scale['reasons'][number];
const NOTHING: Spoken = { vi: '', en: '' };

/** A level that is still to be written. */
export const emptyLevel = (satisfied: boolean): Level => ({
  ...{ id: '', label: NOTHING, face: satisfied ? 'happy' : 'unhappy', satisfied, asksWhy: !satisfied },
});
export const emptyReason = (): Reason => ({ id: '', label: NOTHING });

/** What a new scale may begin as: the presets, and one of its own with a level of each sort. */
export const beginnings = (): readonly Scale[] => {
  const presets = presetScales();
  const [first] = presets;
  const own = { id: '', name: NOTHING, used: false, question: first?.question ?? NOTHING, reasons: first?.reasons ?? [] };
  return [...presets, { ...own, levels: [emptyLevel(true), emptyLevel(false)] }];
};

const isSame = (a: Spoken, b: Spoken): boolean => a.vi === b.vi && a.en === b.en;

/**
 * The scale with ids that mean in it what they mean elsewhere (SCO-18): what says the same as in another scale has its id, what says
 * something else has one of its own.
 */
const withMeaningfulIds = (scale: Scale, others: readonly Scale[]): Scale => {
  const levels = others.flatMap((other) => other.levels);
  const reasons = others.flatMap((other) => other.reasons);
  const taken = new Set([...levels, ...reasons].map((item) => item.id));
  const idFor = (own: { readonly id: string; readonly label: Spoken }, same: { readonly id: string } | undefined): string => {
    const id = same?.id ?? (own.id !== '' && !taken.has(own.id) ? own.id : freeId(own.label.vi, taken));
    taken.add(id);
    return id;
  };
  return {
    ...scale,
    levels: scale.levels.map((level) => {
      const same = levels.find((one) => one.satisfied === level.satisfied && isSame(one.label, level.label));
      return { ...level, id: idFor(level, same), asksWhy: level.asksWhy && !level.satisfied };
    }),
    reasons: scale.reasons.map((reason) => {
      const same = reasons.find((one) => isSame(one.label, reason.label));
      return { ...reason, id: idFor(reason, same) };
    }),
  };
};

/** The settings with the scale as written: one of its own (`id` empty), or in the place of the one that nobody has used. */
export const withScale = (settings: RatingSettings, written: Scale): RatingSettings => {
  const others = settings.scales.filter(({ id }) => id !== written.id);
  const scale = withMeaningfulIds(written, others);
  if (scale.id !== '') return { ...settings, scales: settings.scales.map((one) => (one.id === scale.id ? scale : one)) };
  const id = freeId(scale.name.vi, new Set(settings.scales.map((one) => one.id)));
  return { ...settings, scales: [...settings.scales, { ...scale, id, used: false }] };
};

/** The settings in which every point that asked with `old` asks with the scale as written; the old one stays for its answers. */
export const withReplaced = (settings: RatingSettings, old: string, written: Scale): RatingSettings => {
  const next = withScale(settings, { ...written, id: '' });
  const fresh = next.scales.at(-1)?.id ?? old;
  return { ...next, points: next.points.map((point) => (point.scale === old ? { ...point, scale: fresh } : point)) };
};

export const withoutScale = (settings: RatingSettings, id: string): RatingSettings => ({
  ...settings,
  scales: settings.scales.filter((scale) => scale.id !== id),
});

/** What keeps the scale that was written last from being taken; paths lead into it. */
export const scaleFaults = (settings: RatingSettings, id: string): readonly Problem[] => {
  const index = settings.scales.findIndex((scale) => scale.id === id);
  const parsed = scaleSchema.safeParse(settings.scales[index]);
  if (!parsed.success) return problemsOf(parsed.error);
  const found = ratingProblems({ ...settings, points: [], counters: [] }, new Set());
  return found
    .filter(({ path }) => path[1] === 'scales' && path[2] === index)
    .map((one) => ({ ...one, path: one.path.slice(3) }));
};

/** How a scale stands: points ask with it, it was replaced, or nobody has asked with it yet. */
export const standingOf = ({ points }: Pick<RatingSettings, 'points'>, { id, used }: Scale): 'asking' | 'replaced' | 'unused' => {
  if (points.some((point) => point.scale === id)) return 'asking';
  return used ? 'replaced' : 'unused';
};
