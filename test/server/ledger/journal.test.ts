import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../server/ledger/journal.ts';
import { journalContract } from '../../support/journal-contract.ts';
import { memoryJournal } from '../../support/memory-journal.ts';
import { memoryLog } from '../../support/memory-log.ts';

journalContract('real file', async (options) => {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-journal-'));
  const journal = await openJournal(folder, memoryLog().log, options);
  const done = async (): Promise<void> => {
    await journal.close();
    rmSync(folder, { recursive: true });
  };
  return { journal, done };
});

journalContract('memory', async (options) => {
  const journal = memoryJournal(options);
  return { journal, done: () => journal.close() };
});
