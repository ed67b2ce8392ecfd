import {
  type Checkpoint,
  checkpointMessageSchema,
  openCheckpoint,
  parseCheckpoint,
  type SignedCheckpoint,
} from '../../content/ledger/checkpoint.ts';
import type { Hash } from '../../content/slide/slide.ts';

/** A checkpoint message that this house has signed. `proof`: that it extends what is held, or so it is said. */
export interface OpenedOffer {
  readonly signed: SignedCheckpoint;
  readonly says: Checkpoint;
  readonly proof: readonly Hash[];
}

/** What a message offers; null when nobody of this house (`rootKey`) stands behind it. */
export const openOffer = (message: unknown, rootKey: string): OpenedOffer | null => {
  const parsed = checkpointMessageSchema.safeParse(message);
  if (!parsed.success) return null;
  const { checkpoint: signed, proof } = parsed.data;
  const says = openCheckpoint(signed, rootKey);
  return says && { signed, says, proof };
};

/** Whether the proof in a message begins elsewhere than at what is held. */
export const lacksProof = ({ size }: Checkpoint, message: unknown): boolean => {
  const parsed = checkpointMessageSchema.safeParse(message);
  return parsed.success && parsed.data.from !== size;
};

/** How many records a checkpoint covers; 0: there is none. */
export const sizeOf = (held: SignedCheckpoint | null): number => parseCheckpoint(held?.note ?? '')?.size ?? 0;
