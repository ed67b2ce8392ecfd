import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../../server/ledger/folder-lock.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import { openLibrary } from '../../server/library/library-store.ts';
import { marked } from './marked-library.ts';

/*
 * A process to be killed: waits for a line on its input, opens the stores of the folder in its first argument, says READY, then
 * publishes without end. It says `ACK <generation> <marker> <counter>` only when all three would be answered to a person.
 */
const [folder = '', first = '1'] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);
const quiet = { info: () => undefined, warn: () => undefined, error: (detail: object) => say(`ERROR ${JSON.stringify(detail)}`) };

const publishForEver = async (): Promise<void> => {
  lockFolder(folder);
  const tables = [
    { id: 'torture-1', sql: 'CREATE TABLE markers (generation INTEGER PRIMARY KEY, marker INTEGER NOT NULL) STRICT;' },
  ];
  const onFailure = (): void => say('FAILED');
  const journal = await openJournal(folder, quiet, { tables, now: Date.now, onFailure });
  const library = await openLibrary(join(folder, 'library'), journal, quiet, Date.now);
  say('READY');
  const act = { actor: 'torture', kind: 'publish', detail: {} };
  const one = async (marker: number): Promise<void> => {
    const generation = library.current().generation + 1;
    const published = await library.commit(marked(marker), act, (sql) => {
      sql.run('INSERT INTO markers (generation, marker) VALUES (?, ?)', generation, marker);
    });
    say(`ACK ${published.generation} ${marker} ${await journal.counters.next('revision')}`);
  };
  for (let marker = Number(first); ; marker += 1) await one(marker);
};

say('WAITING');
process.stdin.once('data', () => void publishForEver());
