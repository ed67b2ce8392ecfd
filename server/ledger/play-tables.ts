import type { Migration } from './database.ts';

/**
 * The tables of plays. `plays`: a run each; `entry`, `slide` and `since` are what it showed last, `longest` its longest pause in ms.
 * `play_counts`: how often a run showed each slide. `newest_plays`: the run that goes on.
 */
export const playTables: readonly Migration[] = [
  {
    id: 'ledger-plays-1',
    sql: `
CREATE TABLE plays (
  run INTEGER PRIMARY KEY, display TEXT NOT NULL, zone TEXT NOT NULL, epoch INTEGER NOT NULL, revision INTEGER NOT NULL,
  entry TEXT, slide TEXT, first INTEGER NOT NULL, last INTEGER NOT NULL, times INTEGER NOT NULL
) STRICT;
CREATE INDEX plays_newest ON plays (display, zone, run);
CREATE INDEX plays_last ON plays (last);
CREATE TABLE newest_plays (display TEXT NOT NULL, zone TEXT NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (display, zone)) STRICT, WITHOUT ROWID;`,
  },
  {
    id: 'ledger-plays-2',
    sql: `
ALTER TABLE plays ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plays ADD COLUMN longest INTEGER NOT NULL DEFAULT 0;
UPDATE plays SET since = first;
CREATE TABLE play_counts (
  number INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES plays (run) ON DELETE CASCADE,
  entry TEXT, slide TEXT, times INTEGER NOT NULL
) STRICT;
CREATE INDEX play_counts_run ON play_counts (run, slide, entry);
INSERT INTO play_counts (run, entry, slide, times) SELECT run, entry, slide, times FROM plays;`,
  },
];
