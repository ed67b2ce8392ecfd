import { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import type { Database, Migration, SqlWriter } from './database.ts';

/** A display's key that was revoked, and whose it was. */
export interface GoneKey {
  readonly key: string;
  readonly display: string;
  readonly time: Instant;
}

/** The keys that were taken from displays. Only a key in here may be told to wipe its screen. */
export interface GoneKeys {
  /** The display whose key this was; null for a key that was never revoked here. */
  displayOf(key: string): string | null;
}

export const goneKeyTables: readonly Migration[] = [
  {
    id: 'ledger-gone-keys-1',
    sql: 'CREATE TABLE gone_keys (key TEXT PRIMARY KEY, display TEXT NOT NULL, time INTEGER NOT NULL) STRICT, WITHOUT ROWID;',
  },
];

const displaySchema = z.object({ display: z.string() });

/** The gone keys in this database. */
export const goneKeysOn = (database: Database): GoneKeys => ({
  displayOf: (key) => database.get(displaySchema, 'SELECT display FROM gone_keys WHERE key = ?', key)?.display ?? null,
});

/** Remembers a key in the transaction that takes it from its display. */
export const rememberGoneKey = (sql: SqlWriter, { key, display, time }: GoneKey): void => {
  sql.run(
    'INSERT INTO gone_keys (key, display, time) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET display = excluded.display, time = excluded.time',
    key,
    display,
    time,
  );
};
