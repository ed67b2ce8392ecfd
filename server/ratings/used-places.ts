import { z } from 'zod';
import type { UsedPlaces } from '../../content/score/change-rating.ts';
import type { Database } from '../ledger/sql.ts';

/** Reads the whole ledger, letting others work in between: only for what is rare. What it gives adds, at once, what was written since. */
export type UsedInLedger = () => Promise<() => UsedPlaces>;

const STRETCH = 2000;
const sizeSchema = z.object({ size: z.number().int() });
const namedSchema = z.object({ unit: z.string().nullable(), point: z.string().nullable(), counter: z.string().nullable() });
/** An answer names its point and counter, a correction the unit and counter to which it leads. */
const NAMED = `SELECT DISTINCT coalesce(json_extract(text, '$.payload.to.unit'), unit) AS unit, json_extract(text, '$.payload.point') AS point,
  coalesce(json_extract(text, '$.payload.counter'), json_extract(text, '$.payload.to.counter')) AS counter
  FROM records WHERE seq >= ? AND seq < ? AND kind <> 'act'`;

/** Finds which points and counters the records name. */
export const usedInLedger =
  (database: Pick<Database, 'all' | 'get'>): UsedInLedger =>
  async () => {
    const points = new Set<string>();
    const counters = new Set<string>();
    const sizeNow = (): number => database.get(sizeSchema, 'SELECT coalesce(max(seq), -1) + 1 AS size FROM records')?.size ?? 0;
    const look = (from: number, until: number): void => {
      for (const { unit, point, counter } of database.all(namedSchema, NAMED, from, until)) {
        if (point !== null) points.add(point);
        if (counter !== null) counters.add(`${unit}/${counter}`);
      }
    };
    const size = sizeNow();
    for (let from = 0; from < size; from += STRETCH) {
      look(from, Math.min(size, from + STRETCH));
      await new Promise(setImmediate);
    }
    const used: UsedPlaces = {
      isPointUsed: (point) => points.has(point),
      isCounterUsed: (unit, counter) => counters.has(`${unit}/${counter}`),
    };
    return () => {
      look(size, sizeNow());
      return used;
    };
  };
