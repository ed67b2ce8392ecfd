import type { Library } from '../../content/library.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import type { WindowTally } from '../../content/score/fold.ts';
import { standingWithin } from '../../content/score/gather.ts';
import type { Spoken } from '../../content/score/scale.ts';
import { scoresOfSlide } from '../../content/score/scores-of-slide.ts';
import { addTally, emptyTally, shareOf, shownCounters, type Tally } from '../../content/score/tally.ts';
import type { DayRange } from '../../content/score/windows.ts';
import { compareVi } from '../../content/text/collate.ts';
import { dayOfNumber } from '../../content/time/day-number.ts';
import type { LocalDay } from '../../content/time/instant.ts';
import type { ScorePage, ScorePageQuery, ScoreTrend } from '../../content/wire/rating-api.ts';
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

/** What the reader may see. */
interface ReaderSees {
  readonly unit: (id: string) => boolean;
  readonly display: (id: string) => boolean;
}

const NOTHING: WindowTally = { signed: emptyTally(), addendum: emptyTally() };

/** Everything behind a unit's score; where the ledger does not hold there is no number behind it either (SCO-21). */
export function behindScore(deps: BehindDeps, { unit, window, day, part }: ScorePageQuery, sees: ReaderSees): ScorePage {
  const { scores, ledger, places, planOf } = deps;
  const days = scores.days(unit, window, day ?? null);
  const score = scores.over(unit, window, days);
  const { signed, addendum } = score.shown === 'broken' ? NOTHING : scores.tally(unit, days);
  const { library } = places();
  const newest = ledger.checkpoints.newest();
  return {
    unit,
    score,
    levels: named(signed.levels, wordsOf(library, 'levels')),
    reasons: named(signed.reasons, wordsOf(library, 'reasons')),
    classes: signed.classes,
    ...(score.shown === 'broken'
      ? { counters: [], hiddenAtCounters: 0, withoutCounter: 0, countersApart: false }
      : countersWithin(deps, unit, days, sees)),
    ...childrenOf(deps, { unit, window, part }, days, sees),
    addendum: { ...shareOf(addendum), held: addendum.held, excluded: addendum.excluded },
    screens: screensWith(library, unit, planOf, sees.display),
    unwitnessed: {
      since: newest?.says.time ?? null,
      records: Math.max(0, ledger.ratings.head().size - (newest?.says.size ?? 0)),
    },
  };
}

/** So many units are told apart at a time. */
const MOST_BELOW = 60;

/**
 * The counters of the unit and of those below it, each with its own numbers; of those with few answers only how many (SCO-13), and
 * how many named no counter.
 */
function countersWithin(
  { ledger, places }: BehindDeps,
  unit: string,
  days: DayRange,
  sees: ReaderSees,
): Pick<ScorePage, 'counters' | 'hiddenAtCounters' | 'withoutCounter' | 'countersApart'> {
  const { library, hasBelow, nameOf, counterName } = places();
  const all = hasBelow(unit) ? standingWithin(library, ledger.ratings.units(), unit, days) : [{ unit, days }];
  const tallies = new Map<string, Tally>();
  const countersApart = all.length > MOST_BELOW;
  for (const one of countersApart ? [] : all.filter(({ unit: id }) => sees.unit(id))) {
    const sum = tallies.get(one.unit) ?? emptyTally();
    addTally(sum, ledger.ratings.tally(one.unit, one.days).signed);
    tallies.set(one.unit, sum);
  }
  const found = [...tallies].map(([id, tally]) => ({ unit: id, unitName: nameOf(id), ...shownCounters(tally) }));
  const counters = found.flatMap(({ unit: at, unitName, counters: shown }) =>
    Object.entries(shown).map(([id, share]) => ({ unit: at, unitName, id, name: counterName(at, id) ?? id, ...share })),
  );
  const hiddenAtCounters = found.reduce((sum, { hidden }) => sum + hidden, 0);
  const counted = [...tallies.values()].reduce((sum, tally) => sum + shareOf(tally).count, 0);
  const atCounters = counters.reduce((sum, { count }) => sum + count, hiddenAtCounters);
  return { counters, hiddenAtCounters, withoutCounter: Math.max(0, counted - atCounters), countersApart };
}

/** Some of the units just below on the last of these days, each with its score, by name. */
function childrenOf(
  { scores, places }: BehindDeps,
  { unit, window, part }: Pick<ScorePageQuery, 'unit' | 'window' | 'part'>,
  days: DayRange,
  sees: ReaderSees,
): Pick<ScorePage, 'below' | 'belowAll' | 'belowFrom'> {
  const { library, nameOf } = places();
  const day = dayOfNumber(days.last);
  const links = library.parents.filter((link) => link.parent === unit && spans(link, day) && sees.unit(link.child));
  const children = links.map(({ child }) => ({ unit: child, unitName: nameOf(child) }));
  const from = part * MOST_BELOW;
  const named = children.sort((a, b) => compareVi(a.unitName, b.unitName)).slice(from, from + MOST_BELOW);
  const below = named.map((one) => ({ ...one, score: scores.over(one.unit, window, days) }));
  return { below, belowAll: children.length, belowFrom: from };
}

const spans = ({ from, to }: { readonly from: LocalDay | null; readonly to: LocalDay | null }, day: LocalDay): boolean =>
  (from === null || from <= day) && (to === null || day < to);

/** The words of levels or reasons by id, of all scales (SCO-18). */
const wordsOf = ({ rating }: Library, of: 'levels' | 'reasons'): ReadonlyMap<string, Spoken> =>
  new Map(rating.scales.flatMap((scale) => scale[of].map(({ id, label }) => [id, label] as const)));

/** In the order of the scales, then what is on none of them any more. */
function named(counts: Tally['levels'], words: ReadonlyMap<string, Spoken>) {
  const known = [...words].flatMap(([id, label]) => (counts[id] === undefined ? [] : [{ id, label, count: counts[id] }]));
  const others = Object.entries(counts).filter(([id]) => !words.has(id));
  return [...known, ...others.map(([id, count]) => ({ id, label: { vi: id, en: id }, count }))];
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

/** So long it counts before others get their turn: each day of a large district costs some ms. */
const TURN_MS = 10;

/** Answers by day and by hour of the day; without days over which the ledger does not hold, and without hours where one is among them. */
export async function trendOf(
  scores: Pick<Scores, 'isIntact' | 'tally'>,
  unit: string,
  days: DayRange,
  today: LocalDay,
): Promise<ScoreTrend> {
  const byDay = [];
  let until = performance.now() + TURN_MS;
  for (let day = days.first; day <= days.last && dayOfNumber(day) <= today; day += 1) {
    if (performance.now() > until) {
      await new Promise(setImmediate);
      until = performance.now() + TURN_MS;
    }
    const stretch = { first: day, last: day };
    if (!scores.isIntact(unit, stretch)) continue;
    const { signed } = scores.tally(unit, stretch);
    byDay.push({ day: dayOfNumber(day), ...shareOf(signed), held: signed.held, excluded: signed.excluded });
  }
  const all = scores.isIntact(unit, days) ? scores.tally(unit, days).signed : emptyTally();
  const hours = Object.entries(all.hours).map(([hour, share]) => ({ hour: Number(hour), ...share }));
  return { days: byDay, hours: hours.sort((a, b) => a.hour - b.hour) };
}
