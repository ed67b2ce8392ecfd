import type { Database } from './database.ts';

/** So many rows at most in one write: the event loop goes on between them. */
const PIECE = 2000;

/** Deletes rows piece by piece; `text` takes `before` and a limit. Gives how many went. */
export const pruneInPieces = async (database: Database, text: string, before: number): Promise<number> => {
  let all = 0;
  for (;;) {
    const { changes } = await database.write((sql) => sql.run(text, before, PIECE));
    all += changes;
    if (changes < PIECE) return all;
  }
};
