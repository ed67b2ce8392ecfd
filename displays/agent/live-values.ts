import { acceptLive, type LiveBody, type NewestLive } from '../../content/wire/live.ts';
import type { Link } from '../link/link.ts';
import type { Tap } from './tap.ts';

/** The live values of the controller that this machine trusts. */
export interface LiveValues {
  /** What was accepted last; old values are for whoever shows them to mark (WIR-22). */
  readonly body: () => LiveBody | null;
  /** The message as it came, for the page on this machine, which judges it again. Null: none was accepted. */
  readonly message: () => unknown;
  readonly onChange: (listen: () => void) => void;
}

/** Listens to `scores`: only what the pinned root key stands behind, fresh and newer than the last, is taken. */
export const liveValues = (tap: Tap, link: Link): LiveValues => {
  const listeners: (() => void)[] = [];
  let taken: { readonly body: LiveBody; readonly newest: NewestLive; readonly message: unknown; readonly root: string } | null =
    null;
  tap.on('scores', (message) => {
    const state = link.state();
    if (state.kind !== 'paired') return;
    const root = state.pairing.rootKey;
    const newest = taken?.root === root ? taken.newest : null;
    const verdict = acceptLive(message, { rootKey: root, now: Math.round(link.read().time), newest });
    if (!verdict.ok) return;
    taken = { body: verdict.body, newest: verdict.newest, message, root };
    for (const listen of listeners) listen();
  });
  return {
    body: () => taken?.body ?? null,
    message: () => taken?.message ?? null,
    onChange: (listen) => void listeners.push(listen),
  };
};
