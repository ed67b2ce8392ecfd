import { type CheckpointMessage, parseCheckpoint, type SignedCheckpoint } from '../../content/ledger/checkpoint.ts';
import type { Link } from '../link/link.ts';
import type { Tap } from './tap.ts';

const ASK_MS = 15_000;

/** What the controller says of its ledger, for the page on this machine: that one is a witness of its own. */
export interface LedgerWord {
  /** What a page that comes is offered, in this order; nothing while the controller cannot be asked for a proof. */
  readonly offers: () => readonly unknown[];
  readonly onOffer: (listen: (message: unknown) => void) => void;
  /** Passes a page's question on. Rejects when the controller does not answer. */
  readonly ask: (event: 'extend' | 'witnessed', message: unknown) => Promise<unknown>;
}

const heldMessage = (checkpoint: SignedCheckpoint): CheckpointMessage => ({
  ...{ v: 1, checkpoint, proof: [] },
  from: parseCheckpoint(checkpoint.note)?.size ?? 0,
});

/** Keeps the newest word behind what the link has judged, as long as the controller is there. */
export const ledgerWord = (tap: Tap, link: Pick<Link, 'state' | 'onChange' | 'ledger'>): LedgerWord => {
  const listeners: ((message: unknown) => void)[] = [];
  let newest: unknown = null;
  tap.after('checkpoint', (message) => {
    newest = message;
    for (const listen of listeners) listen(message);
  });
  link.onChange(() => {
    const state = link.state();
    if (state.kind !== 'paired' || !state.contact) newest = null;
  });
  return {
    offers: () => {
      if (newest === null) return [];
      const held = link.ledger.refused() ? link.ledger.held() : null;
      // A page with an empty profile must not take the refused ledger for the first one.
      return held === null ? [newest] : [heldMessage(held), newest];
    },
    onOffer: (listen) => void listeners.push(listen),
    ask: (event, message) => tap.ask(event, message, ASK_MS),
  };
};
