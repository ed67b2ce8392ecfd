import { z } from 'zod';
import type { Hash } from '../../content/slide/slide.ts';
import type { Database } from '../ledger/sql.ts';

const oneSchema = z.object({ seq: z.number().int() });

/** Tells whether a ticket or dossier has answered: the ledger holds its `use`. */
export const usedUp =
  (database: Pick<Database, 'get'>) =>
  (use: Hash): boolean =>
    database.get(oneSchema, 'SELECT seq FROM used_once WHERE use = ?', use) !== null;
