import { createHash } from 'node:crypto';
import type { Hash } from '../../content/slide/slide.ts';
import type { Act } from '../../content/wire/api.ts';
import { canonical } from '../../content/wire/canonical.ts';

/** What the hash of an act covers besides the act before it. */
export type ActRecord = Omit<Act, 'hash'>;

/** The hash "before" the first act. */
export const FIRST_HASH: Hash = '0'.repeat(64);

/** SHA-256 over the hash of the act before (lower-case hex), a line feed, and the canonical record. */
export const actHash = (before: Hash, { seq, time, actor, kind, detail }: ActRecord): Hash =>
  createHash('sha256')
    .update(`${before}\n${canonical({ seq, time, actor, kind, detail })}`)
    .digest('hex');
