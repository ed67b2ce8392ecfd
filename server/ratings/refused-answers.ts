import { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import { canonical } from '../../content/wire/canonical.ts';
import type { RefusedReason, RefusedReport } from '../../content/wire/refused.ts';
import type { Acts } from '../ledger/acts.ts';
import type { Database } from '../ledger/sql.ts';

/** What a kiosk holds that was refused after it had thanked, and that nobody has seen yet. */
export interface Held {
  readonly upTo: number;
  readonly reasons: RefusedReason[];
  readonly told: Instant;
}

/** Answers that kiosks had thanked for and that were refused later: told by the kiosk, kept until a person has seen them. */
export interface RefusedAnswers {
  /** On disk when it resolves; up to which number somebody has seen just these, or null. */
  take(report: RefusedReport): Promise<number | null>;
  of(display: string): Held | null;
  /** A person has seen them up to this number; false: the kiosk has told of others since. */
  see(display: string, upTo: number, by: string): Promise<boolean>;
  /** Told of each display of which something else is known now. */
  onChange(listen: (display: string) => void): () => void;
}

const rowSchema = z.object({
  display: z.string(),
  upTo: z.number().int(),
  reasons: z.string(),
  told: z.number().int(),
  seen: z.number().int(),
});
const reasonsSchema = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(z.object({ code: z.string(), count: z.number(), first: z.number(), last: z.number() })));

type Row = Held & { readonly seen: boolean };

export interface RefusedAnswersDeps {
  readonly database: Database;
  readonly acts: Pick<Acts, 'within'>;
  readonly now: () => Instant;
}

export function refusedAnswers({ database, acts, now }: RefusedAnswersDeps): RefusedAnswers {
  const rows = new Map<string, Row>();
  const listeners = new Set<(display: string) => void>();
  const stored = database.all(rowSchema, 'SELECT display, up_to AS upTo, reasons, told, seen FROM refused_answers');
  for (const { display, upTo, reasons, told, seen } of stored)
    rows.set(display, { upTo, reasons: reasonsSchema.parse(reasons), told, seen: seen === 1 });
  const become = (display: string, row: Row): void => {
    rows.set(display, row);
    for (const listen of listeners) listen(display);
  };
  const keep = (display: string, { upTo, reasons, told, seen }: Row, act: { readonly by: string } | null): Promise<void> =>
    database.write((sql) => {
      sql.run(
        `INSERT INTO refused_answers (display, up_to, reasons, told, seen) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (display) DO UPDATE SET up_to = excluded.up_to, reasons = excluded.reasons, told = excluded.told, seen = excluded.seen`,
        ...[display, upTo, canonical(reasons), told, seen ? 1 : 0],
      );
      if (act !== null)
        acts.within(sql, { actor: act.by, kind: 'rating.refused-seen', detail: { display, upTo, reasons: [...reasons] } });
    });
  return {
    take: async ({ display, upTo, reasons }) => {
      const known = rows.get(display);
      // The same numbers with other answers are those of a kiosk that lost its store: nobody has seen them.
      if (known?.upTo === upTo && canonical(known.reasons) === canonical(reasons)) return known.seen ? upTo : null;
      const row = { upTo, reasons, told: now(), seen: false };
      await keep(display, row, null);
      become(display, row);
      return null;
    },
    of: (display) => {
      const row = rows.get(display);
      return row === undefined || row.seen ? null : { upTo: row.upTo, reasons: row.reasons, told: row.told };
    },
    see: async (display, upTo, by) => {
      const row = rows.get(display);
      if (row === undefined || row.upTo !== upTo) return false;
      if (row.seen) return true;
      await keep(display, { ...row, seen: true }, { by });
      become(display, { ...row, seen: true });
      return true;
    },
    onChange: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}
