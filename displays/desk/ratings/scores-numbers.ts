import type { LiveScore } from '../../../content/score/live-score.ts';
import { wholePercent } from '../../../content/score/score.ts';
import type { Share } from '../../../content/score/tally.ts';
import { language, say } from '../say.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

const tag = () => (language() === 'en' ? 'en-GB' : 'vi-VN');

/** A whole number as the language of the desk writes it: «1.234». */
export const amount = (value: number): string => new Intl.NumberFormat(tag()).format(value);

/** A number with at most one decimal: «2,5». */
export const decimal = (value: number): string => new Intl.NumberFormat(tag(), { maximumFractionDigits: 1 }).format(value);

/** A number with one decimal, so that a column of them stands in line: «24,0». */
export const tenths = (value: number): string =>
  new Intl.NumberFormat(tag(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

/** A difference with its sign: «+2,5», «−1,0», «0,0». */
export const signed = (value: number): string =>
  new Intl.NumberFormat(tag(), { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' })
    .format(value)
    .replace('-', '−');

const FEW = 10;
const ENOUGH = 30;
/** The share of a row beside a chart or in a mix: no percentage below ten answers (SCO-2). */
export const shareWords = (share: Share): string => (share.count < FEW ? '–' : `${wholePercent(share)}%`);

/** Whether a percentage stands on few answers, and so in grey with a word beside (SCO-2). */
export const isOnFew = (share: Pick<Share, 'count'>): boolean => share.count >= FEW && share.count < ENOUGH;

/** A score said in the language of the desk: the figure, if a percentage may be shown, and what stands below it. */
export const deskScoreWords = (score: LiveScore): { readonly figure: string | null; readonly under: readonly string[] } => {
  const numbers = { count: amount(score.count), satisfied: amount(score.satisfied), n: score.count };
  switch (score.shown) {
    case 'none':
      return { figure: null, under: [say(words.none)] };
    case 'counts':
      return { figure: null, under: [say(words.counts, numbers), say(words.countsHint)] };
    case 'few':
      return { figure: `${score.percent ?? '–'}%`, under: [say(words.satisfied, numbers), say(words.few)] };
    case 'full':
      return { figure: `${score.percent ?? '–'}%`, under: [say(words.satisfied, numbers)] };
    case 'broken':
      return { figure: null, under: [say(words.broken), say(words.brokenHint)] };
    default:
      return score.shown satisfies never;
  }
};
