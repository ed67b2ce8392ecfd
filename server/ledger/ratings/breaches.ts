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

/** Whether no breach touches this stretch of time. */
export const isIntact = (breaches: readonly Breach[], from: Instant, until: Instant): boolean =>
  breaches.every(({ since, upto }) => upto < from || since >= until);
