import type { Instant } from '../../content/time/instant.ts';
import type { Pairings } from '../hub/pairings.ts';
import type { LibraryStore } from '../library/library-store.ts';
import { bindDisplay } from './bind-display.ts';

/** Pairs the agent that shows this code to the display whose panel it drives, in the controller's own name. Rejects when that fails. */
export const pairPanel =
  (pairings: Pairings, library: LibraryStore, now: () => Instant) =>
  async (code: string, display: string): Promise<void> => {
    const typist = { person: 'controller', address: '127.0.0.1' };
    const result = await pairings.confirm(code, typist, (key) => bindDisplay(library, display, key, now()));
    if (!result.ok) throw new Error(result.code);
  };
