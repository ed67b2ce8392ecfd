import type { Adapter } from 'lowdb';
import type { Library } from '../../content/library.ts';
import type { NamedLibrary } from '../ledger/acts.ts';
import { type RollDeps, type Rolled, rollToLedger } from './roll-to-ledger.ts';

/** lowdb's view of our generations: reads what the ledger names, writes one synced file a generation. */
export class LedgerAdapter implements Adapter<Library> {
  /** How the last `read` came to its library. */
  rolled: Rolled | null = null;
  /** What the last `write` put on disk; counts only when an act names it. */
  written: NamedLibrary | null = null;
  readonly #deps: RollDeps;

  constructor(deps: RollDeps) {
    this.#deps = deps;
  }

  async read(): Promise<Library> {
    this.rolled = await rollToLedger(this.#deps);
    return this.rolled.library;
  }

  async write(library: Library): Promise<void> {
    this.written = null;
    this.written = await this.#deps.files.write(library);
  }
}
