import { z } from 'zod';
import { ticketCode } from '../../content/score/presence.ts';
import type { DayNumber } from '../../content/time/day-number.ts';
import type { Acts } from '../ledger/acts.ts';
import type { Database } from '../ledger/sql.ts';

const nextSchema = z.object({ next: z.number().int() });

export interface TicketsDeps {
  readonly database: Database;
  readonly acts: Pick<Acts, 'within'>;
  readonly secret: Uint8Array;
}

/** Makes ticket codes of a unit's day that were never made before; the act tells how many. */
export const makeTickets =
  ({ database, acts, secret }: TicketsDeps) =>
  (unit: string, day: DayNumber, count: number, actor: string): Promise<string[]> =>
    database.write((sql) => {
      const first = sql.get(nextSchema, 'SELECT next FROM tickets_made WHERE unit = ? AND day = ?', unit, day)?.next ?? 0;
      sql.run(
        'INSERT INTO tickets_made (unit, day, next) VALUES (?, ?, ?) ON CONFLICT (unit, day) DO UPDATE SET next = excluded.next',
        ...[unit, day, first + count],
      );
      acts.within(sql, { actor, kind: 'tickets.made', detail: { unit, count } });
      return Array.from({ length: count }, (_, index) => ticketCode(secret, { unit, serial: first + index, day }));
    });
