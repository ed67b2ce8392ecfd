import type { Migration } from '../ledger/database.ts';

/** People, their sessions (only hashes of the ids) and the set-up link (only its hash). */
export const PEOPLE_TABLES: readonly Migration[] = [
  {
    id: 'people-1',
    sql: `
      CREATE TABLE people (
        id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT NOT NULL,
        grants TEXT NOT NULL, active INTEGER NOT NULL, created INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE sessions (
        hash TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id), begun INTEGER NOT NULL, seen INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX sessions_person ON sessions (person);
      CREATE TABLE setup_links (hash TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT;
    `,
  },
  { id: 'people-2', sql: 'ALTER TABLE people ADD COLUMN given INTEGER NOT NULL DEFAULT 0;' },
];
