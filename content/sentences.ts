import { deviceSentences } from './led/device-sentences.ts';
import { ledSentences } from './led/sentences.ts';
import { ledgerSentences } from './ledger/sentences.ts';
import { librarySentences } from './library-sentences.ts';
import { packSentences } from './packs/sentences.ts';
import { placeSentences } from './place/sentences.ts';
import type { Problem, Sentence, SentenceTable } from './problem.ts';
import { scheduleSentences } from './schedule/sentences.ts';
import { schemaSentences } from './schema-sentences.ts';
import { scoreSentences } from './score/sentences.ts';
import { slideSentences } from './slide/sentences.ts';
import { textSentences } from './text/sentences.ts';
import { timeSentences } from './time/sentences.ts';
import { wireSentences } from './wire/sentences.ts';

/** The sentences of all rooms, by problem code; no code stands in two rooms. */
export const SENTENCE_TABLES: readonly SentenceTable[] = [
  schemaSentences,
  librarySentences,
  packSentences,
  textSentences,
  placeSentences,
  slideSentences,
  ledSentences,
  ledgerSentences,
  deviceSentences,
  scheduleSentences,
  scoreSentences,
  timeSentences,
  wireSentences,
];

const byCode: ReadonlyMap<string, Sentence> = new Map(SENTENCE_TABLES.flatMap((table) => Object.entries(table)));

/** The sentence for a problem, its details filled in, Vietnamese first. An unknown code is named rather than hidden (TXT-22). */
export function sentenceFor(problem: Pick<Problem, 'code' | 'detail'>): Sentence {
  const { vi, en } = byCode.get(problem.code) ?? UNKNOWN;
  const detail = { ...problem.detail, code: problem.code };
  return { vi: filled(vi, detail), en: filled(en, detail) };
}

const UNKNOWN: Sentence = { vi: 'Có lỗi ({code}).', en: 'There is a problem ({code}).' };

const filled = (sentence: string, detail: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => String(detail[name] ?? '…'));
