import type { SentenceTable } from '../problem.ts';

/** What the room `wire` says to people, by problem code. */
export const wireSentences: SentenceTable = {};
