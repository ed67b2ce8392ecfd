import type { LedgerRecord, RatingRecord } from '../../content/ledger/record.ts';
import { type Place, ratingDay } from '../../content/score/fold.ts';
import type { UnitDays } from '../../content/score/gather.ts';
import type { AnswerRow, AnswersPage } from '../../content/wire/rating-api.ts';
import { type AnswersDeps, answerRows, type Found } from './answer-rows.ts';
import { newestOf } from './answer-streams.ts';

/** Which answers: of which units on which days, from before a record (null: the newest), of one standing (null: all). */
export interface AnswersAsked {
  readonly within: readonly UnitDays[];
  readonly before: number | null;
  readonly limit: number;
  readonly standing: Place['standing'] | null;
}

/** So many records are looked through for one page; the next page goes on from there. */
const MOST_LOOKED = 20_000;
/** A record is written after its answer was given, but clocks differ. */
const AHEAD_MS = 10 * 60_000;

/** So much is done before others get their turn: records looked at, answers told, milliseconds. */
const TURN = { looked: 500, told: 100, ms: 10 } as const;

/** The answers behind a number, newest first, each where it counts now; at a counter with few answers without it (SCO-13). */
export async function answersPage(deps: AnswersDeps, asked: AnswersAsked): Promise<AnswersPage> {
  const next = await recordsFor(deps, asked);
  const found: Found[] = [];
  let last: number | null = null;
  let until = performance.now() + TURN.ms;
  for (let looked = 0; looked < MOST_LOOKED && found.length <= asked.limit; looked += 1) {
    const record = next();
    last = record?.seq ?? null;
    if (record === null) break;
    const one = placeIfAsked(record, asked, deps.ratings);
    if (one !== null) found.push(one);
    if (performance.now() > until) {
      await new Promise(setImmediate);
      until = performance.now() + TURN.ms;
    }
  }
  const shown = found.slice(0, asked.limit);
  return {
    answers: answerRows(deps, asked.within)(shown),
    next: found.length > asked.limit ? (shown.at(-1)?.record.seq ?? null) : last,
  };
}

/** All answers that are asked for, newest first, in portions; others have their turn between two. */
export async function* answersInTurn(
  deps: AnswersDeps,
  asked: Pick<AnswersAsked, 'within' | 'standing'>,
): AsyncGenerator<readonly AnswerRow[]> {
  const whole = { ...asked, before: null, limit: TURN.told };
  const next = await recordsFor(deps, whole);
  const rows = answerRows(deps, asked.within);
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
    if (found.length > 0) yield rows(found);
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
