import type { LedgerRecord, RatingPayload, RatingRecord } from '../../content/ledger/record.ts';
import { leafHash } from '../../content/ledger/record-text.ts';
import type { NodeAt, TreeNode } from '../../content/ledger/tree.ts';
import { appended, emptyFrontier, type Frontier } from '../../content/ledger/tree.ts';
import { treeHash } from '../../content/wire/merkle.ts';

/** 22 November 2026, 08:00 in Việt Nam. */
export const EIGHT = Date.UTC(2026, 10, 22, 1);

/** A nonce that tells its number. */
export const nonceOf = (number: number): string => String(number).padStart(22, 'n');

export const payload = (change: Partial<RatingPayload> = {}): RatingPayload => ({
  at: EIGHT,
  offset: 420,
  point: 'quay-1',
  counter: null,
  scale: 'nam-muc',
  level: 'hai-long',
  satisfied: true,
  reasons: [],
  class: 'at-place',
  nonce: nonceOf(0),
  use: null,
  comment: null,
  ...change,
});

/** An answer at unit `phuong` as record `seq`, written when it was given. */
export const rating = (seq: number, change: Partial<RatingPayload> = {}, unit = 'phuong'): RatingRecord => {
  const whole = payload({ nonce: nonceOf(seq), ...change });
  return { seq, time: whole.at, unit, kind: 'rating', payload: whole };
};

/** A tree grown record by record, with all its whole subtrees at hand. */
export function grownTree(leaves: readonly Uint8Array[]): { frontier: Frontier; nodeAt: NodeAt; nodes: TreeNode[] } {
  const known = new Map<string, Uint8Array>();
  const nodes: TreeNode[] = [];
  let frontier = emptyFrontier;
  for (const leaf of leaves) {
    const next = appended(frontier, leaf, treeHash);
    frontier = next.frontier;
    for (const node of next.grown) {
      nodes.push(node);
      known.set(`${node.height}/${node.index}`, node.hash);
    }
  }
  return { frontier, nodes, nodeAt: (height, index) => known.get(`${height}/${index}`) ?? null };
}

export const leavesOf = (records: readonly LedgerRecord[]): Uint8Array[] => records.map((record) => leafHash(record));
