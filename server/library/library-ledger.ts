import type { Acts } from '../ledger/acts.ts';
import type { Database } from '../ledger/database.ts';

/** What the library needs of a journal: acts that name generations, and one transaction for an act and what goes with it. */
export interface LibraryLedger {
  readonly acts: Pick<Acts, 'newestLibrary' | 'namedLibrary' | 'publishWithin'>;
  readonly database: Pick<Database, 'write' | 'failure' | 'fail'>;
}
