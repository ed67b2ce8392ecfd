import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Hash } from '../../../content/slide/slide.ts';
import type { SqlReader, SqlWriter } from '../sql.ts';

/** What a citizen wrote, with the salt that its commitment was made with. */
export interface Comment {
  readonly seq: number;
  readonly salt: string;
  readonly text: string;
}

const commentSchema = z.object({ seq: z.number().int(), salt: z.string(), text: z.string() });

/** What a record says of a comment: without the salt nobody can guess the words from it. `salt`: 32 random bytes in base64url. */
export const commitmentOf = (salt: string, text: string): Hash => hash('sha256', `niem-yet/comment/1\n${salt}\n${text}`, 'hex');

export const keepComment = (sql: SqlWriter, { seq, salt, text }: Comment): void => {
  sql.run('INSERT INTO comments (seq, salt, text) VALUES (?, ?, ?)', seq, salt, text);
};

/** The comments of these records that have not been erased. */
export const commentsOf = (sql: SqlReader, seqs: readonly number[]): Comment[] =>
  seqs.flatMap((seq) => sql.get(commentSchema, 'SELECT seq, salt, text FROM comments WHERE seq = ?', seq) ?? []);

/** Erases words and salt: what remains in the ledger can never be matched to them again. False: there were none. */
export const eraseComment = (sql: SqlWriter, seq: number): boolean =>
  sql.run('DELETE FROM comments WHERE seq = ?', seq).changes > 0;
