import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { marked, markerOf } from '../../../scripts/torture/marked-library.ts';
import { NOON, type StoreFolder, storeFolder } from '../../support/store-folder.ts';

const act = { actor: 'lan', kind: 'publish', detail: {} };
let at: StoreFolder;
beforeEach(() => {
  at = storeFolder();
});
afterEach(() => at.remove());

const publish = (...markers: number[]): Promise<void> =>
  at.once(async ({ library }) => {
    for (const marker of markers) await library.commit(marked(marker), act);
  });

describe('a start of the library', () => {
  it('finds what was published, quietly', async () => {
    await publish(11, 12);
    const { library, log, done } = await at.open();
    expect([library.current().generation, markerOf(library.current())]).toEqual([2, 12]);
    expect(library.status().findings).toEqual([]);
    expect(log.lines).toEqual([]);
    await done();
  });

  it('sets a newer file that no act names aside by name', async () => {
    await publish(11, 12);
    writeFileSync(at.path('library-3.json'), 'half a publish');
    const { library, log, done } = await at.open();
    expect(markerOf(library.current())).toBe(12);
    expect(at.names()).toContain(`library-3.json.orphan-${NOON}`);
    expect(log.events('warn')).toEqual(['library-orphan']);
    await library.commit(marked(13), act);
    expect(library.current().generation).toBe(3);
    await done();
  });

  it('removes what a crash left half-written', async () => {
    await publish(11);
    writeFileSync(at.path('library-2.json.tmp'), 'half');
    await publish(12);
    expect(at.names()).toEqual(['library-0.json', 'library-1.json', 'library-2.json']);
  });

  it('touches no file that is not its own', async () => {
    await publish(11);
    for (const name of ['library-x.json', 'library-01.json', 'notes.txt', 'library-7.json.orphan-1'])
      writeFileSync(at.path(name), name);
    await publish(12);
    expect(at.names()).toEqual(
      expect.arrayContaining(['library-x.json', 'library-01.json', 'notes.txt', 'library-7.json.orphan-1']),
    );
  });

  it('keeps the last twenty generations', async () => {
    await publish(...Array.from({ length: 25 }, (_, index) => index + 1));
    expect(at.names()).toHaveLength(20);
    expect(at.names()).not.toContain('library-5.json');
    expect(at.names()).toContain('library-6.json');
  });
});

const flip =
  (where: (length: number) => number) =>
  (bytes: Buffer): Buffer => {
    const copy = Buffer.from(bytes);
    const index = where(bytes.length);
    copy[index] = (copy[index] ?? 0) ^ 0x01;
    return copy;
  };

const DAMAGES: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'cut in half': (bytes) => bytes.subarray(0, bytes.length >> 1),
  'cut by one byte': (bytes) => bytes.subarray(0, -1),
  'a flipped bit in its head': flip(() => 20),
  'a flipped bit in its middle': flip((length) => length >> 1),
  'a flipped bit at its end': flip((length) => length - 1),
  empty: () => Buffer.alloc(0),
  zeros: (bytes) => Buffer.alloc(bytes.length),
  garbage: () => Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 197 + 31) % 256)),
  'another valid JSON': () => Buffer.from('{"units":[]}\n'),
  'valid, but not what the ledger names': (bytes) => Buffer.from(`${bytes}`.replace(/,"generation":2,/, ',"generation": 2,')),
};

