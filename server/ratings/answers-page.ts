import type { LedgerRecord, RatingRecord } from '../../content/ledger/record.ts';
import { type Place, ratingDay } from '../../content/score/fold.ts';
import type { UnitDays } from '../../content/score/gather.ts';
import type { Spoken } from '../../content/score/scale.ts';
import { addTally, emptyTally, shownCounters } from '../../content/score/tally.ts';
import type { AnswerRow, AnswersPage } from '../../content/wire/rating-api.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import { newestOf } from './answer-streams.ts';
import { withoutPersonal } from './personal.ts';
import type { Places } from './places.ts';

/** Which answers: of which units on which days, from before a record (null: the newest), of one standing (null: all). */
export interface AnswersAsked {
  readonly within: readonly UnitDays[];
  readonly before: number | null;
  readonly limit: number;
  readonly standing: Place['standing'] | null;
}

export interface AnswersDeps {
  readonly ratings: Pick<Ratings, 'recordsOfUnit' | 'recordAt' | 'placeOf' | 'comments' | 'tally'>;
  readonly places: () => Places;
  /** Whether somebody objects to the answer. */
  readonly isObjected: (seq: number) => boolean;
  /** Answers that a correction moved to this unit. */
  readonly movedInto: (unit: string) => readonly number[];
}

interface Found {
  readonly record: RatingRecord;
  readonly place: Place;
}

/** So many records are looked through for one page; the next page goes on from there. */
const MOST_LOOKED = 20_000;
/** A record is written after its answer was given, but clocks differ. */
const AHEAD_MS = 10 * 60_000;

/** The answers behind a number, newest first, each where it counts now; at a counter with few answers without it (SCO-13). */
export function answersPage(deps: AnswersDeps, asked: AnswersAsked): AnswersPage {
  const next = recordsFor(deps, asked);
  const found: Found[] = [];
  let last: number | null = null;
  for (let looked = 0; looked < MOST_LOOKED && found.length <= asked.limit; looked += 1) {
    const record = next();
    last = record?.seq ?? null;
    if (record === null) break;
    const one = placeIfAsked(record, asked, deps.ratings);
    if (one !== null) found.push(one);
  }
  const shown = found.slice(0, asked.limit);
  return {
    answers: rowsOf(deps, shown, asked.within),
    next: found.length > asked.limit ? (shown.at(-1)?.record.seq ?? null) : last,
  };
}

/** So much is done before others get their turn: records looked at, answers told, milliseconds. */
const TURN = { looked: 500, told: 100, ms: 10 } as const;

/** All answers that are asked for, newest first, in portions; others have their turn between two. */
export async function* answersInTurn(
  deps: AnswersDeps,
  asked: Pick<AnswersAsked, 'within' | 'standing'>,
): AsyncGenerator<readonly AnswerRow[]> {
  const whole = { ...asked, before: null, limit: TURN.told };
  const next = recordsFor(deps, whole);
  for (let isOver = false; !isOver; await new Promise(setImmediate)) {
    const until = performance.now() + TURN.ms;
    const found: Found[] = [];
    for (let looked = 0; looked < TURN.looked && found.length < TURN.told && performance.now() < until; looked += 1) {
      const record = next();
      isOver = record === null;
      if (record === null) break;
      const place = placeIfAsked(record, whole, deps.ratings);
      if (place !== null) found.push(place);
    }
    if (found.length > 0) yield rowsOf(deps, found, asked.within);
  }
}

function recordsFor({ ratings, places, movedInto }: AnswersDeps, { within, before }: AnswersAsked) {
  const begins = new Map<string, number>();
  for (const { unit, days } of within) {
    const begin = places().clockOf(unit).startOf(days.first) - AHEAD_MS;
    begins.set(unit, Math.min(begin, begins.get(unit) ?? begin));
  }
  const units = [...begins].map(([unit, begin]) => ({ unit, begins: begin }));
  // Those that were moved between units that are asked for are taken once, from where they were given.
  const besides = units.flatMap(({ unit }) => movedInto(unit)).filter((seq) => !begins.has(ratings.recordAt(seq)?.unit ?? ''));
  return newestOf(ratings, units, [...new Set(besides)], before);
}

