import {
  type Checkpoint,
  checkpointMessageSchema,
  openCheckpoint,
  type SignedCheckpoint,
} from '../../content/ledger/checkpoint.ts';
import { judgeCheckpoint } from '../../content/ledger/witness.ts';
import type { ReportItem } from '../../content/wire/display-messages.ts';
import type { Keep } from './keep.ts';
import type { Line } from './line.ts';

const ASK_MS = 20_000;

export interface WitnessParts {
  readonly keep: Pick<Keep, 'saveCheckpoint'>;
  readonly report: (code: ReportItem['code'], about: string) => void;
  readonly storageFailed: (error: unknown) => void;
}

/**
 * Keeps the newest checkpoint of the controller's ledger, and refuses one that does not extend it: so that what was counted cannot be
 * changed without every screen knowing. It shows the controller what it holds then: signed, it is proof of what was lost (LDG-20).
 */
export interface Witness {
  readonly restore: (kept: SignedCheckpoint | null) => void;
  readonly offer: (message: unknown, rootKey: string, line: Pick<Line, 'ask'>) => Promise<void>;
}

/** A witness that has seen nothing yet. */
export const witness = ({ keep, report, storageFailed }: WitnessParts): Witness => {
  let held: SignedCheckpoint | null = null;
  // One after the other: a proof that is long in coming must not bring an older checkpoint over a newer one, nor a fork past it.
  let last: Promise<void> = Promise.resolve();

  let shown = '';
  const show = (next: SignedCheckpoint, line: Pick<Line, 'ask'>): void => {
    const pair = `${held?.note} ${next.note}`;
    if (held === null || pair === shown) return;
    shown = pair;
    line.ask('witnessed', { v: 1, checkpoint: held }, ASK_MS).catch((error: unknown) => {
      shown = '';
      console.warn('what was witnessed was not heard', error);
    });
  };

  /** Asks for the proof from what is held, when the message has one from elsewhere. */
  const proofFrom = async (before: Checkpoint, message: unknown, line: Pick<Line, 'ask'>): Promise<unknown> => {
    const parsed = checkpointMessageSchema.safeParse(message);
    if (!parsed.success || parsed.data.from === before.size) return message;
    return line.ask('extend', { v: 1, from: before.size }, ASK_MS);
  };
  const judge = (before: Checkpoint | null, message: unknown, rootKey: string, line: Pick<Line, 'ask'>): void => {
    const parsed = checkpointMessageSchema.safeParse(message);
    const next = parsed.success ? openCheckpoint(parsed.data.checkpoint, rootKey) : null;
    if (!parsed.success || next === null) return report('checkpoint-unsigned', 'ledger');
    const verdict = judgeCheckpoint(before, next, parsed.data.proof);
    if (verdict === 'older' || verdict === 'forked' || verdict === 'shrunk') {
      if (verdict !== 'older') report('ledger-forked', `${before?.size ?? 0} ${next.size}`);
      return show(parsed.data.checkpoint, line);
    }
    if (verdict === 'restored') report('ledger-restored', `${before?.size ?? 0} ${next.size}`);
    held = parsed.data.checkpoint;
    keep.saveCheckpoint(held).catch(storageFailed);
  };
  const take = async (message: unknown, rootKey: string, line: Pick<Line, 'ask'>): Promise<void> => {
    const before = held && openCheckpoint(held, rootKey);
    const proved = before === null ? message : await proofFrom(before, message, line);
    // The controller cannot prove it: what it offered is judged without a proof.
    judge(before, proved ?? message, rootKey, line);
  };
  return {
    restore: (kept) => {
      held = kept;
    },
    offer: (message, rootKey, line) => {
      const mine = last.then(() => take(message, rootKey, line));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
};
