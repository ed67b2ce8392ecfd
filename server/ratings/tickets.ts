import { z } from 'zod';
import { TICKET_DAYS, ticketCode, useOfTicket } from '../../content/score/presence.ts';
import type { DayNumber } from '../../content/time/day-number.ts';
import type { TicketsStand } from '../../content/wire/rating-import-api.ts';
import type { Acts } from '../ledger/acts.ts';
import type { Database } from '../ledger/sql.ts';
import { usedUp } from './used-up.ts';

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

const madeSchema = z.object({ day: z.number().int(), next: z.number().int() });
/** So many are looked up before others get their turn. */
const AT_ONCE = 100;

/** How many tickets of a unit may still be used on that day, and how many of them nobody has used; counted once for all who ask meanwhile. */
export const ticketsStand = (deps: Pick<TicketsDeps, 'database' | 'secret'>) => {
  const running = new Map<string, Promise<TicketsStand>>();
  return (unit: string, today: DayNumber): Promise<TicketsStand> => {
    const key = `${unit}/${today}`;
    const counting = running.get(key) ?? countOf(deps, unit, today).finally(() => running.delete(key));
    running.set(key, counting);
    return counting;
  };
};

async function countOf(
  { database, secret }: Pick<TicketsDeps, 'database' | 'secret'>,
  unit: string,
  today: DayNumber,
): Promise<TicketsStand> {
  const isUsed = usedUp(database);
  const text = 'SELECT day, next FROM tickets_made WHERE unit = ? AND day BETWEEN ? AND ?';
  let made = 0;
  let unused = 0;
  for (const { day, next } of database.all(madeSchema, text, unit, today - TICKET_DAYS, today)) {
    made += next;
    for (let serial = 0; serial < next; serial += 1) {
      if (!isUsed(useOfTicket(secret, { unit, serial, day }))) unused += 1;
      if (serial % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate);
    }
  }
  return { made, unused };
}
