import { z } from 'zod';
import { ratingIn } from '../../../content/ledger/rating-text.ts';
import { type LedgerRecord, type RatingRecord, recordSchema } from '../../../content/ledger/record.ts';
import type { SqlReader, SqlWriter } from '../sql.ts';

/** The record in its text; null when the text is none. */
export const recordIn = (text: string): LedgerRecord | null =>
  ratingIn(text) ?? recordSchema.safeParse(jsonOf(text)).data ?? null;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

const countSchema = z.object({ size: z.number().int() });

/** How far the numbers of records go, whatever the head says. */
export const recordCount = (sql: SqlReader): number =>
  sql.get(countSchema, 'SELECT coalesce(max(seq), -1) + 1 AS size FROM records')?.size ?? 0;

const jsonText = z.string().transform((text): unknown => JSON.parse(text));
const rowSchema = z.object({ text: jsonText.pipe(recordSchema) }).transform(({ text }) => text);
const leafSchema = z.object({ leaf: z.instanceof(Uint8Array) }).transform(({ leaf }) => leaf);

/** The record of this number; null when there is none. */
export const recordAt = (sql: SqlReader, seq: number): LedgerRecord | null =>
  sql.get(rowSchema, 'SELECT text FROM records WHERE seq = ?', seq);

/** The answer of this number; null when there is none or it is another kind of record. */
export const ratingAt = (sql: SqlReader, seq: number): RatingRecord | null => {
  const record = recordAt(sql, seq);
  return record?.kind === 'rating' || record?.kind === 'late-rating' ? record : null;
};

/** The hash of the leaf of this number. */
export const leafAt = (sql: SqlReader, seq: number): Uint8Array | null =>
  sql.get(leafSchema, 'SELECT leaf FROM records WHERE seq = ?', seq);

/** Newest records of these kinds, newest first, from before `before`. Not for `rating` and `act`, which have no index of their kind. */
export const recordsOfKinds = (
  sql: SqlReader,
  kinds: readonly Exclude<LedgerRecord['kind'], 'rating' | 'act'>[],
  before: number,
  limit: number,
): LedgerRecord[] =>
  sql.all(
    rowSchema,
    `SELECT text FROM records WHERE kind NOT IN ('rating', 'act') AND kind IN (${kinds.map(() => '?').join(', ')}) AND seq < ?
     ORDER BY seq DESC LIMIT ?`,
    ...kinds,
    before,
    limit,
  );

const placedSchema = z.object({ placed: z.number().int() });

/** Up to which record the lists of units are brought up to date. */
export const recordsPlaced = (sql: SqlReader): number => sql.get(placedSchema, 'SELECT placed FROM tree_head')?.placed ?? 0;

/** Enters the records [from, until) into the lists of their units: many at once, so that few pages of the index are written. */
export const placeRecords = (sql: SqlWriter, from: number, until: number): void => {
  sql.run(
    `INSERT INTO record_units (unit, seq)
     SELECT unit, seq FROM records WHERE seq >= ? AND seq < ? AND unit IS NOT NULL ORDER BY unit, seq`,
    from,
    until,
  );
  sql.run('UPDATE tree_head SET placed = ?', until);
};

/** Newest records of a unit, newest first, from before `before`; `placed`: how far `record_units` is brought up to date. */
export const recordsOfUnit = (
  sql: SqlReader,
  unit: string,
  { before, limit, placed }: { readonly before: number; readonly limit: number; readonly placed: number },
): LedgerRecord[] => {
  const late = sql.all(
    rowSchema,
    'SELECT text FROM records WHERE seq >= ? AND seq < ? AND unit = ? ORDER BY seq DESC LIMIT ?',
    placed,
    before,
    unit,
    limit,
  );
  const rest = limit - late.length;
  if (rest === 0) return late;
  return [
    ...late,
    ...sql.all(
      rowSchema,
      `SELECT records.text FROM record_units JOIN records USING (seq)
       WHERE record_units.unit = ? AND record_units.seq < ? ORDER BY record_units.seq DESC LIMIT ?`,
      unit,
      before,
      rest,
    ),
  ];
};
