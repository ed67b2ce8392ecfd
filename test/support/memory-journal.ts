import { openDatabase } from '../../server/ledger/database.ts';
import { type Journal, type JournalOptions, journalOn, journalTables } from '../../server/ledger/journal.ts';

/** A journal that lives in memory: the real tables on SQLite's `:memory:`, so that tables of other rooms work in it too. */
export const memoryJournal = ({
  tables = [],
  now = () => 0,
  onFailure = () => undefined,
}: Partial<JournalOptions> = {}): Journal =>
  journalOn(openDatabase(':memory:', { tables: [...journalTables, ...tables], onFailure }), now, [], () => undefined);
