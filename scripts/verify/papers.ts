import { z } from 'zod';
import { parseCheckpoint } from '../../content/ledger/checkpoint.ts';
import { recordAt } from '../../server/ledger/ratings/read-records.ts';
import { treeProofs } from '../../server/ledger/ratings/tree-proofs.ts';
import type { Fault } from '../../server/ledger/ratings/walk.ts';
import type { SqlReader } from '../../server/ledger/sql.ts';

/** What somebody wrote down of the ledger: it had `size` records under a root that begins with `root` (lower-case hex). */
export interface Paper {
  readonly size: number;
  readonly root: string;
}

/** As the paper of the quarter prints it: «8.865:9df6096283654d66…», 16 digits of the root or more; null: it is not of this form. */
export function paperIn(text: string): Paper | null {
  const [, size, root] = /^([0-9][0-9.]*):([0-9a-f]{16,64})$/.exec(text.trim().toLowerCase().replace(/\s/g, '')) ?? [];
  return size === undefined || root === undefined ? null : { size: Number(size.replaceAll('.', '')), root };
}

const NOTE = /niem-yet\/ledger\/[0-9a-f]{16}\n\d+\n[^\n]+\ntime \d+\nepoch \d+\n\n— \S+ \S+\n/g;

/** A note inside JSON, as a webhook, a display or `/checkpoint` gives it. */
const INSIDE = /"note"\s*:\s*("(?:[^"\\]|\\.)*")/g;
const decoded = z.string();

/** The checkpoints in a text, signed by whomever: they are worth what their keeper is. */
export function notesIn(text: string): Paper[] {
  const inside = [...text.matchAll(INSIDE)].map(([, quoted]) => decoded.parse(JSON.parse(quoted ?? '""')));
  const all = [text.replaceAll('\r\n', '\n'), ...inside].join('\n');
  return [...`${all}\n`.matchAll(NOTE)].flatMap(([note]) => parseCheckpoint(note) ?? []);
}

/** Where the ledger is first not what was written down; null: all of it fits. The stored tree must have been verified. */
export function paperFault(sql: SqlReader, papers: readonly Paper[]): Fault | null {
  const tree = treeProofs(sql);
  let good = 0;
  for (const { size, root } of [...papers].sort((a, b) => a.size - b.size)) {
    const head = tree.headAt(size);
    if (head?.root.startsWith(root)) {
      good = size;
      continue;
    }
    const held = tree.head().size;
    const [why, first] = head === null ? (['cut', held] as const) : (['rewritten', good] as const);
    const timeAt = (seq: number): number => recordAt(sql, seq)?.time ?? 0;
    return { why, first, until: size, since: timeAt(good - 1), upto: timeAt(Math.min(size, held) - 1), detail: 'paper' };
  }
  return null;
}
