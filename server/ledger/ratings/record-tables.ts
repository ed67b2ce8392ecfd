import type { Migration } from '../migrations.ts';

/**
 * The tables of the ledger. `records`: `text` is the canonical record, byte for byte what its leaf hashes. `tree_nodes`: roots of
 * whole subtrees of 256, 256², … leaves. `tree_head`: size and peaks of the tree, and the time of the last record. `record_units`: the
 * records of a unit, up to `tree_head.placed`, so that an answer costs no page of an index on disk. `answers_once`, `used_once`: what keeps a retry, or a ticket, from counting
 * twice; by time first, so that neighbours in time are neighbours on disk. `comments`: words beside the ledger, erasable. `tally_rows`:
 * the running tallies as they stood when the ledger had `tally_mark.size` records under `root`; `sum` over their hashes shows damage.
 */
export const recordTables: readonly Migration[] = [
  {
    id: 'ledger-records-1',
    sql: `
CREATE TABLE records (
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, unit TEXT, text TEXT NOT NULL, leaf BLOB NOT NULL
) STRICT;
CREATE INDEX records_kind ON records (kind, seq) WHERE kind NOT IN ('rating', 'act');
CREATE TRIGGER records_update BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
CREATE TRIGGER records_delete BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
CREATE TRIGGER records_insert BEFORE INSERT ON records WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM records)
  BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
CREATE TABLE tree_nodes (
  height INTEGER NOT NULL, number INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (height, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE tree_head (
  id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, time INTEGER NOT NULL, peaks BLOB NOT NULL,
  placed INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO tree_head (id, size, time, peaks) VALUES (1, 0, 0, x'');
CREATE TABLE record_units (unit TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (unit, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE answers_once (
  at INTEGER NOT NULL, nonce TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (at, nonce)
) STRICT, WITHOUT ROWID;
CREATE TABLE used_once (use TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE comments (seq INTEGER PRIMARY KEY, salt TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE checkpoints (
  epoch INTEGER NOT NULL, size INTEGER NOT NULL, time INTEGER NOT NULL, signed TEXT NOT NULL, PRIMARY KEY (epoch, size)
) STRICT, WITHOUT ROWID;
CREATE TABLE tally_rows (
  kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE tally_mark (
  id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, root TEXT NOT NULL, sum TEXT NOT NULL
) STRICT;
CREATE TABLE breaches (
  number INTEGER PRIMARY KEY, first INTEGER NOT NULL, until INTEGER NOT NULL, since INTEGER NOT NULL, upto INTEGER NOT NULL,
  why TEXT NOT NULL, found INTEGER NOT NULL
) STRICT;`,
  },
];
