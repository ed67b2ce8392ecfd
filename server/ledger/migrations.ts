import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { causeText, StoreError } from './store-error.ts';

/** One step forward of the tables: `sql` is applied once, under `id`, and never changed afterwards. */
export interface Migration {
  readonly id: string;
  readonly sql: string;
}

const appliedSchema = z.array(z.looseObject({ id: z.string() }));

/**
 * Applies what is missing, in order, all in one transaction: either every step or none. Refuses a file that knows steps which
 * this version does not (`STORE-newer`).
 */
export const applyMigrations = (connection: DatabaseSyncInstance, file: string, steps: readonly Migration[]): void => {
  refuseTwice(steps);
  connection.exec('CREATE TABLE IF NOT EXISTS migrations (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT');
  const applied = new Set(appliedSchema.parse(connection.prepare('SELECT id FROM migrations').all()).map(({ id }) => id));
  const known = new Set(steps.map(({ id }) => id));
  const foreign = [...applied].filter((id) => !known.has(id));
  if (foreign.length > 0) throw new StoreError('STORE-newer', { file, found: foreign.join(', ') });
  const missing = steps.filter(({ id }) => !applied.has(id));
  if (missing.length > 0) applyAll(connection, file, missing);
};

const refuseTwice = (steps: readonly Migration[]): void => {
  const ids = steps.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new StoreError('STORE-migration', { file: '', step: twice, cause: 'two steps with one id' });
};

const applyAll = (connection: DatabaseSyncInstance, file: string, missing: readonly Migration[]): void => {
  connection.exec('BEGIN IMMEDIATE');
  let step = '';
  try {
    for (const migration of missing) {
      step = migration.id;
      connection.exec(migration.sql);
      connection.prepare('INSERT INTO migrations (id) VALUES (?)').run(migration.id);
    }
    connection.exec('COMMIT');
  } catch (cause) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw new StoreError('STORE-migration', { file, step, cause: causeText(cause) }, cause);
  }
};
