import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { recordText } from '../../../content/ledger/record-text.ts';
import type { Instant } from '../../../content/time/instant.ts';
import type { SqlWriter } from '../sql.ts';
import { rowInserter } from './insert-rows.ts';
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

const insert = rowInserter('INSERT INTO records (seq, kind, unit, text, leaf)', 5);

/** Appends records in order inside a running write; `time` never goes back, whatever the clock says. */
export const appendWithin = (sql: SqlWriter, fresh: readonly NewRecord[], now: Instant): Kept[] => {
  if (fresh.length === 0) return [];
  const head = readHead(sql);
  const time = Math.max(now, head.time);
  const kept: Kept[] = [];
  const rows = fresh.map((one, at) => {
    const record: LedgerRecord = { ...one, seq: head.frontier.size + at, time };
    const text = recordText(record);
    const leaf = leafOfText(text);
    kept.push({ record, leaf });
    return [record.seq, record.kind, record.unit, text, leaf];
  });
  insert(sql, rows);
  const frontier = grow(
    sql,
    head.frontier,
    kept.map(({ leaf }) => leaf),
  );
  writeHead(sql, { frontier, time });
  return kept;
};
