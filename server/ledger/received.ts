import { z } from 'zod';
import type { Migration, SqlReader, SqlWriter } from './database.ts';

/** Two streams come from a display, each with a `seq` of its own that grows and is sent again until acknowledged. */
export type Stream = 'painted' | 'report';

export const receivedTables: readonly Migration[] = [
  {
    id: 'ledger-received-1',
    sql: `CREATE TABLE received (
  display TEXT NOT NULL, stream TEXT NOT NULL, up_to INTEGER NOT NULL, PRIMARY KEY (display, stream)
) STRICT, WITHOUT ROWID;`,
  },
];

const upToSchema = z.object({ upTo: z.number().int() });

/** The newest `seq` of this stream that is kept; -1 for none. */
export const receivedUpTo = (sql: SqlReader, display: string, stream: Stream): number =>
  sql.get(upToSchema, 'SELECT up_to AS upTo FROM received WHERE display = ? AND stream = ?', display, stream)?.upTo ?? -1;

/** The items that are not kept yet, in order of `seq`, each once; marks them as kept. */
export const takeNew = <Item extends { readonly seq: number }>(
  sql: SqlWriter,
  display: string,
  stream: Stream,
  items: readonly Item[],
): Item[] => {
  let upTo = receivedUpTo(sql, display, stream);
  const fresh: Item[] = [];
  for (const item of [...items].sort((a, b) => a.seq - b.seq)) {
    if (item.seq <= upTo) continue;
    fresh.push(item);
    upTo = item.seq;
  }
  if (fresh.length > 0) mark(sql, display, stream, upTo);
  return fresh;
};

const mark = (sql: SqlWriter, display: string, stream: Stream, upTo: number): void => {
  sql.run(
    'INSERT INTO received (display, stream, up_to) VALUES (?, ?, ?) ON CONFLICT (display, stream) DO UPDATE SET up_to = excluded.up_to',
    display,
    stream,
    upTo,
  );
};

/** Forgets where the streams of this display stand: a newly paired one counts from 0 again. */
export const restartStreams = (sql: SqlWriter, display: string): void => {
  sql.run('DELETE FROM received WHERE display = ?', display);
};
