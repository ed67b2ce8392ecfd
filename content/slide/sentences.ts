import type { SentenceTable } from '../problem.ts';

/** What the room `slide` says to people, by problem code. */
export const slideSentences: SentenceTable = {};
