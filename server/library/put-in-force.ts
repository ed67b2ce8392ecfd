import type { Low } from 'lowdb';
import type { Library } from '../../content/library.ts';
import type { NamedLibrary, NewAct } from '../ledger/acts.ts';
import type { SqlWriter } from '../ledger/database.ts';
import type { Log } from '../ledger/log.ts';
import { causeText, StoreError } from '../ledger/store-error.ts';
import { diskTrouble } from './disk-error.ts';
import type { GenerationFiles } from './generation-files.ts';
import type { LedgerAdapter } from './ledger-adapter.ts';
import type { LibraryLedger } from './library-ledger.ts';

/** So many generations are kept for people to look back and for start-up to fall back on. */
const KEPT_GENERATIONS = 20;

/** Resolves when `library` is on disk and named by `act`; `within` runs in the act's transaction. Rejects with nothing in force. */
export type PutInForce = (library: Library, act: NewAct, within: (sql: SqlWriter) => void) => Promise<void>;

interface Parts {
  readonly files: GenerationFiles;
  readonly adapter: LedgerAdapter;
  readonly low: Low<Library>;
  readonly journal: LibraryLedger;
  readonly log: Log;
}

/** File first, then the act that makes it count: killed between the two, the next start sets the file aside. */
export const putInForce =
  (parts: Parts): PutInForce =>
  async (library, act, within) => {
    const { files, journal, log } = parts;
    const named = await writeFile(parts, library);
    try {
      await journal.database.write((sql) => {
        within(sql);
        journal.acts.publishWithin(sql, act, named);
      });
    } catch (cause) {
      // After a disk failure nobody knows whether the act is on disk: the file must stay, the next start decides.
      if (!journal.database.failure()) await tidy(() => files.remove(library.generation), log);
      throw cause;
    }
    await tidy(() => files.prune(KEPT_GENERATIONS), log);
  };

const writeFile = async ({ low, adapter, files, journal, log }: Parts, library: Library): Promise<NamedLibrary> => {
  try {
    low.data = library;
    await low.write();
  } catch (cause) {
    await tidy(() => files.sweep(), log);
    throw refusal(cause, journal);
  }
  if (!adapter.written) throw new TypeError('lowdb did not write');
  return adapter.written;
};

const refusal = (cause: unknown, journal: LibraryLedger): StoreError => {
  const trouble = diskTrouble(cause);
  switch (trouble) {
    case 'full':
      return new StoreError('STORE-full', {}, cause);
    case 'crowded':
      return new StoreError('STORE-crowded', {}, cause);
    case 'missing':
    case 'failed':
      return journal.database.fail(cause);
    default:
      return trouble satisfies never;
  }
};

/** Leftovers cost space, not truth: the next start removes them. */
const tidy = async (work: () => Promise<unknown>, log: Log): Promise<void> => {
  try {
    await work();
  } catch (cause) {
    log.warn({ event: 'library-untidy', cause: causeText(cause) }, 'old or half-written library files could not be removed');
  }
};
