import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { recordText } from '../../../content/ledger/record-text.ts';
import type { Instant } from '../../../content/time/instant.ts';
import type { SqlWriter } from '../sql.ts';
import { leafOfText } from './ledger-hash.ts';
import { grow, readHead, writeHead } from './stored-tree.ts';

type WithoutPlace<R> = R extends LedgerRecord ? Omit<R, 'seq' | 'time'> : never;
/** A record before it has its number and time. */
export type NewRecord = WithoutPlace<LedgerRecord>;

/** A record that stands in the ledger, with its leaf's hash. */
export interface Kept {
  readonly record: LedgerRecord;
  readonly leaf: Uint8Array;
}

const INSERT = 'INSERT INTO records (seq, kind, unit, text, leaf) VALUES (?, ?, ?, ?, ?)';

/** Appends records in order inside a running write; `time` never goes back, whatever the clock says. */
export const appendWithin = (sql: SqlWriter, fresh: readonly NewRecord[], now: Instant): Kept[] => {
  if (fresh.length === 0) return [];
  const head = readHead(sql);
  const time = Math.max(now, head.time);
  let { frontier } = head;
  const kept = fresh.map((one): Kept => {
    const record: LedgerRecord = { ...one, seq: frontier.size, time };
    const text = recordText(record);
    const leaf = leafOfText(text);
    sql.run(INSERT, record.seq, record.kind, record.unit, text, leaf);
    frontier = grow(sql, frontier, leaf);
    return { record, leaf };
  });
  writeHead(sql, { frontier, time });
  return kept;
};
