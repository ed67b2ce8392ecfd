import { hash, verify } from '@node-rs/argon2';
import { type Problem, problem } from '../../content/problem.ts';
import { searchKey } from '../../content/text/search-key.ts';
import { COMMON_STEMS, DIGIT_RUNS } from './common-passwords.ts';

/** argon2id (the library's default algorithm), 19 MiB, two passes: the second of OWASP's equal choices. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The PHC string to keep; the words are NFC, so that both ways of typing Vietnamese sign in. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

/** Whether these are the words behind `kept`. */
export const isPassword = (kept: string, password: string): Promise<boolean> => verify(kept, password.normalize('NFC'));

const folded = (text: string): string => searchKey(text).replaceAll(/[^a-z0-9]/g, '');
const withoutDigitsAround = (text: string): string => text.replaceAll(/^\d+|\d+$/g, '');

/** A password that a stranger would try first; `context` are words about the person and the house (login, name, units). */
export function passwordProblems(password: string, context: readonly string[]): Problem[] {
  const plain = folded(password.normalize('NFC'));
  const bare = withoutDigitsAround(plain);
  if (new Set(password.normalize('NFC')).size < 5) return [problem('password-repeats', ['password'])];
  if (bare === '' && DIGIT_RUNS.some((run) => run.repeat(4).includes(plain) || plain.startsWith(run)))
    return [problem('password-common', ['password'])];
  if (COMMON_STEMS.some((stem) => bare === stem || plain === stem || bare === stem + stem))
    return [problem('password-common', ['password'])];
  return contextProblems(bare, context);
}

/** A context word of three letters or more counts when taking it out leaves fewer than four characters. */
function contextProblems(bare: string, context: readonly string[]): Problem[] {
  const words = context.flatMap((text) => [text, ...text.split(/[\s._-]+/)]).filter((word) => folded(word).length >= 3);
  const guessed = words.find((word) => bare.includes(folded(word)) && bare.replaceAll(folded(word), '').length < 4);
  return guessed === undefined ? [] : [problem('password-context', ['password'], { word: guessed.slice(0, 60) })];
}
