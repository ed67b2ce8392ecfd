import { z } from 'zod';
import { type LedgerRecord, type RatingRecord, ratingPayloadSchema, recordSchema } from '../../../content/ledger/record.ts';
import type { SqlReader } from '../sql.ts';
import { leafHexOfText, levelAbove } from './ledger-hash.ts';
import { recordIn } from './read-records.ts';
import { tokenOf } from './seen-tokens.ts';

/** The ledger is verified in blocks of 2^12 records, each a whole subtree, so that several processes may work on it. */
export const BLOCK_HEIGHT = 12;
export const BLOCK = 2 ** BLOCK_HEIGHT;
/** A record that is no answer, in `BlockDigest.sort`. */
export const NO_ANSWER = 0xffff;

/** What counts of an answer besides its time and unit: few different ones in thousands of answers. */
const answerSortSchema = ratingPayloadSchema
  .pick({ offset: true, level: true, satisfied: true, reasons: true, class: true, counter: true })
  .extend({ late: z.boolean() });
type AnswerSort = z.infer<typeof answerSortSchema>;

const hashesSchema = z.array(z.instanceof(Uint8Array));

/**
 * What one process finds in [from, from + count), whose leaves, form, order and kept nodes are as they have to be. `peaks`: of the
 * block; `marks`: its peaks when the ledger had so many records. For each record the places of its `sort` and `unit` in the lists, its
 * time, and tokens of what may be there but once (`use` 0: nothing); `others`: the records that are no answers, in order.
 */
export const blockDigestSchema = z.object({
  from: z.number(),
  count: z.number(),
  firstTime: z.number(),
  lastTime: z.number(),
  peaks: hashesSchema,
  marks: z.array(z.object({ size: z.number(), peaks: hashesSchema })),
  sorts: z.array(answerSortSchema),
  units: z.array(z.string()),
  sort: z.instanceof(Uint16Array),
  unit: z.instanceof(Uint16Array),
  at: z.instanceof(Float64Array),
  once: z.instanceof(Float64Array),
  use: z.instanceof(Float64Array),
  others: z.array(recordSchema),
});
export type BlockDigest = z.infer<typeof blockDigestSchema>;

const pageSchema = z.object({ count: z.number(), texts: z.string(), columns: z.string(), leaves: z.string() });
/** One row for a block: a row for each record would cost more than all that is done with it. */
const PAGE = `SELECT count(*) AS count, group_concat(text, char(10)) AS texts, lower(group_concat(hex(leaf), '')) AS leaves,
  group_concat(kind || coalesce('=' || unit, ''), char(10)) AS columns
  FROM (SELECT kind, unit, text, leaf FROM records WHERE seq >= ? AND seq < ? ORDER BY seq)`;
const nodeSchema = z.object({ number: z.number(), hash: z.instanceof(Uint8Array) });
const NODES = 'SELECT number, hash FROM tree_nodes WHERE height = 8 AND number >= ? AND number < ? ORDER BY number';

/** Takes blocks in; `marks`: the sizes at which somebody signed the tree. Null: something is amiss, the rows have to tell what. */
export const blockDigester = (sql: SqlReader, marks: readonly number[]) => (from: number, until: number) => {
  const page = sql.get(pageSchema, PAGE, from, until);
  if (page?.count !== until - from) return null;
  const [texts, columns] = [page.texts.split('\n'), page.columns.split('\n')];
  if (texts.length !== page.count || columns.length !== page.count) return null;
  if (texts.map(leafHexOfText).join('') !== page.leaves) return null;
  const told = tell(texts, columns, from);
  const levels = levelsOf(Buffer.from(page.leaves, 'hex'));
  if (told === null || !areNodesKept(sql, from, levels)) return null;
  const inside = marks.filter((size) => size > from && size <= until);
  return {
    ...{ from, count: page.count, ...told, peaks: peaksAt(levels, page.count) },
    marks: inside.map((size) => ({ size, peaks: peaksAt(levels, size - from) })),
  } satisfies BlockDigest;
};

const levelsOf = (leaves: Buffer): readonly Buffer[] => {
  const levels = [leaves];
  for (let level = leaves; level.length >= 64; ) {
    level = levelAbove(level);
    levels.push(level);
  }
  return levels;
};

/** The peaks of the first `size` leaves, largest first. */
const peaksAt = (levels: readonly Buffer[], size: number): Uint8Array<ArrayBuffer>[] => {
  const peaks: Uint8Array[] = [];
  for (let height = levels.length - 1, at = 0; height >= 0; height -= 1) {
    const span = 2 ** height;
    if (at + span > size) continue;
    peaks.push(levels[height]?.subarray((at / span) * 32, (at / span) * 32 + 32) ?? new Uint8Array());
    at += span;
  }
  return peaks.map((peak) => Uint8Array.from(peak));
};

const KEPT_HEIGHT = 8;

const areNodesKept = (sql: SqlReader, from: number, levels: readonly Buffer[]): boolean => {
  const own = levels[KEPT_HEIGHT];
  if (own === undefined) return true;
  const first = from / 2 ** KEPT_HEIGHT;
  const kept = sql.all(nodeSchema, NODES, first, first + own.length / 32);
  return Buffer.concat(kept.map(({ hash }) => hash)).equals(own);
};

/** What the texts say; null: one is no record, is out of order, or its columns say something else. */
const tell = (texts: readonly string[], columns: readonly string[], from: number) => {
  const [sorts, units] = [listed<AnswerSort>(), listed<string>()];
  const numbers = () => new Float64Array(texts.length);
  const told = { at: numbers(), once: numbers(), use: numbers(), sort: shorts(texts), unit: shorts(texts) };
  const others: LedgerRecord[] = [];
  let [firstTime, lastTime] = [0, 0];
  for (const [at, text] of texts.entries()) {
    const record = recordIn(text);
    if (record === null || record.seq !== from + at || record.time < lastTime || columns[at] !== columnsOf(record)) return null;
    if (at === 0) firstTime = record.time;
    lastTime = record.time;
    if (record.kind !== 'rating' && record.kind !== 'late-rating') {
      told.sort[at] = NO_ANSWER;
      others.push(record);
      continue;
    }
    const { payload } = record;
    told.sort[at] = sorts.place(sortKey(record), () => sortOf(record));
    told.unit[at] = units.place(record.unit, () => record.unit);
    told.at[at] = payload.at;
    told.once[at] = tokenOf(`${payload.at}/${payload.nonce}`);
    told.use[at] = payload.use === null ? 0 : tokenOf(payload.use);
  }
  return { ...told, firstTime, lastTime, others, sorts: sorts.all, units: units.all };
};

const shorts = ({ length }: { readonly length: number }) => new Uint16Array(length);
const columnsOf = ({ kind, unit }: LedgerRecord): string => (unit === null ? kind : `${kind}=${unit}`);

const sortKey = ({ kind, payload }: RatingRecord): string =>
  `${kind} ${payload.offset} ${payload.level} ${payload.satisfied} ${payload.class} ${payload.counter} ${payload.reasons.join()}`;

const sortOf = ({ kind, payload: { offset, level, satisfied, reasons, class: found, counter } }: RatingRecord): AnswerSort => ({
  ...{ late: kind === 'late-rating', offset, level, satisfied, reasons, class: found, counter },
});

/** A list of different things and their places in it. */
const listed = <T>() => {
  const places = new Map<string, number>();
  const all: T[] = [];
  return {
    all,
    place: (key: string, make: () => T): number => {
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, all.length);
      all.push(make());
      return all.length - 1;
    },
  };
};
