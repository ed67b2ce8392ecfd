import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../server/ledger/journal.ts';
import { openLibrary } from '../../server/library/library-store.ts';
import type { OpenedLibrary } from './library-contract.ts';
import { memoryLog } from './memory-log.ts';

/** The clock of these stores. */
export const NOON = 1_763_000_000_000;

/** A data folder in a temporary place, with the stores opened as main does, and what people with a hex editor do to it. */
export const storeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-stores-'));
  const path = (name: string): string => join(folder, 'library', name);
  const open = async (): Promise<OpenedLibrary & { readonly log: ReturnType<typeof memoryLog> }> => {
    const log = memoryLog();
    const options = { tables: [], now: () => NOON, onFailure: () => undefined };
    const journal = await openJournal(folder, log.log, options);
    try {
      const library = await openLibrary(join(folder, 'library'), journal, log.log, () => NOON);
      const done = async (): Promise<void> => {
        await library.close();
        await journal.close();
      };
      return { library, journal, log, done };
    } catch (cause) {
      await journal.close();
      throw cause;
    }
  };
  return {
    folder,
    path,
    open,
    /** Opens, works, closes. */
    once: async <T>(work: (opened: OpenedLibrary) => Promise<T>): Promise<T> => {
      const opened = await open();
      try {
        return await work(opened);
      } finally {
        await opened.done();
      }
    },
    names: (): string[] => readdirSync(join(folder, 'library')).sort(),
    damage: (name: string, change: (bytes: Buffer) => Buffer): void =>
      writeFileSync(path(name), change(readFileSync(path(name)))),
    remove: (): void => rmSync(folder, { recursive: true, force: true }),
  };
};

export type StoreFolder = ReturnType<typeof storeFolder>;
