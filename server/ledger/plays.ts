import { z } from 'zod';
import { zoneNameSchema } from '../../content/place/display.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { PaintedItem } from '../../content/wire/display-messages.ts';
import type { Database, Migration, SqlWriter } from './database.ts';
import { pruneInPieces } from './prune.ts';
import { receivedUpTo, restartStreams, takeNew } from './received.ts';

const runSchema = z.object({
  display: z.string(),
  zone: zoneNameSchema,
  epoch: z.number().int(),
  revision: z.number().int(),
  entry: z.string().nullable(),
  slide: z.string().nullable(),
  first: z.number().int(),
  last: z.number().int(),
  times: z.number().int(),
});

/** Proof of play: what one zone painted `times` times in a row, the first and last time it said so (the display's clock). */
export type PlayRun = z.infer<typeof runSchema>;

/** What displays say they painted; run-length, so that a slide that stands costs one row. */
export interface Plays {
  /** Keeps what is new by `seq` (an item sent again changes nothing); resolves when on disk, with the newest seq that is kept. */
  record(display: string, items: readonly PaintedItem[]): Promise<{ readonly upTo: number }>;
  /** The newest run of each zone of a display. */
  latest(display: string): PlayRun[];
  /** Runs of a display that touch [from, until), oldest first, at most `limit`. */
  list(display: string, from: Instant, until: Instant, limit: number): PlayRun[];
  /** A newly paired display counts its `seq` from 0 again; call before its first `record`. */
  restart(display: string): Promise<void>;
  /** Forgets runs that ended before this moment, except the newest of each zone; gives how many. */
  prune(before: Instant): Promise<number>;
}

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
];

const COLUMNS = 'display, zone, epoch, revision, entry, slide, first, last, times';
const EXTEND = `UPDATE plays SET first = min(first, ?), last = max(last, ?), times = times + 1
  WHERE run = (SELECT run FROM newest_plays WHERE display = ? AND zone = ?)
    AND epoch = ? AND revision = ? AND entry IS ? AND slide IS ?`;
const POINT = `INSERT INTO newest_plays (display, zone, run) VALUES (?, ?, last_insert_rowid())
  ON CONFLICT (display, zone) DO UPDATE SET run = excluded.run`;

const PRUNE = `DELETE FROM plays WHERE run IN (
  SELECT run FROM plays WHERE last < ? AND run NOT IN (SELECT run FROM newest_plays) LIMIT ?)`;

/** The plays in this database. */
export const playsOn = (database: Database): Plays => ({
  record: (display, items) =>
    database.write((sql) => {
      for (const item of takeNew(sql, display, 'painted', items)) keep(sql, display, item);
      return { upTo: receivedUpTo(sql, display, 'painted') };
    }),
  latest: (display) =>
    database.all(
      runSchema,
      `SELECT ${COLUMNS} FROM plays WHERE run IN (SELECT run FROM newest_plays WHERE display = ?)`,
      display,
    ),
  list: (display, from, until, limit) =>
    database.all(
      runSchema,
      `SELECT ${COLUMNS} FROM plays WHERE display = ? AND last >= ? AND first < ? ORDER BY first, run LIMIT ?`,
      display,
      from,
      until,
      limit,
    ),
  restart: (display) => database.write((sql) => restartStreams(sql, display)),
  prune: (before) => pruneInPieces(database, PRUNE, before),
});

const keep = (sql: SqlWriter, display: string, { zone, epoch, revision, entry, slide, time }: PaintedItem): void => {
  if (sql.run(EXTEND, time, time, display, zone, epoch, revision, entry, slide).changes > 0) return;
  sql.run(
    `INSERT INTO plays (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)`,
    display,
    zone,
    epoch,
    revision,
    entry,
    slide,
    time,
    time,
  );
  sql.run(POINT, display, zone);
};
