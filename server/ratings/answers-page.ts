import type { LedgerRecord, RatingRecord } from '../../content/ledger/record.ts';
import { type Place, ratingDay } from '../../content/score/fold.ts';
import type { DayRange } from '../../content/score/windows.ts';
import type { AnswerRow, AnswersPage } from '../../content/wire/rating-api.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import { withoutPersonal } from './personal.ts';
import type { Places } from './places.ts';

/** Which answers: of a unit, given on these days, from before a record (null: the newest), of one standing (null: all). */
export interface AnswersAsked {
  readonly unit: string;
  readonly days: DayRange;
  readonly before: number | null;
  readonly limit: number;
  readonly standing: Place['standing'] | null;
}

export interface AnswersDeps {
  readonly ratings: Pick<Ratings, 'recordsOfUnit' | 'placeOf' | 'comments'>;
  readonly places: () => Places;
  /** Whether somebody objects to the answer. */
  readonly isObjected: (seq: number) => boolean;
}

const STEP = 500;
/** So many records are looked through for one page; the next page goes on from there. */
const MOST_LOOKED = 20_000;
/** A record is written after its answer was given, but clocks differ. */
const AHEAD_MS = 10 * 60_000;

/** The answers behind a number, newest first; those of a unit itself. */
export function answersPage(deps: AnswersDeps, asked: AnswersAsked): AnswersPage {
  const { ratings, places } = deps;
  const begins = places().clockOf(asked.unit).startOf(asked.days.first) - AHEAD_MS;
  const found: RatingRecord[] = [];
  let before = asked.before;
  let next: number | null = null;
  for (let looked = 0; looked < MOST_LOOKED; looked += STEP) {
    const records = ratings.recordsOfUnit(asked.unit, { before, limit: STEP });
    const last = records[records.length - 1];
    for (const record of records) if (found.length <= asked.limit && isAsked(record, asked, ratings)) found.push(record);
    next = last?.seq ?? null;
    if (last === undefined || records.length < STEP || last.time < begins) {
      next = null;
      break;
    }
    if (found.length > asked.limit) break;
    before = last.seq;
  }
  const shown = found.slice(0, asked.limit);
  const more = found.length > asked.limit ? (shown[shown.length - 1]?.seq ?? null) : next;
  return { answers: rowsOf(deps, shown), next: more };
}

function isAsked(
  record: LedgerRecord,
  { days, standing }: AnswersAsked,
  ratings: AnswersDeps['ratings'],
): record is RatingRecord {
  if (record.kind !== 'rating' && record.kind !== 'late-rating') return false;
  const day = ratingDay(record.payload);
  if (day < days.first || day > days.last) return false;
  return standing === null || ratings.placeOf(record.seq)?.standing === standing;
}

function rowsOf({ ratings, places, isObjected }: AnswersDeps, records: readonly RatingRecord[]): AnswerRow[] {
  const words = new Map(ratings.comments(records.map(({ seq }) => seq)).map(({ seq, text }) => [seq, text]));
  return records.map((record) => {
    const { seq, payload } = record;
    const place = ratings.placeOf(seq);
    const said = words.get(seq);
    const scale = places().library.rating.scales.find(({ id }) => id === payload.scale);
    return {
      seq,
      at: payload.at,
      offset: payload.offset,
      point: payload.point,
      pointName: places().point(payload.point)?.name ?? payload.point,
      counter: place?.counter ?? payload.counter,
      level: payload.level,
      levelName: scale?.levels.find(({ id }) => id === payload.level)?.label.vi ?? payload.level,
      satisfied: payload.satisfied,
      reasons: payload.reasons.map((id) => scale?.reasons.find((reason) => reason.id === id)?.label.vi ?? id),
      class: payload.class,
      standing: place?.standing ?? 'counted',
      late: record.kind === 'late-rating',
      comment: said === undefined ? null : withoutPersonal(said),
      objected: isObjected(seq),
    };
  });
}
