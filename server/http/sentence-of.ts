import type { Problem, Sentence, SentenceTable } from '../../content/problem.ts';
import { sentenceFor } from '../../content/sentences.ts';
import { storeSentences } from '../ledger/sentences.ts';
import { libraryStoreSentences } from '../library/sentences.ts';
import { ratingSentences } from '../ratings/sentences.ts';
import { httpSentences } from './sentences.ts';

const OWN: SentenceTable = { ...httpSentences, ...storeSentences, ...libraryStoreSentences, ...ratingSentences };

const filled = (text: string, { detail }: Problem): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole));

/** The sentence for a problem: of the edge and the stores first, else of the content rooms. */
export function sentenceOf(found: Problem): Sentence {
  const own = OWN[found.code];
  return own ? { vi: filled(own.vi, found), en: filled(own.en, found) } : sentenceFor(found);
}

const FOLDERS = /(?<=^|['"\s])(?:[A-Za-z]:)?[\\/](?:[^\\/'"\s]+[\\/])*(?=[^\\/'"\s])/g;

/** The same problem with files named without their folders: where the data lies on the machine stands in the log only. */
export function withoutFolders({ code, path, detail }: Problem): Problem {
  const shown = Object.entries(detail).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(FOLDERS, '') : value,
  ]);
  return { code, path, detail: Object.fromEntries(shown) };
}
