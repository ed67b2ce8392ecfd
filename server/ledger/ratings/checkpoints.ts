import { type CheckpointMessage, originOf, type SignedCheckpoint, signCheckpoint } from '../../../content/ledger/checkpoint.ts';
import type { Instant } from '../../../content/time/instant.ts';
import type { Keys } from '../../keys/keys.ts';
import type { Log } from '../log.ts';
import type { Database } from '../sql.ts';
import type { CheckpointFile } from './checkpoint-file.ts';
import { keepCheckpoint, newestCheckpoints, type ReadCheckpoint } from './checkpoint-rows.ts';
import type { TreeProofs } from './tree-proofs.ts';

/** The ledger's signed heads, and what others hold of them. */
export interface Checkpoints {
  newest(): ReadCheckpoint | null;
  /** Signs the head if something was added since the last, keeps it in table and file, and tells the listeners; null: nothing new. */
  sign(): Promise<ReadCheckpoint | null>;
  /** Told of each new checkpoint with the proof from the one before. Gives the way to stop. */
  onCheckpoint(listen: (message: CheckpointMessage) => void): () => void;
  /** The newest one with the proof that it extends a ledger of `from` records; null: there is none, or it does not reach that far. */
  messageFor(from: number): CheckpointMessage | null;
}

export interface CheckpointsDeps {
  readonly database: Database;
  readonly tree: TreeProofs;
  readonly keys: Pick<Keys, 'rootKey' | 'signWith'>;
  readonly file: CheckpointFile;
  /** The epoch of the house, which grows with a restore. */
  readonly epoch: () => number;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Checkpoints of the ledger in this database. */
export const checkpointsOn = (deps: CheckpointsDeps): Checkpoints => {
  const { database, tree, keys, file, log } = deps;
  const listeners = new Set<(message: CheckpointMessage) => void>();
  let newest = newestCheckpoints(database, 1)[0] ?? null;

  const messageOf = (signed: SignedCheckpoint, from: number, size: number): CheckpointMessage | null => {
    const proof = tree.consistency(from, size);
    return proof && { v: 1, checkpoint: signed, from, proof };
  };
  const tell = (before: number): void => {
    const message = newest && messageOf(newest.signed, before, newest.says.size);
    if (message === null) return;
    for (const listen of listeners) {
      try {
        listen(message);
      } catch (error) {
        log.error({ event: 'checkpoint-unheard', error }, 'a listener of the checkpoints failed');
      }
    }
  };
  const signHead = async (): Promise<ReadCheckpoint | null> => {
    const head = tree.head();
    const says = { origin: originOf(keys.rootKey), ...head, time: deps.now(), epoch: deps.epoch() };
    if (head.size === 0 || (newest?.says.size === head.size && newest.says.epoch === says.epoch)) return null;
    const signed = await keys.signWith((certificate, sign) => signCheckpoint(says, certificate, sign));
    const made = { signed, says };
    file.append(signed, says.time);
    await database.write((sql) => keepCheckpoint(sql, made));
    const before = newest?.says.size ?? 0;
    newest = made;
    tell(before <= head.size ? before : 0);
    return made;
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    newest: () => newest,
    sign: () => {
      const mine = last.then(signHead);
      last = mine.catch(() => null);
      return mine;
    },
    onCheckpoint: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    messageFor: (from) => newest && messageOf(newest.signed, from, newest.says.size),
  };
};
