import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lockFolder } from '../../server/ledger/folder-lock.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import { makeFolderSync } from '../../server/ledger/make-folder.ts';
import { type Files, nodeFiles } from '../../server/library/files.ts';
import { openLibraryOn } from '../../server/library/library-store.ts';
import { marked } from './marked-library.ts';
import { say } from './say.ts';

/*
 * A process to be killed: waits for a line on its input, opens the stores of the folder in its first argument, says READY, then
 * publishes without end. It says `ACK <generation> <marker> <counter>` only when all three would be answered to a person.
 */
const [folder = '', first = '1', care = 'careful'] = process.argv.slice(2);
const quiet = { info: () => undefined, warn: () => undefined, error: (detail: object) => say(`ERROR ${JSON.stringify(detail)}`) };

/** The control: files that are never synced. */
const careless: Files = {
  ...nodeFiles,
  create: async (path) => ({ ...(await nodeFiles.create(path)), sync: async () => undefined }),
  syncFolder: async () => undefined,
};
const disk = care === 'careless' ? careless : nodeFiles;

const publishForEver = async (): Promise<void> => {
  lockFolder(folder);
  makeFolderSync(join(folder, 'library'));
  const tables = [
    { id: 'torture-1', sql: 'CREATE TABLE markers (generation INTEGER PRIMARY KEY, marker INTEGER NOT NULL) STRICT;' },
  ];
  const onFailure = (): void => say('FAILED');
  const journal = await openJournal(folder, quiet, { tables, now: Date.now, onFailure });
  const library = await openLibraryOn({ folder: join(folder, 'library'), journal, log: quiet, now: Date.now, disk });
  say('READY');
  const act = { actor: 'torture', kind: 'publish', detail: {} };
  const one = async (marker: number): Promise<void> => {
    const generation = library.current().generation + 1;
    const published = await library.commit(marked(marker), act, (sql) => {
      sql.run('INSERT INTO markers (generation, marker) VALUES (?, ?)', generation, marker);
    });
    say(`ACK ${published.generation} ${marker} ${await journal.counters.next('revision')}`);
  };
  for (let marker = Number(first); ; marker += 1) {
    await one(marker).catch(async (cause: unknown) => {
      say(`REFUSED ${String(cause)}`);
      await pause(10);
    });
  }
};

say('WAITING');
process.stdin.once('data', () => void publishForEver());
