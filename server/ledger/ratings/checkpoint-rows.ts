import { z } from 'zod';
import {
  type Checkpoint,
  parseCheckpoint,
  type SignedCheckpoint,
  signedCheckpointSchema,
} from '../../../content/ledger/checkpoint.ts';
import type { SqlReader, SqlWriter } from '../sql.ts';

const rowSchema = z
  .object({
    signed: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(signedCheckpointSchema),
  })
  .transform(({ signed }) => signed);

/** A checkpoint with what it says, signature unchecked. */
export interface ReadCheckpoint {
  readonly signed: SignedCheckpoint;
  readonly says: Checkpoint;
}

const read = (signed: SignedCheckpoint): ReadCheckpoint[] => {
  const says = parseCheckpoint(signed.note);
  return says === null ? [] : [{ signed, says }];
};

/** All that the table holds and this program can read, by size. */
export const checkpointRows = (sql: SqlReader): ReadCheckpoint[] =>
  sql.all(rowSchema, 'SELECT signed FROM checkpoints ORDER BY size, epoch').flatMap(read);

/** The newest checkpoints of the table, newest first, at most `count`. */
export const newestCheckpoints = (sql: SqlReader, count: number): ReadCheckpoint[] =>
  sql.all(rowSchema, 'SELECT signed FROM checkpoints ORDER BY epoch DESC, size DESC LIMIT ?', count).flatMap(read);

export const keepCheckpoint = (sql: SqlWriter, { signed, says }: ReadCheckpoint): void => {
  sql.run(
    'INSERT INTO checkpoints (epoch, size, time, signed) VALUES (?, ?, ?, ?) ON CONFLICT (epoch, size) DO NOTHING',
    says.epoch,
    says.size,
    says.time,
    JSON.stringify(signed),
  );
};

/** The checkpoints in the lines of a file, one JSON text each; a line that is torn or strange is left out. */
export const checkpointsIn = (text: string): ReadCheckpoint[] =>
  text.split('\n').flatMap((line) => {
    const parsed = signedCheckpointSchema.safeParse(jsonOf(line));
    return parsed.success ? read(parsed.data) : [];
  });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};
