import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../server/ledger/journal.ts';
import { openLibrary } from '../../../server/library/library-store.ts';
import { libraryContract } from '../../support/library-contract.ts';
import { memoryJournal } from '../../support/memory-journal.ts';
import { memoryLibrary } from '../../support/memory-library.ts';
import { memoryLog } from '../../support/memory-log.ts';

libraryContract('real files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-library-'));
  const now = (): number => 1_763_000_000_000;
  const { log } = memoryLog();
  const journal = await openJournal(folder, log, { tables: [], now, onFailure: () => undefined });
  const library = await openLibrary(join(folder, 'library'), journal, log, now);
  const done = async (): Promise<void> => {
    await library.close();
    await journal.close();
    rmSync(folder, { recursive: true });
  };
  return { library, journal, done };
});

libraryContract('memory', async () => {
  const journal = memoryJournal();
  const library = memoryLibrary(undefined, journal);
  return { library, journal, done: () => journal.close() };
});
