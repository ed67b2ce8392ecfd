import type { Migration } from '../ledger/database.ts';

/** Keys of other systems (only a hash of the secret, which grows from the house's own) and cases that were declined: each person's word, and what is closed by it; signed answers that were refused after the thanks. */
export const RATING_TABLES: readonly Migration[] = [
  {
    id: 'ratings-1',
    sql: `
CREATE TABLE import_keys (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, points TEXT NOT NULL, hash TEXT NOT NULL, created INTEGER NOT NULL, revoked INTEGER
) STRICT;
CREATE TABLE declined_proposals (
  proposal INTEGER PRIMARY KEY, by TEXT NOT NULL, reason TEXT NOT NULL, time INTEGER NOT NULL
) STRICT;
CREATE TABLE tickets_made (
  unit TEXT NOT NULL, day INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (unit, day)
) STRICT, WITHOUT ROWID;`,
  },
  {
    id: 'ratings-2',
    sql: `
CREATE TABLE case_declines (
  proposal INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (proposal, by)
) STRICT, WITHOUT ROWID;
INSERT INTO case_declines (proposal, by, reason, time) SELECT proposal, by, reason, time FROM declined_proposals;`,
  },
  { id: 'ratings-3', sql: 'ALTER TABLE import_keys ADD COLUMN used INTEGER;' },
  {
    id: 'ratings-refused-1',
    sql: `
CREATE TABLE refused_answers (
  display TEXT PRIMARY KEY, up_to INTEGER NOT NULL, reasons TEXT NOT NULL, told INTEGER NOT NULL, seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;`,
  },
  {
    id: 'ratings-refused-2',
    sql: `
DROP TABLE refused_answers;
CREATE TABLE refused_originals (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, display TEXT NOT NULL, code TEXT NOT NULL, at INTEGER, key TEXT, body TEXT,
  signature TEXT, told INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'aside'))
) STRICT;
CREATE INDEX refused_open ON refused_originals (display, number) WHERE state = 'open';`,
  },
];
