import type { Hash } from '../slide/slide.ts';
import { fromHex } from '../wire/hash.ts';
import { treeHash } from '../wire/merkle.ts';
import type { Checkpoint } from './checkpoint.ts';
import { extendsTree } from './tree-proof.ts';

/**
 * What a checkpoint is to a display that holds another one. `first`, `same`, `extends`: keep it. `older`: leave it aside, somebody
 * replays. `shrunk`, `forked`: the ledger was rewritten: keep the one that is held and raise the alarm. `restored`: two people have
 * raised the epoch and records are lost: keep it, and raise the alarm once.
 */
export type WitnessVerdict = 'first' | 'same' | 'extends' | 'older' | 'shrunk' | 'forked' | 'restored';

/** Judges an opened checkpoint against the one that is held (LDG-8); `proof`: consistency from `held.size` to `next.size`. */
export function judgeCheckpoint(held: Checkpoint | null, next: Checkpoint, proof: readonly Hash[]): WitnessVerdict {
  if (held === null) return 'first';
  if (next.epoch < held.epoch) return 'older';
  if (next.epoch === held.epoch && next.size < held.size) return next.time <= held.time ? 'older' : 'shrunk';
  if (!isExtension(held, next, proof)) return next.epoch > held.epoch ? 'restored' : 'forked';
  return next.size === held.size && next.epoch === held.epoch ? 'same' : 'extends';
}

const isExtension = (held: Checkpoint, next: Checkpoint, proof: readonly Hash[]): boolean =>
  extendsTree(headOf(held), headOf(next), proof.map(fromHex), treeHash);

const headOf = ({ size, root }: Checkpoint) => ({ size, root: fromHex(root) });
