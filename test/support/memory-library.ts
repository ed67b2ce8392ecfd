import { emptyLibrary, type Library, librarySchema } from '../../content/library.ts';
import { problem, problemsOf } from '../../content/problem.ts';
import type { Journal } from '../../server/ledger/journal.ts';
import type { Log } from '../../server/ledger/log.ts';
import { StoreError } from '../../server/ledger/store-error.ts';
import { type LibraryListener, LibraryRefusal, type LibraryStore } from '../../server/library/library-store.ts';
import { memoryJournal } from './memory-journal.ts';
import { memoryLog } from './memory-log.ts';

/** A library store without files that keeps the promises of the real one; `first` is in force at the start. */
export const memoryLibrary = (
  first: Library = emptyLibrary(),
  journal: Journal = memoryJournal(),
  log: Log = memoryLog().log,
): LibraryStore => {
  const told = new Set<LibraryListener>();
  let current = first;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const publish: LibraryStore['commit'] = async (change, act, within) => {
    const before = current;
    const parsed = librarySchema.safeParse({ ...change(structuredClone(before)), generation: before.generation + 1 });
    if (!parsed.success) throw new LibraryRefusal(problemsOf(parsed.error));
    if (parsed.data.epoch < before.epoch) throw new LibraryRefusal([problem('STORE-epoch', ['epoch'])]);
    await journal.database.write((sql) => {
      within?.(sql);
      journal.acts.publishWithin(sql, act, { generation: parsed.data.generation, sha256: '0'.repeat(64) });
    });
    current = parsed.data;
    for (const listen of told) tell(listen, current, before, log);
    return current;
  };

  return {
    current: () => current,
    commit: (change, act, within) => {
      if (closed) return Promise.reject(new StoreError('STORE-closed'));
      const running = last.then(() => publish(change, act, within));
      last = running.catch(() => 'told to its caller');
      return running;
    },
    onChange: (listen) => {
      told.add(listen);
      return () => void told.delete(listen);
    },
    status: () => ({ findings: [], failed: journal.database.failure() }),
    close: async () => {
      closed = true;
      await last;
    },
  };
};

const tell = (listen: LibraryListener, library: Library, before: Library, log: Log): void => {
  try {
    listen(library, before);
  } catch (cause) {
    log.error({ event: 'library-listener-failed', cause: String(cause) }, 'a listener of the library failed');
  }
};
