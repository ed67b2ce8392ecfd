import type { NewAnswer } from '../../server/ledger/ratings/answer-step.ts';

const BEGIN = Date.UTC(2026, 10, 22, 1);
const UNITS = 18;
const DAYS_ON = 11;

/**
 * What a ledger under torture takes for the time, wherever the machine's clock stands: the first process's answers are of a day that is
 * over and closed under them, so that most come late; those of the others are not.
 */
export const tortureTime = (): number => BEGIN + DAYS_ON * 86_400_000 + Math.floor(performance.now());

/** The nonce of an answer that tells its number. */
export const nonceOfNumber = (number: number): string => String(number).padStart(22, 'n');

/** An answer that tells its number, at one of eighteen units. */
export const answerNumber = (number: number): NewAnswer => ({
  unit: `phuong-${number % UNITS}`,
  comment: number % 50 === 0 ? `Lời thứ ${number}` : null,
  payload: {
    at: BEGIN + number * 1000,
    offset: 420,
    point: 'quay-1',
    counter: null,
    scale: 'nam-muc',
    level: 'hai-long',
    satisfied: number % 3 > 0,
    reasons: [],
    class: 'at-place',
    nonce: nonceOfNumber(number),
    use: null,
  },
});
