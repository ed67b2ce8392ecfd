import { Low } from 'lowdb';
import { emptyLibrary, type Library, librarySchema } from '../../content/library.ts';
import { type Problem, problem, problemsOf } from '../../content/problem.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { NewAct } from '../ledger/acts.ts';
import type { SqlWriter } from '../ledger/database.ts';
import type { Log } from '../ledger/log.ts';
import { makeFolderSync } from '../ledger/make-folder.ts';
import { causeText, fillSentence, StoreError } from '../ledger/store-error.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type Files, nodeFiles } from './files.ts';
import { generationFiles } from './generation-files.ts';
import { LedgerAdapter } from './ledger-adapter.ts';
import type { LibraryLedger } from './library-ledger.ts';
import { LibraryRefusal } from './library-refusal.ts';
import { libraryMigrations } from './migrations.ts';
import { type PutInForce, putInForce } from './put-in-force.ts';
import { libraryStoreSentences } from './sentences.ts';

export { LibraryRefusal } from './library-refusal.ts';

/** Told after a publish is on disk: what is in force now and what was before. */
export type LibraryListener = (library: Library, before: Library) => void;

/** `findings`: damage met at the start, for people; `failed`: why nothing can be published any more, or null. */
export interface LibraryStatus {
  readonly findings: readonly Problem[];
  readonly failed: Problem | null;
}

/** What is in force. A publish is one act over library and ledger: killed anywhere, it is old or new. */
export interface LibraryStore {
  /** The library in force; frozen. */
  current(): Library;
  /**
   * Puts `change(current)` in force, with the next generation: parsed, on disk, named by `act` in the ledger; then `current`
   * changes, listeners are told, and it resolves. `within` runs in the act's own transaction. One at a time, in order of calls.
   * Rejects with what `change` throws, a LibraryRefusal (does not parse) or a StoreError; then nothing has changed.
   */
  commit(change: (library: Library) => Library, act: NewAct, within?: (sql: SqlWriter) => void): Promise<Library>;
  /** Gives the way to stop listening. A listener that throws is logged and changes nothing. */
  onChange(listen: LibraryListener): () => void;
  status(): LibraryStatus;
  /** Waits for running commits, then refuses further ones. */
  close(): Promise<void>;
}

/** Parts of a library store; `disk` is the real one except in tests. */
export interface LibraryParts {
  readonly folder: string;
  readonly journal: LibraryLedger;
  readonly log: Log;
  readonly now: () => Instant;
  readonly disk: Files;
}

/** Opens the library in `folder`, which the journal's lock guards; rolls to what the ledger names. Throws StoreError. */
export const openLibrary = async (
  folder: string,
  journal: LibraryLedger,
  log: Log,
  now: () => Instant,
): Promise<LibraryStore> => {
  makeFolderSync(folder);
  return openLibraryOn({ folder, journal, log, now, disk: nodeFiles });
};

/** The same on any disk; the folder exists. */
export const openLibraryOn = async ({ folder, journal, log, now, disk }: LibraryParts): Promise<LibraryStore> => {
  const files = generationFiles(folder, disk, libraryMigrations);
  const adapter = new LedgerAdapter({ files, acts: journal.acts, log, now });
  const low = new Low<Library>(adapter, emptyLibrary());
  await low.read();
  for (const found of adapter.rolled?.findings ?? []) tellFinding(found, log);
  const put = putInForce({ files, adapter, low, journal, log });
  if (adapter.rolled?.act) await put(low.data, adapter.rolled.act, () => undefined);
  return storeOn(low.data, adapter.rolled?.findings ?? [], put, journal, log);
};

const tellFinding = (found: Problem, log: Log): void => {
  const sentence = libraryStoreSentences[found.code];
  const words = sentence ? fillSentence(`${sentence.vi} / ${sentence.en}`, found.detail) : found.code;
  log.error({ event: 'library-finding', code: found.code, detail: found.detail }, words);
};

const storeOn = (
  first: Library,
  findings: readonly Problem[],
  put: PutInForce,
  journal: LibraryLedger,
  log: Log,
): LibraryStore => {
  const told = new Set<LibraryListener>();
  let current = deepFreeze(first);
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const publish = async (
    change: (library: Library) => Library,
    act: NewAct,
    within: (sql: SqlWriter) => void,
  ): Promise<Library> => {
    const failure = journal.database.failure();
    if (failure) throw failure;
    const before = current;
    const next = nextLibrary(before, change(before));
    await put(next, act, within);
    current = next;
    tellAll(told, next, before, log);
    return next;
  };

  return {
    current: () => current,
    commit: (change, act, within = () => undefined) => {
      if (closed) return Promise.reject(new StoreError('STORE-closed'));
      const running = last.then(() => publish(change, act, within));
      last = running.catch(() => 'told to its caller');
      return running;
    },
    onChange: (listen) => {
      told.add(listen);
      return () => void told.delete(listen);
    },
    status: () => ({ findings, failed: journal.database.failure() }),
    close: async () => {
      closed = true;
      await last;
    },
  };
};

const nextLibrary = (before: Library, changed: Library): Library => {
  const parsed = librarySchema.safeParse({ ...changed, generation: before.generation + 1 });
  if (!parsed.success) throw new LibraryRefusal(problemsOf(parsed.error));
  if (parsed.data.epoch < before.epoch) throw new LibraryRefusal([problem('STORE-epoch', ['epoch'])]);
  return deepFreeze(parsed.data);
};

const tellAll = (told: ReadonlySet<LibraryListener>, library: Library, before: Library, log: Log): void => {
  for (const listen of told) {
    try {
      listen(library, before);
    } catch (cause) {
      log.error({ event: 'library-listener-failed', cause: causeText(cause) }, 'a listener of the library failed');
    }
  }
};
