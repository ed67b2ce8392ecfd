import { randomBytes } from 'node:crypto';
import type { RatingPayload } from '../../../content/ledger/record.ts';
import { ratingDay } from '../../../content/score/fold.ts';
import type { DayNumber } from '../../../content/time/day-number.ts';
import type { Instant } from '../../../content/time/instant.ts';
import type { SqlWriter } from '../sql.ts';
import { answerKept, keepAnswer, useKept } from './answers.ts';
import { appendWithin, type Kept, type NewRecord } from './append-records.ts';
import { commitmentOf, keepComment } from './comments.ts';

/** An answer that was admitted: the store gives it number, time and commitment, and says whether it came too late for its day. */
export interface NewAnswer {
  readonly unit: string;
  readonly payload: Omit<RatingPayload, 'comment'>;
  /** Words beside the ledger, cleaned and bounded by the caller; null: none. */
  readonly comment: string | null;
}

/** `again`: it stood there already (a retry). `used`: its ticket or dossier has answered before, in record `seq`; nothing was kept. */
export type AnswerOutcome =
  | { readonly outcome: 'kept' | 'again'; readonly seq: number }
  | { readonly outcome: 'used'; readonly seq: number };

interface Prepared {
  readonly record: NewRecord;
  readonly payload: RatingPayload;
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
  const fresh = new Fresh();
  const places = answers.map((answer) => fresh.place(sql, answer, closedThrough));
  const kept = appendWithin(
    sql,
    fresh.prepared.map(({ record }) => record),
    now,
  );
  kept.forEach(({ record: { seq } }, at) => {
    const { payload, comment } = fresh.prepared[at] ?? impossible();
    keepAnswer(sql, payload, seq);
    if (comment !== null) keepComment(sql, { seq, ...comment });
  });
  const seqOf = (at: number): number => (kept[at] ?? impossible()).record.seq;
  const outcomes = places.map(
    (place): AnswerOutcome => ('at' in place ? { outcome: place.outcome, seq: seqOf(place.at) } : place),
  );
  return { outcomes, kept };
};

const impossible = (): never => {
  throw new Error('every fresh answer has its record');
};

/** Where an answer goes: the `at`-th of the new ones, or it stands in the ledger already. */
type Place = AnswerOutcome | { readonly outcome: 'kept' | 'again' | 'used'; readonly at: number };

/** The answers of one write that are new, also to each other. */
class Fresh {
  readonly prepared: Prepared[] = [];
  readonly #answers = new Map<string, number>();
  readonly #uses = new Map<string, number>();

  place(sql: SqlWriter, answer: NewAnswer, closedThrough: (unit: string) => DayNumber | null): Place {
    const payload = { ...answer.payload, comment: null };
    const key = `${payload.at}/${payload.nonce}`;
    const twin = this.#answers.get(key);
    if (twin !== undefined) return { outcome: 'again', at: twin };
    const seq = answerKept(sql, payload);
    if (seq !== null) return { outcome: 'again', seq };
    return this.#usedBy(sql, payload.use) ?? this.#add(key, answer, closedThrough(answer.unit));
  }

  #usedBy(sql: SqlWriter, use: string | null): Place | null {
    if (use === null) return null;
    const at = this.#uses.get(use);
    if (at !== undefined) return { outcome: 'used', at };
    const seq = useKept(sql, use);
    return seq === null ? null : { outcome: 'used', seq };
  }

  #add(key: string, answer: NewAnswer, closed: DayNumber | null): Place {
    const at = this.prepared.push(prepare(answer, closed)) - 1;
    this.#answers.set(key, at);
    if (answer.payload.use !== null) this.#uses.set(answer.payload.use, at);
    return { outcome: 'kept', at };
  }
}

const prepare = (answer: NewAnswer, closed: DayNumber | null): Prepared => {
  const comment = answer.comment === null ? null : { salt: randomBytes(32).toString('base64url'), text: answer.comment };
  const payload = { ...answer.payload, comment: comment && commitmentOf(comment.salt, comment.text) };
  const kind = closed !== null && ratingDay(payload) <= closed ? 'late-rating' : 'rating';
  return { record: { kind, unit: answer.unit, payload }, payload, comment };
};
