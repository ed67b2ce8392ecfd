import type { Library } from '../../content/library.ts';
import type { Problem } from '../../content/problem.ts';
import type { NewAct } from '../ledger/acts.ts';
import type { SqlWriter } from '../ledger/database.ts';

/** Told after a publish is on disk: what is in force now and what was before. */
export type LibraryListener = (library: Library, before: Library) => void;

/** `findings`: damage met at the start and not yet seen to; `failed`: why nothing can be published any more, or null. */
export interface LibraryStatus {
  readonly findings: readonly Problem[];
  readonly failed: Problem | null;
}

/** What is in force. A publish is one act over library and ledger: killed anywhere, it is old or new. */
export interface LibraryStore {
  /** The library in force; frozen. */
  current(): Library;
  /**
   * Puts `change(current)` in force, with the next generation: parsed, on disk, named by `act` in the ledger; then `current`
   * changes, listeners are told, and it resolves. `within` runs in the act's own transaction. One at a time, in order of calls.
   * Rejects with what `change` throws, a LibraryRefusal (does not parse) or a StoreError; then nothing has changed.
   */
  commit(change: (library: Library) => Library, act: NewAct, within?: (sql: SqlWriter) => void): Promise<Library>;
  /** Gives the way to stop listening. A listener that throws is logged and changes nothing. */
  onChange(listen: LibraryListener): () => void;
  status(): LibraryStatus;
  /** Waits for running commits, then refuses further ones. */
  close(): Promise<void>;
}
