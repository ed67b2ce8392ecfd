import { z } from 'zod';
import type { RatingPayload } from '../../../content/ledger/record.ts';
import type { SqlWriter } from '../sql.ts';
import { rowInserter } from './insert-rows.ts';

const seqSchema = z.object({ seq: z.number().int() });

/** Whose place an answer found taken: its own, kept before (`again`), or that of its ticket or dossier (`used`). */
export interface Taken {
  readonly outcome: 'again' | 'used';
  readonly seq: number;
}

/** Takes the places of an answer and of its ticket for record `seq`; null: they were free. */
export const takePlaces = (
  sql: SqlWriter,
  { at, nonce, use }: Pick<RatingPayload, 'at' | 'nonce' | 'use'>,
  seq: number,
): Taken | null => {
  if (sql.run('INSERT OR IGNORE INTO answers_once (at, nonce, seq) VALUES (?, ?, ?)', at, nonce, seq).changes === 0) {
    const kept = sql.get(seqSchema, 'SELECT seq FROM answers_once WHERE at = ? AND nonce = ?', at, nonce);
    return { outcome: 'again', seq: kept?.seq ?? seq };
  }
  if (use === null) return null;
  if (sql.run('INSERT OR IGNORE INTO used_once (use, seq) VALUES (?, ?)', use, seq).changes > 0) return null;
  sql.run('DELETE FROM answers_once WHERE at = ? AND nonce = ?', at, nonce);
  const used = sql.get(seqSchema, 'SELECT seq FROM used_once WHERE use = ?', use);
  return { outcome: 'used', seq: used?.seq ?? seq };
};

const insertPlaces = rowInserter('INSERT OR IGNORE INTO answers_once (at, nonce, seq)', 3);
/** Fewer answers are as quick one by one. */
const MANY = 4;

/** Takes the places of many answers at once, for records from `seq` on; false: nothing is taken, they have to be asked one by one. */
export const takeAllPlaces = (
  sql: SqlWriter,
  answers: readonly Pick<RatingPayload, 'at' | 'nonce' | 'use'>[],
  seq: number,
): boolean => {
  if (answers.length < MANY || answers.some(({ use }) => use !== null)) return false;
  sql.run('SAVEPOINT places');
  const rows = answers.map(({ at, nonce }, place) => [at, nonce, seq + place]);
  const free = insertPlaces(sql, rows) === answers.length;
  if (!free) sql.run('ROLLBACK TO places');
  sql.run('RELEASE places');
  return free;
};
