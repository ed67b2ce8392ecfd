import { z } from 'zod';
import { zoneNameSchema } from '../../content/place/display.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { PaintedItem } from '../../content/wire/display-messages.ts';
import type { Database, SqlWriter } from './database.ts';
import { pruneInPieces } from './prune.ts';
import { receivedUpTo, restartStreams, takeNew } from './received.ts';

export { playTables } from './play-tables.ts';

const shownSchema = z.object({
  display: z.string(),
  zone: zoneNameSchema,
  epoch: z.number().int(),
  revision: z.number().int(),
  entry: z.string().nullable(),
  slide: z.string().nullable(),
  since: z.number().int(),
  last: z.number().int(),
});
const countSchema = z.object({
  entry: z.string().nullable(),
  slide: z.string().nullable(),
  times: z.number().int(),
});
const runSchema = z.object({
  display: z.string(),
  zone: zoneNameSchema,
  epoch: z.number().int(),
  revision: z.number().int(),
  first: z.number().int(),
  last: z.number().int(),
  times: z.number().int(),
  slides: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(countSchema)),
});

/** What one zone shows now by the display's last word: `since` when, and when it said so last. */
export type Shown = z.infer<typeof shownSchema>;

/**
 * Proof of play: what one zone painted in one stretch without a gap, of one revision, within one day (UTC): `times` in all, each
 * slide so many times, the first and last time it said so (the display's clock).
 */
export type PlayRun = z.infer<typeof runSchema>;

/** What displays say they painted; run-length, so that a loop that goes round all day costs one row and one for each slide. */
export interface Plays {
  /** Keeps what is new by `seq` (an item sent again changes nothing); resolves when on disk, with the newest seq that is kept. */
  record(display: string, items: readonly PaintedItem[]): Promise<{ readonly upTo: number }>;
  /** What each zone of a display shows now. */
  latest(display: string): Shown[];
  /** Runs of a display that touch [from, until), oldest first, at most `limit`. */
  list(display: string, from: Instant, until: Instant, limit: number): PlayRun[];
  /** A newly paired display shows nothing yet and counts its `seq` from 0 again; call before its first `record`. */
  restart(display: string): Promise<void>;
  /** Forgets runs that ended before this moment, except the newest of each zone; gives how many. */
  prune(before: Instant): Promise<number>;
}

const DAY_MS = 86_400_000;
/** The longest dwell that an entry may ask for is an hour; before a run knows its pace, twice that is no gap. */
const FIRST_GAP_MS = 2 * 3_600_000;
/** A loop of short slides may hold one long one: what is shorter than this is no gap. */
const SHORT_MS = 10 * 60_000;

/**
 * Goes on with the zone's newest run where this item follows in it: same revision, same day, and after no longer than twice the
 * longest pause so far. The columns on the right are those before this item.
 */
const EXTEND = `UPDATE plays SET
    since = CASE WHEN entry IS ?2 AND slide IS ?3 THEN since ELSE ?1 END,
    longest = max(longest, abs(?1 - last)),
    first = min(first, ?1), last = max(last, ?1), times = times + 1, entry = ?2, slide = ?3
  WHERE run = (SELECT run FROM newest_plays WHERE display = ?4 AND zone = ?5)
    AND epoch = ?6 AND revision = ?7 AND first / ${DAY_MS} = CAST(?1 AS INTEGER) / ${DAY_MS}
    AND abs(?1 - last) <= CASE WHEN longest = 0 THEN ${FIRST_GAP_MS} ELSE max(${SHORT_MS}, 2 * longest) END
  RETURNING run`;
const BEGIN = `INSERT INTO plays (display, zone, epoch, revision, entry, slide, first, last, since, longest, times)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1) RETURNING run`;
const POINT = `INSERT INTO newest_plays (display, zone, run) VALUES (?, ?, ?)
  ON CONFLICT (display, zone) DO UPDATE SET run = excluded.run`;
const COUNT = 'UPDATE play_counts SET times = times + 1 WHERE run = ? AND entry IS ? AND slide IS ?';
const COUNT_FIRST = 'INSERT INTO play_counts (run, entry, slide, times) VALUES (?, ?, ?, 1)';

const LATEST = `SELECT display, zone, epoch, revision, entry, slide, since, last FROM plays
  WHERE run IN (SELECT run FROM newest_plays WHERE display = ?)`;
const LIST = `SELECT display, zone, epoch, revision, first, last, times,
    (SELECT json_group_array(json_object('entry', entry, 'slide', slide, 'times', times))
     FROM (SELECT entry, slide, times FROM play_counts WHERE run = plays.run ORDER BY number)) AS slides
  FROM plays WHERE display = ? AND last >= ? AND first < ? ORDER BY first, run LIMIT ?`;
const PRUNE = `DELETE FROM plays WHERE run IN (
  SELECT run FROM plays WHERE last < ? AND run NOT IN (SELECT run FROM newest_plays) LIMIT ?)`;

/** The plays in this database. */
export const playsOn = (database: Database): Plays => ({
  record: (display, items) =>
    database.write((sql) => {
      for (const item of takeNew(sql, display, 'painted', items)) keep(sql, display, item);
      return { upTo: receivedUpTo(sql, display, 'painted') };
    }),
  latest: (display) => database.all(shownSchema, LATEST, display),
  list: (display, from, until, limit) => database.all(runSchema, LIST, display, from, until, limit),
  restart: (display) =>
    database.write((sql) => {
      restartStreams(sql, display);
      sql.run('DELETE FROM newest_plays WHERE display = ?', display);
    }),
  prune: (before) => pruneInPieces(database, PRUNE, before),
});

const rowSchema = z.object({ run: z.number().int() });

const keep = (sql: SqlWriter, display: string, { zone, epoch, revision, entry, slide, time }: PaintedItem): void => {
  const extended = sql.get(rowSchema, EXTEND, time, entry, slide, display, zone, epoch, revision);
  const row = extended ?? sql.get(rowSchema, BEGIN, display, zone, epoch, revision, entry, slide, time, time, time);
  if (row === null) throw new Error('a run that was put in has a number');
  if (extended === null) sql.run(POINT, display, zone, row.run);
  if (sql.run(COUNT, row.run, entry, slide).changes === 0) sql.run(COUNT_FIRST, row.run, entry, slide);
};
