import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { signedCheckpointSchema } from '../../../content/ledger/checkpoint.ts';
import { readOnlyDatabase } from '../read-only.ts';
import { blocksHere, blocksInProcesses } from './block-readers.ts';
import { checkpointFile } from './checkpoint-file.ts';
import { checkpointRows, checkpointsIn, type ReadCheckpoint } from './checkpoint-rows.ts';
import { checkpointJudge } from './checkpoint-signature.ts';
import { recordCount } from './read-records.ts';
import { type Verdict, verifyLedger } from './verify-ledger.ts';

/**
 * `witnessed`: texts of files with checkpoints that somebody else kept. `rootKey` null: as the folder's own ring says. `processes`: how
 * many take in a ledger of this size, 0 for none beside this one (`processesFor`).
 */
export interface VerifyRequest {
  readonly processes: (size: number) => number;
  readonly folder: string;
  readonly witnessed: readonly string[];
  readonly rootKey: string | null;
}

/** The verdict on a folder: `checkpoints` that were compared, and how many that are not this house's word (`unsigned`). */
export interface FolderVerdict extends Verdict {
  readonly checkpoints: number;
  readonly unsigned: number;
}

const ringSchema = z.looseObject({ rootKey: z.string() });

/** Recomputes the ledger of a data folder from its files alone; changes nothing in them. Rejects when there is no readable ledger. */
export const verifyFolder = async ({ folder, witnessed, rootKey, processes }: VerifyRequest): Promise<FolderVerdict> => {
  // Before the database is looked at: a controller at work signs on, and its ledger may only be longer than these say.
  const beside = [...checkpointFile(join(folder, 'ledger')).all(), ...witnessed.flatMap(witnessedIn)];
  const file = join(folder, 'journal.sqlite');
  const database = readOnlyDatabase(file);
  try {
    const all = onlyOnce([...checkpointRows(database), ...beside]);
    const ours = all.filter(checkpointJudge(rootKey ?? ownRootKey(folder)));
    const marks = [...new Set(ours.map(({ says }) => says.size))];
    const size = recordCount(database);
    const hands = processes(size);
    const blocks = hands === 0 ? blocksHere(database, marks) : blocksInProcesses(file, size, marks, hands);
    const verdict = await verifyLedger(database, ours, { size, digest: blocks.digest }).finally(() => blocks.close());
    return { ...verdict, checkpoints: ours.length, unsigned: all.length - ours.length };
  } finally {
    database.close();
  }
};

const ownRootKey = (folder: string): string => {
  const path = join(folder, 'keys', 'ring.json');
  return existsSync(path) ? ringSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).rootKey : '';
};

const onlyOnce = (all: readonly ReadCheckpoint[]): ReadCheckpoint[] => [
  ...new Map(all.map((checkpoint) => [checkpoint.signed.note, checkpoint])).values(),
];

const message = z.looseObject({ checkpoint: signedCheckpointSchema });

/** Lines as our own file has them, or what a display or a webhook got, which has the checkpoint inside. */
const witnessedIn = (text: string): ReadCheckpoint[] => {
  const lines = text.split('\n').map((line) => {
    const inside = line.startsWith('{') ? message.safeParse(JSON.parse(line)) : null;
    return inside?.success ? JSON.stringify(inside.data.checkpoint) : line;
  });
  return checkpointsIn(lines.join('\n'));
};
