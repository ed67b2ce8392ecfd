import type { RatingRecord } from '../../content/ledger/record.ts';
import { ratingDay } from '../../content/score/fold.ts';
import type { DayNumber } from '../../content/time/day-number.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';

/** What the ledger holds of a unit's day: its answers, oldest first, and which answers of the unit were held back since it began. */
export interface EarlierAnswers {
  readonly answers: readonly RatingRecord[];
  readonly held: readonly number[];
}

export interface EarlierAsked {
  readonly unit: string;
  readonly day: DayNumber;
  /** Records before this number. */
  readonly before: number;
  /** When the first answer of the day may have been recorded. */
  readonly since: Instant;
  /** So many records are looked at, at most. */
  readonly most: number;
}

const PAGE = 100;

/** Reads back page by page until the records are older than the day, so that nobody waits long for one page. */
export async function earlierAnswers(ratings: Pick<Ratings, 'recordsOfUnit'>, asked: EarlierAsked): Promise<EarlierAnswers> {
  const answers: RatingRecord[] = [];
  const held: number[] = [];
  let before = asked.before;
  for (let left = asked.most; left > 0; left -= PAGE) {
    const page = ratings.recordsOfUnit(asked.unit, { before, limit: Math.min(PAGE, left) });
    for (const record of page) {
      if (record.time < asked.since) return { answers: answers.reverse(), held };
      if (record.kind === 'quarantine') held.push(...record.payload.targets);
      if (record.kind !== 'rating' && record.kind !== 'late-rating') continue;
      if (ratingDay(record.payload) === asked.day) answers.push(record);
    }
    const last = page[page.length - 1];
    if (last === undefined || page.length < PAGE) break;
    before = last.seq;
    await new Promise((next) => setImmediate(next));
  }
  return { answers: answers.reverse(), held };
}
