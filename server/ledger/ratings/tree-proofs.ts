import { consistencyProof, frontierAt, inclusionProof, rootOf } from '../../../content/ledger/tree.ts';
import type { Hash } from '../../../content/slide/slide.ts';
import { toHex } from '../../../content/wire/hash.ts';
import type { SqlReader } from '../sql.ts';
import { ledgerHash } from './ledger-hash.ts';
import { leafAt } from './read-records.ts';
import { nodesOf, readHead } from './stored-tree.ts';

/** How many records the ledger has, and the root of their tree. */
export interface LedgerHead {
  readonly size: number;
  readonly root: Hash;
}

/** That a record stands in a ledger of some size: its leaf's hash and the path to the root, nearest first. */
export interface Inclusion {
  readonly leaf: Hash;
  readonly path: readonly Hash[];
}

/** What the ledger can show of its tree; a few milliseconds each, whatever its size. */
export interface TreeProofs {
  head(): LedgerHead;
  /** The head when the ledger had this many records; null: it never had. */
  headAt(size: number): LedgerHead | null;
  /** The hash of a record's leaf; null: there is none of this number. */
  leafOf(seq: number): Hash | null;
  inclusion(seq: number, size: number): Inclusion | null;
  /** That the ledger of `size` records begins with its first `from`. */
  consistency(from: number, size: number): Hash[] | null;
}

/** The proofs of the tree in this database. */
export const treeProofs = (sql: SqlReader): TreeProofs => {
  const nodes = nodesOf(sql);
  const within = (size: number): boolean => size <= readHead(sql).frontier.size;
  return {
    head: () => {
      const { frontier } = readHead(sql);
      return { size: frontier.size, root: toHex(rootOf(frontier, ledgerHash)) };
    },
    headAt: (size) => {
      const frontier = within(size) ? frontierAt(size, nodes) : null;
      return frontier && { size, root: toHex(rootOf(frontier, ledgerHash)) };
    },
    leafOf: (seq) => {
      const leaf = leafAt(sql, seq);
      return leaf && toHex(leaf);
    },
    inclusion: (seq, size) => {
      const leaf = leafAt(sql, seq);
      const path = within(size) ? inclusionProof(seq, size, nodes, ledgerHash) : null;
      return leaf && path && { leaf: toHex(leaf), path: path.map(toHex) };
    },
    consistency: (from, size) => (within(size) ? (consistencyProof(from, size, nodes, ledgerHash)?.map(toHex) ?? null) : null),
  };
};
