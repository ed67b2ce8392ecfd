import type { CheckpointMessage } from '../../content/ledger/checkpoint.ts';
import type { Checkpoints } from '../ledger/ratings/checkpoints.ts';
import { Written } from './display-parser.ts';

/** The newest checkpoint for displays that come, written once for all: whoever holds another one asks for the proof from there. */
export const newestCheckpoint = ({ newest }: Pick<Checkpoints, 'newest'>): (() => Written | null) => {
  let known: { readonly note: string; readonly written: Written } | null = null;
  return () => {
    const current = newest();
    if (current === null) return null;
    const message: CheckpointMessage = { v: 1, checkpoint: current.signed, from: current.says.size, proof: [] };
    const { note } = current.signed;
    if (known?.note !== note) known = { note, written: new Written(JSON.stringify(message)) };
    return known.written;
  };
};
