import type { LiveBody } from '../../content/wire/live.ts';
import type { Link } from '../link/link.ts';
import type { Tap } from './tap.ts';

/** The live values of the controller that this machine trusts, as the link has taken them. */
export interface LiveValues {
  /** What was accepted last; old values are for whoever shows them to mark (WIR-32). */
  readonly body: () => LiveBody | null;
  /** The message as it came, for the page on this machine, which judges it again. Null: none was accepted. */
  readonly message: () => unknown;
  readonly onChange: (listen: () => void) => void;
}

/** Keeps the message behind what the link accepted: signed by the pinned root key’s controller, fresh, newer than the last. */
export const liveValues = (tap: Tap, link: Pick<Link, 'live'>): LiveValues => {
  const listeners: (() => void)[] = [];
  let taken: { readonly body: LiveBody; readonly message: unknown } | null = null;
  tap.after('scores', (message) => {
    const body = link.live();
    if (body === null || body === taken?.body) return;
    taken = { body, message };
    for (const listen of listeners) listen();
  });
  return {
    body: link.live,
    message: () => (link.live() !== null && link.live() === taken?.body ? taken.message : null),
    onChange: (listen) => void listeners.push(listen),
  };
};
