import type { Library } from '../../content/library.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { scoresOfSlide } from '../../content/score/scores-of-slide.ts';
import { shareOf, shownCounters, type Tally } from '../../content/score/tally.ts';
import type { DayRange } from '../../content/score/windows.ts';
import { dayOfNumber } from '../../content/time/day-number.ts';
import type { LocalDay } from '../../content/time/instant.ts';
import type { ScorePage, ScoreQuery, ScoreTrend } from '../../content/wire/rating-api.ts';
import { slidesOfPlan } from '../control/live-needs.ts';
import type { Ledger } from '../ledger/ratings/ledger.ts';
import type { Places } from './places.ts';
import type { Scores } from './scores.ts';

export interface BehindDeps {
  readonly scores: Scores;
  readonly ledger: Pick<Ledger, 'ratings' | 'checkpoints'>;
  readonly places: () => Places;
  readonly planOf: (display: string) => Plan | null;
}

/** Everything behind a unit's score. `sees`: which displays the reader may see. */
export function behindScore(deps: BehindDeps, { unit, window, day }: ScoreQuery, sees: (display: string) => boolean): ScorePage {
  const { scores, ledger, places, planOf } = deps;
  const days = scores.days(unit, window, day ?? null);
  const { signed, addendum } = scores.tally(unit, days);
  const { library } = places();
  const { counters, hidden } = shownCounters(signed);
  const newest = ledger.checkpoints.newest();
  return {
    unit,
    score: scores.over(unit, window, days),
    levels: named(signed.levels, wordsOf(library, 'levels')),
    reasons: named(signed.reasons, wordsOf(library, 'reasons')),
    classes: signed.classes,
    counters,
    hiddenAtCounters: hidden,
    addendum: { ...shareOf(addendum), held: addendum.held, excluded: addendum.excluded },
    screens: screensWith(library, unit, planOf, sees),
    unwitnessed: {
      since: newest?.says.time ?? null,
      records: Math.max(0, ledger.ratings.head().size - (newest?.says.size ?? 0)),
    },
  };
}

/** The words of levels or reasons by id, of all scales; of the same id those of the first. */
function wordsOf({ rating }: Library, of: 'levels' | 'reasons'): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const scale of rating.scales) for (const { id, label } of scale[of]) if (!words.has(id)) words.set(id, label.vi);
  return words;
}

/** In the order of the scales, then what is on none of them any more. */
function named(counts: Tally['levels'], words: ReadonlyMap<string, string>) {
  const known = [...words].flatMap(([id, label]) => (counts[id] === undefined ? [] : [{ id, label, count: counts[id] }]));
  const others = Object.entries(counts).filter(([id]) => !words.has(id));
  return [...known, ...others.map(([id, count]) => ({ id, label: id, count }))];
}

function screensWith(library: Library, unit: string, planOf: BehindDeps['planOf'], sees: (display: string) => boolean) {
  const slides = new Map(library.slides.map((slide) => [slide.id, slide]));
  return library.displays.flatMap(({ id, name }) => {
    const plan = sees(id) ? planOf(id) : null;
    if (plan === null) return [];
    return [...slidesOfPlan(plan)].flatMap((slideId) => {
      const slide = slides.get(slideId);
      const shown = slide === undefined ? [] : scoresOfSlide(slide).filter((need) => need.unit === unit);
      return shown.map(({ window }) => ({ display: id, name, slide: slideId, slideName: slide?.name ?? slideId, window }));
    });
  });
}

/** Answers by day and by hour of the day. */
export function trendOf(scores: Scores, unit: string, days: DayRange, today: LocalDay): ScoreTrend {
  const all = scores.tally(unit, days).signed;
  const byDay = [];
  for (let day = days.first; day <= days.last && dayOfNumber(day) <= today; day += 1) {
    const { signed } = scores.tally(unit, { first: day, last: day });
    byDay.push({ day: dayOfNumber(day), ...shareOf(signed), held: signed.held, excluded: signed.excluded });
  }
  const hours = Object.entries(all.hours).map(([hour, share]) => ({ hour: Number(hour), ...share }));
  return { days: byDay, hours: hours.sort((a, b) => a.hour - b.hour) };
}
