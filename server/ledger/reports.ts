import { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import { type ReportItem, reportItemSchema } from '../../content/wire/display-messages.ts';
import type { Database, Migration } from './database.ts';
import { pruneInPieces } from './prune.ts';
import { receivedUpTo, takeNew } from './received.ts';

const rowSchema = z.object({ code: reportItemSchema.shape.code, about: z.string(), time: z.number().int() });
/** What went wrong at a display, by its own clock. */
export type KeptReport = Omit<ReportItem, 'seq'>;

/** What displays report; prunable. A newly paired display: `plays.restart` covers this stream too. */
export interface Reports {
  /** Keeps what is new by `seq`; resolves when on disk, with the newest seq that is kept. */
  record(display: string, items: readonly ReportItem[]): Promise<{ readonly upTo: number }>;
  /** Newest first. */
  list(display: string, limit: number): KeptReport[];
  /** Forgets reports from before this moment; gives how many. */
  prune(before: Instant): Promise<number>;
}

export const reportTables: readonly Migration[] = [
  {
    id: 'ledger-reports-1',
    sql: `
CREATE TABLE reports (
  number INTEGER PRIMARY KEY, display TEXT NOT NULL, code TEXT NOT NULL, about TEXT NOT NULL, time INTEGER NOT NULL
) STRICT;
CREATE INDEX reports_display ON reports (display, number);
CREATE INDEX reports_time ON reports (time);`,
  },
];

const PRUNE = 'DELETE FROM reports WHERE number IN (SELECT number FROM reports WHERE time < ? LIMIT ?)';

/** The reports in this database. */
export const reportsOn = (database: Database): Reports => ({
  record: (display, items) =>
    database.write((sql) => {
      for (const { code, about, time } of takeNew(sql, display, 'report', items)) {
        sql.run('INSERT INTO reports (display, code, about, time) VALUES (?, ?, ?, ?)', display, code, about, time);
      }
      return { upTo: receivedUpTo(sql, display, 'report') };
    }),
  list: (display, limit) =>
    database.all(
      rowSchema,
      'SELECT code, about, time FROM reports WHERE display = ? ORDER BY number DESC LIMIT ?',
      display,
      limit,
    ),
  prune: (before) => pruneInPieces(database, PRUNE, before),
});
