import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import { readKioskAnswer, type SignedRating, signedRatingSchema } from '../../content/wire/rating.ts';
import type { RefusedOriginal, RefusedReason, RefusedReport } from '../../content/wire/refused.ts';
import { refusal } from '../http/refusal.ts';
import type { Acts, NewAct } from '../ledger/acts.ts';
import type { Database, SqlWriter } from '../ledger/sql.ts';

/** What of a kiosk waits for a decision. */
export interface Held {
  readonly reasons: RefusedReason[];
  readonly told: Instant;
}

/** An answer as its kiosk signed it, with the code of its refusal; `signed` null: the kiosk could not read it any more. */
export interface KeptOriginal {
  readonly id: string;
  readonly code: string;
  readonly signed: SignedRating | null;
}

/** Answers that kiosks had thanked for and that were refused later: the signed originals, kept for good, open until a person has decided. */
export interface RefusedAnswers {
  /** On disk when it resolves, each once however often it is told; the number of the newest at the kiosk. */
  take(report: RefusedReport): Promise<number>;
  of(display: string): Held | null;
  /** The oldest that are open. */
  open(display: string, limit: number): KeptOriginal[];
  /** How many are open. */
  count(display: string): number;
  /** Those of these that are open. */
  find(display: string, ids: readonly string[]): KeptOriginal[];
  /** Decided, with the act of who did it in one commit. Those that are no longer open are left as they are. */
  settle(display: string, ids: readonly string[], state: 'sent' | 'aside', act: NewAct): Promise<void>;
  /** Told of each display of which something else is known now. */
  onChange(listen: (display: string) => void): () => void;
}

const MOST_OPEN = 20_000;
const OPEN = `FROM refused_originals WHERE state = 'open' AND display = ?`;
const COLUMNS = 'id, code, key, body, signature';
const rowSchema = z
  .object({ id: z.string(), code: z.string(), key: z.unknown(), body: z.unknown(), signature: z.unknown() })
  .transform(({ id, code, ...signed }) => ({ id, code, signed: signedRatingSchema.safeParse({ v: 1, ...signed }).data ?? null }));
const reasonSchema = z.object({ code: z.string(), count: z.number(), first: z.number(), last: z.number(), told: z.number() });
const displaySchema = z.object({ display: z.string() });

/** Names an original by what was signed; one that cannot be read by its place on the kiosk. */
const idOf = (display: string, { seq, code, signed }: RefusedOriginal): string =>
  createHash('sha256')
    .update([display, ...(signed === null ? [code, seq] : [signed.body, signed.signature])].join('\n'))
    .digest('hex')
    .slice(0, 32);

export interface RefusedAnswersDeps {
  readonly database: Database;
  readonly acts: Pick<Acts, 'within'>;
  readonly now: () => Instant;
}

export function refusedAnswers({ database, acts, now }: RefusedAnswersDeps): RefusedAnswers {
  const held = new Map<string, Held>();
  const listeners = new Set<(display: string) => void>();
  const look = (display: string): void => {
    const text = `SELECT code, count(*) AS count, coalesce(min(at), 0) AS first, coalesce(max(at), 0) AS last, max(told) AS told ${OPEN} GROUP BY code`;
    const found = database.all(reasonSchema, text, display);
    const reasons = found.slice(0, 20).map(({ told: _told, ...reason }) => reason);
    if (reasons.length === 0) held.delete(display);
    else held.set(display, { reasons, told: Math.max(...found.map(({ told }) => told)) });
  };
  const changed = (display: string): void => {
    look(display);
    for (const listen of listeners) listen(display);
  };
  const waiting = database.all(displaySchema, `SELECT DISTINCT display FROM refused_originals WHERE state = 'open'`);
  for (const { display } of waiting) look(display);
  const count = (display: string): number => (held.get(display)?.reasons ?? []).reduce((sum, one) => sum + one.count, 0);
  const insert = (sql: SqlWriter, display: string, original: RefusedOriginal, told: Instant): void => {
    const { code, signed } = original;
    const at = signed === null ? null : (readKioskAnswer(signed.body)?.at ?? null);
    sql.run(
      `INSERT INTO refused_originals (id, display, code, at, key, body, signature, told, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')
       ON CONFLICT (id) DO NOTHING`,
      ...[idOf(display, original), display, code, at, signed?.key ?? null, signed?.body ?? null, signed?.signature ?? null, told],
    );
  };
  return {
    take: async ({ display, answers }) => {
      // The kiosk keeps what is not taken: nothing is lost by a limit.
      if (count(display) + answers.length > MOST_OPEN) throw refusal(429, 'too-many', { seconds: 60 });
      const told = now();
      await database.write((sql) => {
        for (const one of answers) insert(sql, display, one, told);
      });
      changed(display);
      return Math.max(...answers.map(({ seq }) => seq));
    },
    of: (display) => held.get(display) ?? null,
    open: (display, limit) => database.all(rowSchema, `SELECT ${COLUMNS} ${OPEN} ORDER BY number LIMIT ?`, display, limit),
    count,
    find: (display, ids) =>
      ids.flatMap(
        (id) =>
          database.get(
            rowSchema,
            `SELECT ${COLUMNS} FROM refused_originals WHERE id = ? AND display = ? AND state = 'open'`,
            id,
            display,
          ) ?? [],
      ),
    settle: async (display, ids, state, act) => {
      await database.write((sql) => {
        const text = `UPDATE refused_originals SET state = ? WHERE id = ? AND display = ? AND state = 'open'`;
        for (const id of ids) sql.run(text, state, id, display);
        acts.within(sql, act);
      });
      changed(display);
    },
    onChange: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}
