import type { SentenceTable } from '../problem.ts';

/** What the room `place` says to people, by problem code. */
export const placeSentences: SentenceTable = {};
