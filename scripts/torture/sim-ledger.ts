import type { Act } from '../../content/wire/api.ts';
import type { NamedLibrary } from '../../server/ledger/acts.ts';
import type { SqlWriter } from '../../server/ledger/database.ts';
import { causeText, StoreError } from '../../server/ledger/store-error.ts';
import type { LibraryLedger } from '../../server/library/library-ledger.ts';

const noTables: SqlWriter = {
  all: () => [],
  get: () => null,
  run: () => ({ changes: 0 }),
};

/** `refused`: nothing of the commit is on disk; `unknown`: it is, but the caller only hears of a failed disk. */
export type CommitFault = 'none' | 'refused' | 'unknown';

/** A ledger that outlives the processes that use it: `named` is what is on disk. `fault` is asked at each commit. */
export class SimLedger {
  readonly named: NamedLibrary[] = [];

  /** The ledger as a new process opens it. */
  open(fault: () => CommitFault): LibraryLedger {
    let failure: StoreError | null = null;
    let waiting: NamedLibrary[] = [];
    const fail = (cause: unknown): StoreError => {
      failure ??= new StoreError('STORE-failed', { cause: causeText(cause) }, cause);
      return failure;
    };
    return {
      acts: {
        newestLibrary: () => this.named.at(-1) ?? null,
        namedLibrary: (generation) => this.named.find((named) => named.generation === generation) ?? null,
        publishWithin: (_sql, act, library): Act => {
          waiting.push(library);
          return { ...act, detail: { library }, seq: 1, time: 0, hash: '' };
        },
      },
      database: {
        failure: () => failure,
        fail,
        write: async (fn) => {
          if (failure) throw failure;
          waiting = [];
          const value = fn(noTables);
          const fate = fault();
          if (fate === 'refused') throw new StoreError('STORE-full');
          this.named.push(...waiting);
          if (fate === 'unknown') throw fail(new Error('EIO'));
          await Promise.resolve();
          return value;
        },
      },
    };
  }
}