function placeIfAsked(record: LedgerRecord, asked: AnswersAsked, ratings: AnswersDeps['ratings']): Found | null {
  if (record.kind !== 'rating' && record.kind !== 'late-rating') return null;
  const place = askedPlace(record, asked, ratings);
  return place === null ? null : { record, place };
}

/** How an answer stands, if it counts at one of the units on one of the days and stands as asked; else null. */
function askedPlace(record: RatingRecord, { within, standing }: AnswersAsked, ratings: AnswersDeps['ratings']): Place | null {
  const day = ratingDay(record.payload);
  const isIn = ({ days }: UnitDays): boolean => day >= days.first && day <= days.last;
  if (!within.some(isIn)) return null;
  const place = ratings.placeOf(record.seq);
  if (place === null || (standing !== null && place.standing !== standing)) return null;
  return within.some((one) => one.unit === place.unit && isIn(one)) ? place : null;
}

const spokenOr = (items: readonly { readonly id: string; readonly label: Spoken }[] | undefined, id: string): Spoken =>
  items?.find((item) => item.id === id)?.label ?? { vi: id, en: id };

/** Tells whether a counter has so few answers on these days that they would be those of single people. */
function fewAt({ ratings }: AnswersDeps, within: readonly UnitDays[]): (unit: string, counter: string | null) => boolean {
  const shown = new Map<string, ReadonlySet<string>>();
  const shownAt = (unit: string): ReadonlySet<string> => {
    const sum = emptyTally();
    for (const one of within) {
      if (one.unit !== unit) continue;
      const { signed, addendum } = ratings.tally(unit, one.days);
      addTally(sum, signed);
      addTally(sum, addendum);
    }
    return new Set(Object.keys(shownCounters(sum).counters));
  };
  return (unit, counter) => {
    const known = shown.get(unit) ?? shownAt(unit);
    shown.set(unit, known);
    return counter !== null && !known.has(counter);
  };
}

function rowsOf(deps: AnswersDeps, shown: readonly Found[], within: readonly UnitDays[]): AnswerRow[] {
  const { ratings, places, isObjected } = deps;
  const isFew = fewAt(deps, within);
  const words = new Map(ratings.comments(shown.map(({ record }) => record.seq)).map(({ seq, text }) => [seq, text]));
  const { library, point, nameOf, counterName } = places();
  const scales = new Map(library.rating.scales.map((scale) => [scale.id, scale]));
  return shown.map(({ record: { seq, kind, unit: givenAt, payload }, place }) => {
    const said = words.get(seq);
    const scale = scales.get(payload.scale);
    // The point tells the counter. What does not count is no number of a counter, and is judged by where it came from.
    const isCounted = place.standing === 'counted';
    const isHidden = isCounted && (isFew(place.unit, place.counter) || isFew(givenAt, payload.counter));
    const counter = isHidden ? null : place.counter;
    return {
      seq,
      at: payload.at,
      offset: payload.offset,
      unit: place.unit,
      unitName: nameOf(place.unit),
      point: isHidden ? null : payload.point,
      pointName: isHidden ? nameOf(place.unit) : (point(payload.point)?.name ?? payload.point),
      counter,
      counterName: counter === null ? null : (counterName(place.unit, counter) ?? counter),
      level: payload.level,
      levelName: spokenOr(scale?.levels, payload.level),
      satisfied: payload.satisfied,
      reasons: payload.reasons.map((id) => spokenOr(scale?.reasons, id)),
      class: payload.class,
      standing: place.standing,
      late: kind === 'late-rating',
      comment: said === undefined ? null : withoutPersonal(said),
      objected: isObjected(seq),
      moved: place.unit !== givenAt || place.counter !== payload.counter,
    };
  });
}
