import { hash, verify } from '@node-rs/argon2';
import { type Problem, problem } from '../../content/problem.ts';
import { COMMON_STEMS, DIGIT_RUNS } from './common-passwords.ts';

/** argon2id (the library's default algorithm), 19 MiB, two passes: the second of OWASP's equal choices. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The PHC string to keep; the words are NFC, so that both ways of typing Vietnamese sign in. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

/** Whether these are the words behind `kept`. */
export const isPassword = (kept: string, password: string): Promise<boolean> => verify(kept, password.normalize('NFC'));

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** Lower case without marks; signs stay. */
const unmarked = (text: string): string => text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replaceAll(/\p{M}/gu, '');
const folded = (text: string): string => unmarked(text).replaceAll(/[^a-z0-9]/g, '');
/** The letters that are left without digits and signs around them; digits and signs between letters read as what they look like. */
const letters = (text: string): string =>
  unmarked(text)
    .replaceAll(/^[^a-z@$]+|[^a-z@$]+$/g, '')
    .replaceAll(/[@$!0-9]/g, (sign) => LOOKALIKES[sign] ?? '')
    .replaceAll(/[^a-z]/g, '');

/** A password that a stranger would try first; `context` are words about the person and the house (login, name, units). */
export function passwordProblems(password: string, context: readonly string[]): Problem[] {
  const text = password.normalize('NFC');
  const [plain, bare] = [folded(text), letters(text)];
  if (new Set(text).size < 5) return [problem('password-repeats', ['password'])];
  if (/^\d+$/.test(plain) && DIGIT_RUNS.some((run) => run.repeat(4).includes(plain) || plain.startsWith(run)))
    return [problem('password-common', ['password'])];
  if (COMMON_STEMS.some((stem) => plain === stem || bare === stem || bare === stem + stem))
    return [problem('password-common', ['password'])];
  return contextProblems(bare, context);
}

/** A context word of three letters or more counts when taking it out leaves fewer than four characters. */
function contextProblems(bare: string, context: readonly string[]): Problem[] {
  const words = context.flatMap((text) => [text, ...text.split(/[\s._-]+/)]).filter((word) => folded(word).length >= 3);
  const guessed = words.find((word) => bare.includes(folded(word)) && bare.replaceAll(folded(word), '').length < 4);
  return guessed === undefined ? [] : [problem('password-context', ['password'], { word: guessed.slice(0, 60) })];
}
