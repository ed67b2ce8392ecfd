import { z } from 'zod';
import { type Hash, hashSchema } from '../../content/slide/slide.ts';
import type { Instant } from '../../content/time/instant.ts';
import { type Act, actSchema } from '../../content/wire/api.ts';
import { canonical } from '../../content/wire/canonical.ts';
import { actHash, FIRST_HASH } from './act-hash.ts';
import type { Database, Migration, SqlReader, SqlWriter } from './database.ts';
import { appendWithin } from './ratings/append-records.ts';
import { type BrokenAct, firstBrokenAct } from './verify-acts.ts';

export type { Act } from '../../content/wire/api.ts';

/** What somebody did: `actor` is a person's id or `system`; `detail` is JSON without personal data and without a `library` of its own. */
export interface NewAct {
  readonly actor: string;
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The library generation that an act put in force, with the SHA-256 of its file. */
export interface NamedLibrary {
  readonly generation: number;
  readonly sha256: Hash;
}

/** The acts of people: append-only, each hashed over the one before and a leaf of the ledger's tree; `time` is the journal's clock. */
export interface Acts {
  /** Resolves when the act is on disk. */
  append(act: NewAct): Promise<Act>;
  /** The same inside a running write, so that an act and what it did are one commit. */
  within(sql: SqlWriter, act: NewAct): Act;
  /** An act that puts a library generation in force; `detail.library` names it. Only the library store calls this. */
  publishWithin(sql: SqlWriter, act: NewAct, library: NamedLibrary): Act;
  /** Newest first; `before` null: from the newest on. At most 1,000. */
  list(page: { readonly before: number | null; readonly limit: number }): Act[];
  /** The newest library generation that an act names, or null before the first publish. */
  newestLibrary(): NamedLibrary | null;
  /** What the act of this generation names, or null when none does. */
  namedLibrary(generation: number): NamedLibrary | null;
  /** Recomputes all hashes; the first act that does not fit, or null. */
  verify(): BrokenAct | null;
}

/** Triggers keep even this program from rewriting; `INSERT OR REPLACE` would delete without a trigger, so the next seq is enforced. */
export const actTables: readonly Migration[] = [
  {
    id: 'ledger-acts-1',
    sql: `
CREATE TABLE acts (
  seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX acts_library ON acts (json_extract(detail, '$.library.generation'))
  WHERE json_extract(detail, '$.library.generation') IS NOT NULL;
CREATE TRIGGER acts_update BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END;
CREATE TRIGGER acts_delete BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END;
CREATE TRIGGER acts_insert BEFORE INSERT ON acts WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM acts)
  BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END;`,
  },
];

const jsonObject = z.string().transform((text, context) => {
  const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'not an object' });
  return z.NEVER;
});
const rowSchema = z.object({ ...actSchema.shape, detail: jsonObject });
const headSchema = z.object({ seq: z.number(), hash: hashSchema });
const namedSchema = z.object({ generation: z.number().int(), sha256: hashSchema });

const COLUMNS = 'seq, time, actor, kind, detail, hash';
const GENERATION = `json_extract(detail, '$.library.generation')`;
const NAMED = `SELECT ${GENERATION} AS generation, json_extract(detail, '$.library.sha256') AS sha256 FROM acts`;

/** The acts in this database; `now` gives their time. */
export const actsOn = (database: Database, now: () => Instant): Acts => {
  const within = (sql: SqlWriter, act: NewAct): Act => {
    if ('library' in act.detail) throw new TypeError('detail.library is for publishes alone');
    return insert(sql, act, now());
  };
  return {
    within,
    append: (act) => database.write((sql) => within(sql, act)),
    publishWithin: (sql, act, library) => insert(sql, { ...act, detail: { ...act.detail, library } }, now()),
    list: ({ before, limit }) =>
      database.all(
        rowSchema,
        `SELECT ${COLUMNS} FROM acts WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
        before ?? Number.MAX_SAFE_INTEGER,
        Math.min(limit, 1000),
      ),
    newestLibrary: () =>
      database.get(namedSchema, `${NAMED} WHERE ${GENERATION} IS NOT NULL ORDER BY ${GENERATION} DESC LIMIT 1`),
    namedLibrary: (generation) => database.get(namedSchema, `${NAMED} WHERE ${GENERATION} = ?`, generation),
    verify: () => firstBrokenAct((after, limit) => pageOfActs(database, after, limit)),
  };
};

const pageOfActs = (sql: SqlReader, after: number, limit: number): unknown[] =>
  sql.all(z.unknown(), `SELECT ${COLUMNS} FROM acts WHERE seq > ? ORDER BY seq LIMIT ?`, after, limit);

const insert = (sql: SqlWriter, act: NewAct, time: Instant): Act => {
  const last = sql.get(headSchema, 'SELECT seq, hash FROM acts ORDER BY seq DESC LIMIT 1');
  const detail = canonical(act.detail);
  const record = { seq: (last?.seq ?? 0) + 1, time, actor: act.actor, kind: act.kind };
  const hash = actHash(last?.hash ?? FIRST_HASH, { ...record, detail });
  sql.run(`INSERT INTO acts (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`, record.seq, time, act.actor, act.kind, detail, hash);
  appendWithin(sql, [{ kind: 'act', unit: null, payload: { act: record.seq, hash } }], time);
  return { ...record, detail: { ...act.detail }, hash };
};
