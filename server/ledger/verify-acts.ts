import { z } from 'zod';
import { actSchema } from '../../content/wire/api.ts';
import { actHash, FIRST_HASH } from './act-hash.ts';

/** The first act that does not fit: its place in the ledger and what is wrong with it. */
export interface BrokenAct {
  readonly seq: number;
  readonly why: 'unreadable' | 'missing' | 'changed';
}

const rowSchema = z.object({ ...actSchema.shape, detail: z.string() });
const PAGE = 5000;

/** Walks all acts in order, page by page (rows as SQLite gives them), and recomputes every hash. */
export const firstBrokenAct = (page: (after: number, limit: number) => unknown[]): BrokenAct | null => {
  let seq = 0;
  let hash = FIRST_HASH;
  for (let rows = page(0, PAGE); rows.length > 0; rows = page(seq, PAGE)) {
    for (const row of rows) {
      const next = checked(row, seq + 1, hash);
      if ('why' in next) return next;
      seq = next.seq;
      hash = next.hash;
    }
  }
  return null;
};

const checked = (row: unknown, seq: number, before: string): BrokenAct | { readonly seq: number; readonly hash: string } => {
  const parsed = rowSchema.safeParse(row);
  if (!parsed.success) return { seq, why: 'unreadable' };
  if (parsed.data.seq !== seq) return { seq, why: 'missing' };
  const hash = actHash(before, parsed.data);
  return hash === parsed.data.hash ? { seq, hash } : { seq, why: 'changed' };
};
