import { ratingDay } from '../../content/score/fold.ts';
import { windowDays } from '../../content/score/windows.ts';
import { dayOfNumber } from '../../content/time/day-number.ts';
import type { AnswerRow, CaseAnswers } from '../../content/wire/rating-api.ts';
import { type AnswersDeps, answerRows, type Found } from './answer-rows.ts';

/** So many answers are told one by one; of more only their levels. */
const MOST_TOLD = 20;
/** So many are read for one request: what lies beyond is found in the list of answers. */
const MOST_READ = 3000;

/** Tells somebody what cases are about; for one request. Null: too much was asked for at once. */
export type TellCaseAnswers = (targets: readonly number[]) => CaseAnswers | null;

/**
 * Answers as the list of their quarter tells them, with the same counters hidden (SCO-13); `reads`: of which units this person may
 * read answers.
 */
export function caseAnswers(deps: AnswersDeps): (reads: (unit: string) => boolean) => TellCaseAnswers {
  return (reads) => {
    let left = MOST_READ;
    const rows = rowsByQuarter(deps);
    return (targets) => {
      if (targets.length > left) return null;
      left -= targets.length;
      const found = targets.flatMap((seq) => foundAt(deps, seq)).filter(({ place }) => reads(place.unit));
      return targets.length <= MOST_TOLD ? { rows: rows(found), levels: [] } : { rows: [], levels: levelsOf(deps, found) };
    };
  };
}

function foundAt({ ratings }: AnswersDeps, seq: number): Found[] {
  const [record, place] = [ratings.recordAt(seq), ratings.placeOf(seq)];
  const isAnswer = record?.kind === 'rating' || record?.kind === 'late-rating';
  return isAnswer && place !== null ? [{ record, place }] : [];
}

/** Each row as among all of its unit in its quarter; what counters have there is counted once. */
function rowsByQuarter(deps: AnswersDeps): (found: readonly Found[]) => AnswerRow[] {
  const tellers = new Map<string, ReturnType<typeof answerRows>>();
  const tell = (one: Found): AnswerRow[] => {
    const { unit } = one.place;
    const days = windowDays('quarter', dayOfNumber(ratingDay(one.record.payload)));
    const key = `${unit}/${days.first}`;
    const teller = tellers.get(key) ?? answerRows(deps, [{ unit, days }]);
    tellers.set(key, teller);
    return teller([one]);
  };
  return (found) => found.flatMap(tell);
}

function levelsOf({ places }: AnswersDeps, found: readonly Found[]): CaseAnswers['levels'] {
  const counts = new Map<string, CaseAnswers['levels'][number]>();
  const { scales } = places().library.rating;
  for (const { record } of found) {
    const { scale, level: id } = record.payload;
    const label = scales.find((one) => one.id === scale)?.levels.find((one) => one.id === id)?.label ?? { vi: id, en: id };
    counts.set(id, { id, label, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
