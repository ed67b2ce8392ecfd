import { randomBytes } from 'node:crypto';
import type { RatingPayload } from '../../../content/ledger/record.ts';
import { ratingDay } from '../../../content/score/fold.ts';
import type { DayNumber } from '../../../content/time/day-number.ts';
import type { Instant } from '../../../content/time/instant.ts';
import type { SqlReader, SqlWriter } from '../sql.ts';
import { type Taken, takeAllPlaces, takePlaces } from './answers.ts';
import { appendWithin, type Kept, type NewRecord } from './append-records.ts';
import { commitmentOf, keepComment } from './comments.ts';
import { leafAt } from './read-records.ts';
import { readHead } from './stored-tree.ts';

/** An answer that was admitted: the store gives it number, time and commitment, and says whether it came too late for its day. */
export interface NewAnswer {
  readonly unit: string;
  readonly payload: Omit<RatingPayload, 'comment'>;
  /** Words beside the ledger, cleaned and bounded by the caller; null: none. */
  readonly comment: string | null;
}

/**
 * `again`: it stood there already (a retry); `leaf`: the hash of its leaf. `used`: its ticket or dossier has answered before, in
 * record `seq`; nothing was kept.
 */
export type AnswerOutcome =
  | { readonly outcome: 'kept' | 'again'; readonly seq: number; readonly leaf: Uint8Array }
  | { readonly outcome: 'used'; readonly seq: number };

interface Prepared {
  readonly record: NewRecord;
  readonly comment: { readonly salt: string; readonly text: string } | null;
}

export interface AnswersKept {
  readonly outcomes: readonly AnswerOutcome[];
  readonly kept: readonly Kept[];
}

/** Keeps answers inside a running write, each once. `closedThrough`: the last closed day of a unit. */
export const keepAnswers = (
  sql: SqlWriter,
  answers: readonly NewAnswer[],
  closedThrough: (unit: string) => DayNumber | null,
  now: Instant,
): AnswersKept => {
  const { size } = readHead(sql).frontier;
  const fresh: Prepared[] = [];
  const free = takeAllPlaces(
    sql,
    answers.map(({ payload }) => payload),
    size,
  );
  const places = answers.map((answer): Taken | number => {
    const seq = size + fresh.length;
    const taken = free ? null : takePlaces(sql, answer.payload, seq);
    if (taken !== null) return taken;
    const prepared = prepare(answer, closedThrough(answer.unit));
    fresh.push(prepared);
    if (prepared.comment !== null) keepComment(sql, { seq, ...prepared.comment });
    return seq;
  });
  const kept = appendWithin(
    sql,
    fresh.map(({ record }) => record),
    now,
  );
  return { outcomes: places.map((place) => outcomeOf(sql, place, kept, size)), kept };
};

/** What became of an answer that took a number, or found its place taken. */
const outcomeOf = (sql: SqlReader, place: Taken | number, kept: readonly Kept[], size: number): AnswerOutcome => {
  if (typeof place !== 'number' && place.outcome === 'used') return { outcome: 'used', seq: place.seq };
  const seq = typeof place === 'number' ? place : place.seq;
  const leaf = kept[seq - size]?.leaf ?? leafAt(sql, seq);
  if (leaf === null) throw new Error('an answer that was kept has its leaf');
  return { outcome: typeof place === 'number' ? 'kept' : 'again', seq, leaf };
};

const prepare = (answer: NewAnswer, closed: DayNumber | null): Prepared => {
  const comment = answer.comment === null ? null : { salt: randomBytes(32).toString('base64url'), text: answer.comment };
  const payload = { ...answer.payload, comment: comment && commitmentOf(comment.salt, comment.text) };
  const kind = closed !== null && ratingDay(payload) <= closed ? 'late-rating' : 'rating';
  return { record: { kind, unit: answer.unit, payload }, comment };
};
