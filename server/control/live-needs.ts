import type { Library } from '../../content/library.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { type ScoreNeed, scoresOfSlide } from '../../content/score/scores-of-slide.ts';
import { scoreKey } from '../../content/score/windows.ts';
import type { Slide } from '../../content/slide/slide.ts';

/** What a display's slides show that lives; equal `name`s need the same. */
export interface LiveNeeds {
  readonly name: string;
  readonly scores: readonly ScoreNeed[];
  readonly points: readonly string[];
}

const NOTHING: LiveNeeds = { name: '', scores: [], points: [] };

const pointOfSlide = (slide: Slide): string[] => (slide.template === 'qr' && slide.point !== undefined ? [slide.point] : []);

/** All slides that a plan may show. */
export const slidesOfPlan = (plan: Plan): Set<string> =>
  new Set([
    ...plan.loops.flatMap((loop) => loop.items.map((item) => item.slide)),
    ...(plan.standing === null ? [] : [plan.standing]),
  ]);

/** What the slides of a plan need, worked out once for each plan of a library. */
export function liveNeeds(): (library: Library, plan: Plan | null) => LiveNeeds {
  let of: Library | null = null;
  let slides: ReadonlyMap<string, Slide> = new Map();
  let known = new WeakMap<Plan, LiveNeeds>();
  return (library, plan) => {
    if (plan === null) return NOTHING;
    if (of !== library) {
      of = library;
      slides = new Map(library.slides.map((slide) => [slide.id, slide]));
      known = new WeakMap();
    }
    const needs = known.get(plan) ?? needsOf([...slidesOfPlan(plan)].flatMap((id) => slides.get(id) ?? []));
    known.set(plan, needs);
    return needs;
  };
}

function needsOf(slides: readonly Slide[]): LiveNeeds {
  const scores = new Map(slides.flatMap(scoresOfSlide).map((need) => [scoreKey(need.unit, need.window), need]));
  const points = [...new Set(slides.flatMap(pointOfSlide))].sort();
  const keys = [...scores.keys()].sort();
  return { name: [...keys, '', ...points].join(' ').trim(), scores: [...scores.values()], points };
}
