import { ratingDay } from '../../content/score/fold.ts';
import type { NewRecord } from '../ledger/ratings/append-records.ts';
import { closesThrough } from '../ledger/ratings/periods.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import type { OpenCase } from './case-book.ts';

/**
 * What has to be closed before a correction: a day that is signed where answers leave it is closed where they go, too, so that nobody
 * above both counts them twice.
 */
export function closesBefore(ratings: Pick<Ratings, 'recordAt' | 'tally' | 'closedThrough'>, found: OpenCase): NewRecord[] {
  if (found.kind !== 'correction-proposed') return [];
  const signed = ratings.closedThrough(found.unit) ?? Number.NEGATIVE_INFINITY;
  const days = found.payload.targets.flatMap((seq) => {
    const record = ratings.recordAt(seq);
    return record?.kind === 'rating' || record?.kind === 'late-rating' ? [ratingDay(record.payload)] : [];
  });
  const last = Math.max(...days.filter((day) => day <= signed));
  return Number.isFinite(last) ? closesThrough(ratings, found.payload.to.unit, last) : [];
}
