import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ImportKey } from '../../content/wire/rating-import-api.ts';
import type { Acts } from '../ledger/acts.ts';
import type { Database } from '../ledger/sql.ts';

/** Keys with which other systems bring answers. A secret grows from the house's own and the key's name: what is kept is its hash. */
export interface ImportKeys {
  make(name: string, points: readonly string[], actor: string): Promise<{ readonly id: string; readonly secret: string }>;
  list(): ImportKey[];
  /** False: there is none in force of that name. */
  revoke(id: string, actor: string): Promise<boolean>;
  /** The points for which this signature counts; null: it does not. */
  pointsFor(id: string, signed: string, signature: string): ReadonlySet<string> | null;
  /** Remembers, to the minute, that the key brought answers. */
  noteUse(id: string): Promise<void>;
}

export interface ImportKeysDeps {
  readonly database: Database;
  readonly acts: Pick<Acts, 'within'>;
  readonly secret: Uint8Array;
  readonly now: () => number;
}

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  points: z.string().transform((text): string[] => z.array(z.string()).parse(JSON.parse(text))),
  hash: z.string(),
  created: z.number(),
  revoked: z.number().nullable(),
  used: z.number().nullable(),
});
const COLUMNS = 'id, name, points, hash, created, revoked, used';
const MINUTE_MS = 60_000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function importKeys({ database, acts, secret: house, now }: ImportKeysDeps): ImportKeys {
  const secretOf = (id: string): string => createHmac('sha256', house).update(`niem-yet/import-key/1\n${id}`).digest('base64url');
  return {
    make: async (name, points, actor) => {
      const id = `import-${randomBytes(8).toString('hex')}`;
      const secret = secretOf(id);
      await database.write((sql) => {
        acts.within(sql, { actor, kind: 'import-key.made', detail: { key: id, name, points: [...points] } });
        sql.run(
          'INSERT INTO import_keys (id, name, points, hash, created, revoked) VALUES (?, ?, ?, ?, ?, NULL)',
          ...[id, name, JSON.stringify(points), hashOf(secret), now()],
        );
      });
      return { id, secret };
    },
    list: () =>
      database
        .all(rowSchema, `SELECT ${COLUMNS} FROM import_keys ORDER BY created DESC LIMIT 500`)
        .map(({ hash: _kept, ...row }) => row),
    revoke: (id, actor) =>
      database.write((sql) => {
        if (sql.run('UPDATE import_keys SET revoked = ? WHERE id = ? AND revoked IS NULL', now(), id).changes === 0) return false;
        acts.within(sql, { actor, kind: 'import-key.revoked', detail: { key: id } });
        return true;
      }),
    pointsFor: (id, signed, signature) => {
      const row = database.get(rowSchema, `SELECT ${COLUMNS} FROM import_keys WHERE id = ?`, id);
      const secret = secretOf(id);
      if (row === null || row.revoked !== null || row.hash !== hashOf(secret)) return null;
      const good = createHmac('sha256', secret).update(signed).digest();
      const given = Buffer.from(signature, 'hex');
      return given.length === good.length && timingSafeEqual(given, good) ? new Set(row.points) : null;
    },
    noteUse: async (id) => {
      const row = database.get(rowSchema, `SELECT ${COLUMNS} FROM import_keys WHERE id = ?`, id);
      if (row === null || (row.used !== null && now() - row.used < MINUTE_MS)) return;
      await database.write((sql) => sql.run('UPDATE import_keys SET used = ? WHERE id = ?', now(), id));
    },
  };
}