describe('a damaged newest file', () => {
  for (const [name, change] of Object.entries(DAMAGES)) {
    it(`${name}: is set aside, the last good one comes in force, loudly`, async () => {
      await publish(11, 12);
      at.damage('library-2.json', change);
      const { library, journal, log, done } = await at.open();
      expect([library.current().generation, markerOf(library.current())]).toEqual([3, 11]);
      expect(at.names()).toContain(`library-2.json.damaged-${NOON}`);
      expect(log.events('error')).toContain('library-damaged');
      expect(library.status().findings.map(({ code }) => code)).toEqual(['STORE-library-damaged', 'STORE-library-recovered']);
      expect(journal.acts.list({ before: null, limit: 1 })).toMatchObject([
        { actor: 'system', kind: 'library.recovered', detail: { from: 1, lost: 2, library: { generation: 3 } } },
      ]);
      await library.commit(marked(13), act);
      await done();
      await at.once(async ({ library: again }) => {
        expect([again.current().generation, markerOf(again.current())]).toEqual([4, 13]);
        expect(again.status().findings).toEqual([]);
      });
    });
  }

  it('that cannot be read at all (a folder in its place) is set aside too', async () => {
    await publish(11, 12);
    rmSync(at.path('library-2.json'));
    mkdirSync(at.path('library-2.json'));
    await at.once(async ({ library }) => expect(markerOf(library.current())).toBe(11));
    expect(at.names()).toContain(`library-2.json.damaged-${NOON}`);
  });

  it('that is missing counts as lost, loudly', async () => {
    await publish(11, 12);
    rmSync(at.path('library-2.json'));
    const { library, log, done } = await at.open();
    expect(markerOf(library.current())).toBe(11);
    expect(log.events('error')).toEqual(['library-missing', 'library-finding', 'library-finding']);
    expect(library.status().findings.map(({ code }) => code)).toEqual(['STORE-library-missing', 'STORE-library-recovered']);
    await done();
  });

  it('with the next one damaged too: the one before comes in force, both are named', async () => {
    await publish(11, 12, 13);
    for (const name of ['library-3.json', 'library-2.json']) at.damage(name, () => Buffer.from('no'));
    await at.once(async ({ library }) => {
      expect([library.current().generation, markerOf(library.current())]).toEqual([4, 11]);
      expect(library.status().findings.map(({ code }) => code)).toEqual([
        'STORE-library-damaged',
        'STORE-library-damaged',
        'STORE-library-recovered',
      ]);
    });
  });

  it('with nothing good left: refuses to start with a sentence, and the files stay by name', async () => {
    await publish(11);
    for (const name of ['library-1.json', 'library-0.json']) at.damage(name, () => Buffer.from('no'));
    await expect(at.open()).rejects.toMatchObject({ code: 'STORE-no-library' });
    expect(at.names()).toEqual([`library-0.json.damaged-${NOON}`, `library-1.json.damaged-${NOON}`]);
  });

  it('any older file in turn: nothing happens, for it is not in force', async () => {
    await publish(11, 12);
    at.damage('library-1.json', () => Buffer.from('no'));
    await at.once(async ({ library }) => expect(library.status().findings).toEqual([]));
  });
});

describe('library and journal that do not belong together', () => {
  const journalFiles = (): string[] => readdirSync(at.folder).filter((name) => name.startsWith('journal.sqlite'));

  it('journal lost: the newest library comes in force under a new epoch, loudly', async () => {
    await publish(11, 12);
    for (const name of journalFiles()) rmSync(join(at.folder, name));
    const { library, journal, done } = await at.open();
    expect(library.current()).toMatchObject({ generation: 3, epoch: 2 });
    expect(markerOf(library.current())).toBe(12);
    expect(library.status().findings).toMatchObject([{ code: 'STORE-library-adopted', detail: { from: 2, epoch: 2 } }]);
    expect(journal.acts.list({ before: null, limit: 9 }).map(({ kind }) => kind)).toEqual(['library.adopted']);
    await done();
  });

  it('journal lost and the newest file damaged: the one before it', async () => {
    await publish(11, 12);
    for (const name of journalFiles()) rmSync(join(at.folder, name));
    at.damage('library-2.json', () => Buffer.from('no'));
    await at.once(async ({ library }) => expect([library.current().generation, markerOf(library.current())]).toEqual([3, 11]));
  });

  it('journal from an older backup: the library rolls back to what it names, loudly', async () => {
    await publish(11);
    const saved = join(at.folder, 'backup.sqlite');
    copyFileSync(join(at.folder, 'journal.sqlite'), saved);
    await publish(12, 13);
    for (const name of journalFiles()) rmSync(join(at.folder, name));
    renameSync(saved, join(at.folder, 'journal.sqlite'));
    await at.once(async ({ library }) => {
      expect(markerOf(library.current())).toBe(11);
      expect(library.status().findings).toMatchObject([{ code: 'STORE-journal-older', detail: { newest: 3, named: 1 } }]);
    });
    expect(at.names()).toEqual(expect.arrayContaining([`library-2.json.orphan-${NOON}`, `library-3.json.orphan-${NOON}`]));
  });

  it('library files lost: refuses to start rather than empty every screen', async () => {
    await publish(11);
    rmSync(join(at.folder, 'library'), { recursive: true });
    await expect(at.open()).rejects.toMatchObject({ code: 'STORE-no-library', detail: { generation: 1 } });
  });

  it('killed in the very first start, before the first act: begins anew', async () => {
    await publish();
    for (const name of journalFiles()) rmSync(join(at.folder, name));
    await at.once(async ({ library }) => expect(library.current()).toMatchObject({ generation: 0, epoch: 1 }));
  });
});
