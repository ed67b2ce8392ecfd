import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startVictim } from '../../../scripts/torture/victim.ts';
import { lockFolder } from '../../../server/ledger/folder-lock.ts';
import { openJournal } from '../../../server/ledger/journal.ts';
import { memoryLog } from '../../support/memory-log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'niem-yet-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const options = { tables: [], now: () => 0, onFailure: () => undefined };

it('a second process on the folder is refused with a sentence; after kill -9 of the first the next start succeeds at once', async () => {
  const first = startVictim(folder, 1);
  first.begin();
  await first.opened;
  expect(() => lockFolder(folder)).toThrow(/đang được một tiến trình khác sử dụng/);
  await expect(openJournal(folder, memoryLog().log, options)).rejects.toMatchObject({ code: 'STORE-busy' });
  await first.kill();
  const lock = lockFolder(folder);
  lock.release();
  const next = startVictim(folder, 1);
  next.begin();
  await next.opened;
  await next.kill();
});

it('a second hold in the same process is refused too, and a released one can be taken again', () => {
  const lock = lockFolder(join(folder, 'made', 'on', 'the', 'way'));
  expect(() => lockFolder(join(folder, 'made', 'on', 'the', 'way'))).toThrow(expect.objectContaining({ code: 'STORE-busy' }));
  lock.release();
  lock.release();
  lockFolder(join(folder, 'made', 'on', 'the', 'way')).release();
});

it('garbage in the lock file does not keep anybody out', async () => {
  for (const name of ['folder.lock', 'journal.lock']) writeFileSync(join(folder, name), 'garbage '.repeat(1000));
  lockFolder(folder).release();
  await (await openJournal(folder, memoryLog().log, options)).close();
});

it('a journal that could not be opened lets go of the folder', async () => {
  const broken = { ...options, tables: [{ id: 'x', sql: 'nonsense' }] };
  await expect(openJournal(folder, memoryLog().log, broken)).rejects.toMatchObject({ code: 'STORE-migration' });
  await (await openJournal(folder, memoryLog().log, options)).close();
});
