import { z } from 'zod';
import type { Instant } from '../../../content/time/instant.ts';
import type { SqlReader, SqlWriter } from '../sql.ts';
import type { Fault } from './walk.ts';

const breachSchema = z.object({
  why: z.enum(['missing', 'changed', 'unreadable', 'unsound', 'rewritten', 'cut']),
  first: z.number().int(),
  until: z.number().int(),
  since: z.number().int(),
  upto: z.number().int(),
  found: z.number().int(),
});
/** A stretch of the ledger that is not what was signed: scores over [since, upto] are not intact. It stays, whatever comes after. */
export type Breach = z.infer<typeof breachSchema>;

export const breachesIn = (sql: SqlReader): Breach[] =>
  sql.all(breachSchema, 'SELECT why, first, until, since, upto, found FROM breaches ORDER BY number');

/** Remembers a fault; false: it is known. */
export const keepBreach = (sql: SqlWriter, { why, first, until, since, upto }: Fault, found: Instant): boolean => {
  const known = sql.get(
    z.object({ number: z.number() }),
    'SELECT number FROM breaches WHERE why = ? AND first = ? AND until = ?',
    why,
    first,
    until,
  );
  if (known !== null) return false;
  sql.run(
    'INSERT INTO breaches (why, first, until, since, upto, found) VALUES (?, ?, ?, ?, ?, ?)',
    why,
    first,
    until,
    since,
    upto,
    found,
  );
  return true;
};

const closeSchema = z.object({ time: z.number().int() });
/**
 * When days that were over, grace included, at `over` were closed: until then records could come that count on them. Every wake-up
 * closes all that is due, so any close from then on tells it; null: none yet.
 */
export const firstCloseAfter = (sql: SqlReader, over: Instant): Instant | null =>
  sql.get(
    closeSchema,
    `SELECT CASE WHEN json_valid(text) THEN json_extract(text, '$.time') END AS time FROM records
     WHERE kind = 'period-closed' AND typeof(time) = 'integer' AND time >= ? ORDER BY seq LIMIT 1`,
    over,
  )?.time ?? null;

/** Whether no breach touches this stretch of time. */
export const isIntact = (breaches: readonly Breach[], from: Instant, until: Instant): boolean =>
  breaches.every(({ since, upto }) => upto < from || since >= until);
