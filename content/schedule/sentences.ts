import type { SentenceTable } from '../problem.ts';

/** What the room `schedule` says to people, by problem code. */
export const scheduleSentences: SentenceTable = {};
