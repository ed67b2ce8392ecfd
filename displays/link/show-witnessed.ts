import type { SignedCheckpoint } from '../../content/ledger/checkpoint.ts';
import type { Line } from './line.ts';

const ASK_MS = 20_000;

/** Shows the controller what is held when it offers `next` that does not extend it (LDG-20): each pair once, until it was heard. */
export const showWitnessed = (): ((held: SignedCheckpoint | null, next: SignedCheckpoint, line: Pick<Line, 'ask'>) => void) => {
  let shown = '';
  return (held, next, line) => {
    const pair = `${held?.note} ${next.note}`;
    if (held === null || pair === shown) return;
    shown = pair;
    line.ask('witnessed', { v: 1, checkpoint: held }, ASK_MS).catch((error: unknown) => {
      shown = '';
      console.warn('what was witnessed was not heard', error);
    });
  };
};
