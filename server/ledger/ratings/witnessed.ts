import { z } from 'zod';
import type { Checkpoint } from '../../../content/ledger/checkpoint.ts';
import type { SqlReader } from '../sql.ts';
import type { Breach } from './breaches.ts';
import { treeProofs } from './tree-proofs.ts';
import type { Fault } from './walk.ts';

const rowSchema = z.object({ size: z.number().int(), time: z.number().int() });

/**
 * What a checkpoint of this house that somebody else kept says of the ledger, its signature checked: null when the ledger extends it,
 * when two people have raised the epoch since, or when that stretch of time is in question already. The newest checkpoint of its own
 * from before then tells up to where nothing is.
 */
export function witnessedFault(
  sql: SqlReader,
  theirs: Checkpoint,
  { breaches, epoch }: { readonly breaches: readonly Breach[]; readonly epoch: number },
): Fault | null {
  const tree = treeProofs(sql);
  if (theirs.epoch !== epoch || tree.headAt(theirs.size)?.root === theirs.root) return null;
  if (breaches.some(({ since, upto }) => since <= theirs.time && theirs.time <= upto)) return null;
  const good = sql.get(
    rowSchema,
    'SELECT size, time FROM checkpoints WHERE time < ? AND size < ? ORDER BY time DESC LIMIT 1',
    theirs.time,
    theirs.size,
  );
  const why = theirs.size > tree.head().size ? 'cut' : 'rewritten';
  const stretch = { first: good?.size ?? 0, until: theirs.size, since: good?.time ?? 0, upto: theirs.time };
  return { why, ...stretch, detail: 'witnessed' };
}
