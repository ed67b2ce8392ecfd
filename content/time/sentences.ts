import type { SentenceTable } from '../problem.ts';

/** What the room `time` says to people, by problem code. */
export const timeSentences: SentenceTable = {};
