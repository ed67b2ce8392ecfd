import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonical } from '../../../content/wire/canonical.ts';
import { sha256Hex } from '../../../content/wire/hash.ts';
import { type Journal, openJournal } from '../../../server/ledger/journal.ts';
import { memoryLog } from '../../support/memory-log.ts';

const NOW = 1_763_000_000_000;
const act = { actor: 'lan', kind: 'sign-in', detail: { from: 'desk' } };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'niem-yet-damage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (log = memoryLog()): Promise<Journal> =>
  openJournal(folder, log.log, { tables: [], now: () => NOW, onFailure: () => undefined });
const withActs = async (acts: number): Promise<void> => {
  const journal = await open();
  for (let number = 0; number < acts; number += 1) await journal.acts.append(act);
  await journal.close();
};
const file = (): string => join(folder, 'journal.sqlite');

describe('a damaged journal', () => {
  const damages: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    garbage: () => Buffer.from('garbage '.repeat(1000)),
    'a broken page': (bytes) => Buffer.from(bytes).fill(0xa5, 4096, 3 * 4096),
    'cut in half': (bytes) => bytes.subarray(0, bytes.length >> 1),
  };
  for (const [name, change] of Object.entries(damages)) {
    it(`(${name}) is set aside by name and a new one begun, loudly`, async () => {
      await withActs(3);
      writeFileSync(file(), change(readFileSync(file())));
      const log = memoryLog();
      const journal = await open(log);
      expect(journal.findings).toMatchObject([
        { code: 'STORE-journal-damaged', detail: { setAside: `journal.sqlite.damaged-${NOW}` } },
      ]);
      expect(log.events('error')).toContain('journal-damaged');
      expect(readdirSync(folder)).toContain(`journal.sqlite.damaged-${NOW}`);
      expect(journal.acts.list({ before: null, limit: 9 })).toMatchObject([
        { kind: 'journal.finding', detail: { code: 'STORE-journal-damaged' } },
      ]);
      await journal.acts.append(act);
      await journal.close();
      const again = await open();
      expect([again.findings, again.acts.list({ before: null, limit: 9 }).length]).toEqual([[], 2]);
      await again.close();
    });
  }

  it('an empty file is a new journal', async () => {
    writeFileSync(file(), '');
    const journal = await open();
    expect(journal.findings).toEqual([]);
    await journal.close();
  });

  it('one that cannot be opened at all is not replaced: refused with a sentence', async () => {
    await withActs(1);
    rmSync(file());
    await import('node:fs').then(({ mkdirSync }) => mkdirSync(file()));
    await expect(open()).rejects.toMatchObject({ code: 'STORE-unreadable' });
    rmSync(file(), { recursive: true });
    await (await open()).close();
  });
});

describe('history edited on disk', () => {
  const edits: Readonly<Record<string, { readonly sql: string; readonly why: string; readonly seq: number }>> = {
    changed: { sql: "UPDATE acts SET actor = 'nobody' WHERE seq = 4", seq: 4, why: 'changed' },
    'changed in its detail': { sql: `UPDATE acts SET detail = '{"from":"tv"}' WHERE seq = 2`, seq: 2, why: 'changed' },
    'changed in its time': { sql: 'UPDATE acts SET time = time + 1 WHERE seq = 1', seq: 1, why: 'changed' },
    deleted: { sql: 'DELETE FROM acts WHERE seq = 3', seq: 3, why: 'missing' },
    swapped: { sql: 'UPDATE acts SET hash = (SELECT hash FROM acts WHERE seq = 5) WHERE seq = 3', seq: 3, why: 'changed' },
    'made unreadable': { sql: "UPDATE acts SET hash = 'no hash' WHERE seq = 5", seq: 5, why: 'unreadable' },
  };
  for (const [name, { sql, seq, why }] of Object.entries(edits)) {
    it(`a record ${name}: the next start names the first that does not fit`, async () => {
      await withActs(6);
      const editor = new DatabaseSync(file());
      editor.exec(`DROP TRIGGER acts_update; DROP TRIGGER acts_delete; ${sql}`);
      editor.close();
      const log = memoryLog();
      const journal = await open(log);
      expect(journal.findings).toMatchObject([{ code: 'STORE-act-broken', detail: { seq, why } }]);
      expect(log.events('error')).toEqual(['journal-finding']);
      await journal.close();
    });
  }

  it('the hash is over the canonical record, as anybody can recompute it', async () => {
    const journal = await open();
    const { hash, ...record } = await journal.acts.append(act);
    await journal.close();
    expect(hash).toBe(sha256Hex(`${'0'.repeat(64)}\n${canonical(record)}`));
  });

  it('ten thousand untouched acts verify', async () => {
    const journal = await open();
    await Promise.all(Array.from({ length: 10_000 }, () => journal.acts.append(act)));
    expect(journal.acts.verify()).toBeNull();
    await journal.close();
  });
});
