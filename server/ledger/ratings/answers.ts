import { z } from 'zod';
import type { RatingPayload } from '../../../content/ledger/record.ts';
import type { SqlReader, SqlWriter } from '../sql.ts';

const seqSchema = z.object({ seq: z.number().int() });

/** Which record holds this answer already; null: none. */
export const answerKept = (sql: SqlReader, { at, nonce }: RatingPayload): number | null =>
  sql.get(seqSchema, 'SELECT seq FROM answers_once WHERE at = ? AND nonce = ?', at, nonce)?.seq ?? null;

/** Which record used up this ticket or dossier; null: none. */
export const useKept = (sql: SqlReader, use: string): number | null =>
  sql.get(seqSchema, 'SELECT seq FROM used_once WHERE use = ?', use)?.seq ?? null;

/** Remembers that this answer, and the ticket that it used up, stand in record `seq`. */
export const keepAnswer = (sql: SqlWriter, { at, nonce, use }: RatingPayload, seq: number): void => {
  sql.run('INSERT INTO answers_once (at, nonce, seq) VALUES (?, ?, ?)', at, nonce, seq);
  if (use !== null) sql.run('INSERT INTO used_once (use, seq) VALUES (?, ?)', use, seq);
};
