import { join } from 'node:path';
import type { Library } from '../../content/library.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { NamedLibrary } from '../ledger/acts.ts';
import { causeText } from '../ledger/store-error.ts';
import { diskTrouble } from './disk-error.ts';
import type { Files } from './files.ts';
import { libraryBytes, type ReadLibrary, readLibrary, sha256Of } from './library-file.ts';
import type { LibraryMigration } from './migrations.ts';

/** A library file as found: also `missing`, and `foreign` when it is intact but not the one that the ledger names. */
export type FoundLibrary =
  | (ReadLibrary & { readonly sha256: string })
  | { readonly kind: 'missing' | 'foreign' }
  | { readonly kind: 'damaged'; readonly why: string };

/** `library-<generation>.json`, one file a generation, never changed after it has its name. */
export interface GenerationFiles {
  /** Generations that have a file, ascending. */
  generations(): Promise<number[]>;
  /** `sha256` null: not known to the ledger, believed by its own hash. */
  read(generation: number, sha256: string | null): Promise<FoundLibrary>;
  /** Temp file, fsync, rename, fsync of the folder. On disk when it resolves; what fails leaves no half file under the real name. */
  write(library: Library): Promise<NamedLibrary>;
  /** Takes back a file that no act names. */
  remove(generation: number): Promise<void>;
  /** Keeps the bytes for people under `….<word>-<time>`; gives the new name. */
  setAside(generation: number, word: 'orphan' | 'damaged', time: Instant): Promise<string>;
  /** Removes what a crash left half-written; gives the names. */
  sweep(): Promise<string[]>;
  /** Removes all generations but the newest `keep`; gives how many. */
  prune(keep: number): Promise<number>;
}

const NAME = /^library-(0|[1-9]\d{0,14})\.json$/;
const TEMPORARY = /^library-\d+\.json\.tmp$/;
const nameOf = (generation: number): string => `library-${generation}.json`;

/** The generations in `folder` on this disk, with the steps that bring older schemas forward. */
export const generationFiles = (folder: string, files: Files, steps: readonly LibraryMigration[]): GenerationFiles => {
  const path = (name: string): string => join(folder, name);
  const generations = async (): Promise<number[]> =>
    (await files.names(folder))
      .flatMap((name) => NAME.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);

  const removeAll = async (names: readonly string[]): Promise<void> => {
    for (const name of names) await files.remove(path(name));
    if (names.length > 0) await files.syncFolder(folder);
  };

  const setAside = async (generation: number, word: string, time: Instant): Promise<string> => {
    const aside = `${nameOf(generation)}.${word}-${time}`;
    await files.rename(path(nameOf(generation)), path(aside));
    await files.syncFolder(folder);
    return aside;
  };

  return {
    generations,
    read: (generation, sha256) => readFound(files, path(nameOf(generation)), generation, sha256, steps),
    write: async (library) => {
      const bytes = libraryBytes(library);
      const name = nameOf(library.generation);
      await writeSynced(files, path(`${name}.tmp`), bytes);
      await files.rename(path(`${name}.tmp`), path(name));
      await files.syncFolder(folder).catch((cause: unknown) => {
        // Whatever its errno: the name may or may not last now, so it must not look like trouble that passes.
        throw new Error(`the folder could not be synced: ${causeText(cause)}`, { cause });
      });
      return { generation: library.generation, sha256: sha256Of(bytes) };
    },
    remove: (generation) => removeAll([nameOf(generation)]),
    setAside,
    sweep: async () => {
      const stale = (await files.names(folder)).filter((name) => TEMPORARY.test(name));
      await removeAll(stale);
      return stale;
    },
    prune: async (keep) => {
      const old = (await generations()).slice(0, -keep);
      await removeAll(old.map(nameOf));
      return old.length;
    },
  };
};

const writeSynced = async (files: Files, path: string, bytes: Uint8Array): Promise<void> => {
  const file = await files.create(path);
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

const readFound = async (
  files: Files,
  path: string,
  generation: number,
  named: string | null,
  steps: readonly LibraryMigration[],
): Promise<FoundLibrary> => {
  try {
    const bytes = await files.read(path);
    const sha256 = sha256Of(bytes);
    const found = readLibrary(bytes, generation, steps);
    if (found.kind === 'damaged' || named === null || named === sha256) return { ...found, sha256 };
    return { kind: 'foreign' };
  } catch (cause) {
    const trouble = diskTrouble(cause);
    if (trouble === 'missing') return { kind: 'missing' };
    if (trouble === 'crowded') throw cause;
    return { kind: 'damaged', why: causeText(cause) };
  }
};
