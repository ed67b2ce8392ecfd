import { windowBefore } from '../../../content/score/windows.ts';
import { compareVi } from '../../../content/text/collate.ts';
import { dayOfNumber } from '../../../content/time/day-number.ts';
import type { RankingAnswer } from '../../../content/wire/rating-api.ts';

type Row = RankingAnswer['ranked'][number];

/** The bands in order, each with its units by name: within a band no one is before another. */
export const bandsOf = ({
  ranked,
}: Pick<RankingAnswer, 'ranked'>): readonly { readonly band: number; readonly rows: readonly Row[] }[] => {
  const bands = [...new Set(ranked.map((row) => row.band))].sort((a, b) => a - b);
  return bands.map((band) => ({
    band,
    rows: ranked.filter((row) => row.band === band).sort((a, b) => compareVi(a.unitName, b.unitName)),
  }));
};

/** The quarter that begins on this day: «IV», «2026». */
export const quarterOf = (first: string): { readonly n: string; readonly year: string } => ({
  n: ['I', 'II', 'III', 'IV'][Math.floor((Number(first.slice(5, 7)) - 1) / 3)] ?? '',
  year: first.slice(0, 4),
});

/** The first day of the quarter just before. */
export const quarterBefore = ({ first }: Pick<RankingAnswer, 'first'>): string =>
  dayOfNumber(windowBefore('quarter', first).first);
