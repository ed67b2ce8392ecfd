import { type Problem, problem } from '../problem.ts';
import { characterName } from './character-name.ts';

/**
 * What keeps words of a clean text from passing the door: marks without a base, and look-alikes of another script. Looked at where
 * text is typed; a television, which shows what was signed, goes without (the scripts of the world are a quarter of its program).
 */
export const wordProblems = (clean: string): Problem[] => [...markProblems(clean), ...mixedWords(clean)];

/** At most two marks on a base, and no mark without one. */
function markProblems(clean: string): Problem[] {
  const match = /(?:^|\s)\p{M}|\p{M}{3}/u.exec(clean);
  return match === null ? [] : [problem('TXT-8', [], { position: Array.from(clean.slice(0, match.index)).length + 1 })];
}

const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
const LATIN = /\p{Script=Latin}/u;

/** Words in which look-alikes of another script stand among Latin letters. */
function mixedWords(clean: string): Problem[] {
  if (!FOREIGN.test(clean)) return [];
  const word = clean.split(/[^\p{L}\p{M}]+/u).find((part) => LATIN.test(part) && FOREIGN.test(part));
  return word === undefined ? [] : [problem('TXT-15', [], { word, character: foreignIn(word) })];
}

function foreignIn(word: string): string {
  const character = FOREIGN.exec(word)?.[0] ?? '';
  return `${character} (${characterName(character.codePointAt(0) ?? 0)})`;
}
