import { afterEach, describe, expect, it } from 'vitest';
import type { Library } from '../../content/library.ts';
import { ward } from '../../scripts/torture/marked-library.ts';
import type { Journal } from '../../server/ledger/journal.ts';
import { LibraryRefusal, type LibraryStore } from '../../server/library/library-store.ts';

/** A library store with its journal, and how to throw both away. */
export interface OpenedLibrary {
  readonly library: LibraryStore;
  readonly journal: Journal;
  done(): Promise<void>;
}

/** A change that adds wards of these names. */
const withUnits =
  (...names: string[]) =>
  (library: Library): Library => ({
    ...library,
    units: [...library.units, ...names.map((name, index) => ward(`u-${library.units.length + index}`, name))],
  });

const act = { actor: 'lan', kind: 'publish', detail: { drafts: 1 } };
const names = (library: Library): string[] => library.units.map(({ name }) => name);

/** What every library store promises. */
export const libraryContract = (name: string, open: () => Promise<OpenedLibrary>): void => {
  describe(`library contract: ${name}`, () => {
    const opened: OpenedLibrary[] = [];
    const begin = async (): Promise<OpenedLibrary> => {
      const parts = await open();
      opened.push(parts);
      return parts;
    };
    afterEach(async () => {
      for (const parts of opened.splice(0)) await parts.done();
    });

    it('begins empty, at generation 0', async () => {
      const { library } = await begin();
      expect(library.current()).toMatchObject({ generation: 0, epoch: 1, units: [] });
      expect(library.status()).toEqual({ findings: [], failed: null });
    });

    it('puts a change in force with the next generation, named by its act', async () => {
      const { library, journal } = await begin();
      const published = await library.commit(withUnits('Bến Nghé'), act);
      expect(published.generation).toBe(1);
      expect(library.current()).toEqual(published);
      const [newest] = journal.acts.list({ before: null, limit: 1 });
      expect(newest).toMatchObject({ actor: 'lan', kind: 'publish', detail: { drafts: 1, library: { generation: 1 } } });
    });

    it('takes publishes one at a time: each sees what the one before it left', async () => {
      const { library } = await begin();
      const units = Array.from({ length: 20 }, (_, number) => `Phường ${number}`);
      await Promise.all(units.map((unit) => library.commit(withUnits(unit), act)));
      expect(library.current().generation).toBe(20);
      expect(names(library.current())).toEqual(units);
    });

    it('refuses what does not parse with its place, and changes nothing', async () => {
      const { library, journal } = await begin();
      const bad = library.commit((now) => ({ ...now, epoch: 1.5 }), act);
      await expect(bad).rejects.toBeInstanceOf(LibraryRefusal);
      await expect(bad).rejects.toMatchObject({ problems: [{ path: ['epoch'] }] });
      expect(library.current().generation).toBe(0);
      expect(journal.acts.newestLibrary()?.generation ?? 0).toBe(0);
      expect((await library.commit(withUnits('Bến Thành'), act)).generation).toBe(1);
    });

    it('refuses an epoch that goes down', async () => {
      const { library } = await begin();
      await library.commit((now) => ({ ...now, epoch: 3 }), act);
      await expect(library.commit((now) => ({ ...now, epoch: 2 }), act)).rejects.toBeInstanceOf(LibraryRefusal);
    });

    it('does nothing at all when the change throws', async () => {
      const { library } = await begin();
      const breaking = library.commit(() => {
        throw new RangeError('no');
      }, act);
      await expect(breaking).rejects.toBeInstanceOf(RangeError);
      expect(library.current().generation).toBe(0);
    });

    it('does nothing at all when the work within the act throws, and undoes that work', async () => {
      const { library, journal } = await begin();
      const draft = { kind: 'slide', id: 's', version: 0, body: {}, removed: false, author: 'lan' } as const;
      await journal.drafts.put(draft);
      const breaking = library.commit(withUnits('Bến Nghé'), act, (sql) => {
        journal.drafts.removeWithin(sql, 'slide', 's', 1);
        throw new RangeError('no');
      });
      await expect(breaking).rejects.toBeInstanceOf(RangeError);
      expect(library.current().generation).toBe(0);
      expect(journal.drafts.get('slide', 's')?.version).toBe(1);
      await library.commit(withUnits('Bến Nghé'), act, (sql) => void journal.drafts.removeWithin(sql, 'slide', 's', 1));
      expect(journal.drafts.get('slide', 's')).toBeNull();
    });

    it('tells listeners after the change with old and new; one that throws hurts nobody', async () => {
      const { library } = await begin();
      const heard: [number, number, number][] = [];
      library.onChange(() => {
        throw new Error('a bad listener, on purpose');
      });
      const stop = library.onChange((now, before) =>
        heard.push([now.generation, before.generation, library.current().generation]),
      );
      await library.commit(withUnits('a'), act);
      stop();
      await library.commit(withUnits('b'), act);
      expect(heard).toEqual([[1, 0, 1]]);
    });

    it('finishes running publishes when it closes, then refuses', async () => {
      const { library } = await begin();
      const running = library.commit(withUnits('a'), act);
      await library.close();
      expect((await running).generation).toBe(1);
      await expect(library.commit(withUnits('b'), act)).rejects.toMatchObject({ code: 'STORE-closed' });
    });

    it('does not let a change spoil what is in force by writing into it', async () => {
      const { library } = await begin();
      await library.commit(withUnits('a'), act);
      const spoiling = library.commit((now) => {
        now.units.push(...withUnits('b')(now).units);
        throw new RangeError('too late');
      }, act);
      await expect(spoiling).rejects.toThrow();
      expect(names(library.current())).toEqual(['a']);
    });
  });
};
