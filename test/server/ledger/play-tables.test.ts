import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../server/ledger/database.ts';
import { journalTables } from '../../../server/ledger/journal.ts';
import { playsOn } from '../../../server/ledger/plays.ts';

const onFailure = (): void => undefined;

it('brings runs of one slide each forward: what was shown how often, and what shows now since when', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-plays-'));
  const file = join(folder, 'journal.sqlite');
  const old = openDatabase(file, { tables: journalTables.filter(({ id }) => id !== 'ledger-plays-2'), onFailure });
  await old.write((sql) => {
    const columns = 'INSERT INTO plays (display, zone, epoch, revision, entry, slide, first, last, times)';
    sql.run(`${columns} VALUES ('d', 'main', 1, 1, 'e', 's', 1000, 2000, 3), ('d', 'main', 1, 1, NULL, NULL, 3000, 3000, 1)`);
    sql.run("INSERT INTO newest_plays VALUES ('d', 'main', 2)");
  });
  await old.close();
  const database = openDatabase(file, { tables: journalTables, onFailure });
  const plays = playsOn(database);
  expect(plays.list('d', 0, 9999, 9).map(({ slides }) => slides)).toEqual([
    [{ entry: 'e', slide: 's', times: 3 }],
    [{ entry: null, slide: null, times: 1 }],
  ]);
  expect(plays.latest('d')).toMatchObject([{ slide: null, since: 3000 }]);
  expect(await plays.prune(2500)).toBe(1);
  await database.close();
  rmSync(folder, { recursive: true });
});
