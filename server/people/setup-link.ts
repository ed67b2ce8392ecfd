import { randomBytes } from 'node:crypto';
import type { Database } from '../ledger/database.ts';
import type { People } from './people-store.ts';
import { secretHash } from './sessions.ts';

const VALID_MS = 24 * 3600_000;

/**
 * A fresh one-time set-up secret (256 bits, valid 24 h), or null once somebody exists. Earlier ones stop working; only its hash
 * is kept, so that it must be shown now or never.
 */
export async function newSetupSecret(database: Database, people: People, now: number): Promise<string | null> {
  if (people.count() > 0) return null;
  const secret = randomBytes(32).toString('base64url');
  await database.write((sql) => {
    sql.run('DELETE FROM setup_links');
    sql.run('INSERT INTO setup_links (hash, expires) VALUES (?, ?)', secretHash(secret), now + VALID_MS);
  });
  return secret;
}
