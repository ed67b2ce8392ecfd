import { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import { type Draft, draftKindSchema, draftSchema } from '../../content/wire/api.ts';
import type { Database, Migration, SqlReader, SqlWriter } from './database.ts';

export type { Draft } from '../../content/wire/api.ts';
export type DraftKind = Draft['kind'];

/** What a writer sends: `version` is the one they last saw (0: none open). */
export interface NewDraft {
  readonly kind: DraftKind;
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
  readonly removed: boolean;
  readonly author: string;
}

/** Kept, or somebody else was faster: `current` is what stands now (null: no open draft). */
export type PutResult = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly current: Draft | null };
export type RemoveResult = { readonly ok: true } | { readonly ok: false; readonly current: Draft | null };

/** Drafts: at most one open per kind and id; every version ever written stays in the history. `at` is the journal's clock. */
export interface Drafts {
  put(draft: NewDraft): Promise<PutResult>;
  /** The open draft, or null. */
  get(kind: DraftKind, id: string): Draft | null;
  /** Open drafts, newest first. */
  list(): Draft[];
  /** The history of one thing, newest first, closed drafts too. */
  versions(kind: DraftKind, id: string): Draft[];
  /** Closes the open draft (published or discarded) if `version` is the newest; its history stays. */
  remove(kind: DraftKind, id: string, version: number): Promise<RemoveResult>;
  /** The same inside a running write, for example in the commit of a publish. */
  removeWithin(sql: SqlWriter, kind: DraftKind, id: string, version: number): RemoveResult;
}

export const draftTables: readonly Migration[] = [
  {
    id: 'ledger-drafts-1',
    sql: `
CREATE TABLE drafts (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, removed INTEGER NOT NULL,
  author TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE open_drafts (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;`,
  },
];

const rowSchema = z.object({
  ...draftSchema.shape,
  kind: draftKindSchema,
  body: z.string().transform((text): unknown => JSON.parse(text)),
  removed: z.number().transform((flag) => flag === 1),
});
const newestSchema = z.object({ version: z.number().int() });

const COLUMNS = 'kind, id, version, body, removed, author, at';
const OPEN = `SELECT ${COLUMNS} FROM drafts JOIN open_drafts USING (kind, id, version)`;

/** The drafts in this database; `now` gives their time. */
export const draftsOn = (database: Database, now: () => Instant): Drafts => {
  const openIn = (sql: SqlReader, kind: DraftKind, id: string): Draft | null =>
    sql.get(rowSchema, `${OPEN} WHERE kind = ? AND id = ?`, kind, id);

  const put = (sql: SqlWriter, draft: NewDraft): PutResult => {
    const current = openIn(sql, draft.kind, draft.id);
    if ((current?.version ?? 0) !== draft.version) return { ok: false, current };
    return { ok: true, draft: insert(sql, draft, now()) };
  };

  const removeWithin = (sql: SqlWriter, kind: DraftKind, id: string, version: number): RemoveResult => {
    const { changes } = sql.run('DELETE FROM open_drafts WHERE kind = ? AND id = ? AND version = ?', kind, id, version);
    return changes > 0 ? { ok: true } : { ok: false, current: openIn(sql, kind, id) };
  };

  return {
    put: (draft) => database.write((sql) => put(sql, draft)),
    get: (kind, id) => openIn(database, kind, id),
    list: () => database.all(rowSchema, `${OPEN} ORDER BY at DESC, kind, id`),
    versions: (kind, id) =>
      database.all(rowSchema, `SELECT ${COLUMNS} FROM drafts WHERE kind = ? AND id = ? ORDER BY version DESC`, kind, id),
    removeWithin,
    remove: (kind, id, version) => database.write((sql) => removeWithin(sql, kind, id, version)),
  };
};

const insert = (sql: SqlWriter, { kind, id, body, removed, author }: NewDraft, at: Instant): Draft => {
  const newest = sql.get(
    newestSchema,
    'SELECT coalesce(max(version), 0) AS version FROM drafts WHERE kind = ? AND id = ?',
    kind,
    id,
  );
  const version = (newest?.version ?? 0) + 1;
  const text = JSON.stringify(body ?? null);
  sql.run(`INSERT INTO drafts (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`, kind, id, version, text, removed ? 1 : 0, author, at);
  sql.run(
    'INSERT INTO open_drafts (kind, id, version) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version',
    kind,
    id,
    version,
  );
  return { kind, id, version, body: body ?? null, removed, author, at };
};
