import { readFile } from 'node:fs/promises';
import { librarySchema } from '../content/library.ts';
import type { LibraryStore } from './library/library-store.ts';

/** Publishes the library of this file as the first generation, if nothing was ever published. Rejects when the file is none. */
export async function seedLibrary(store: LibraryStore, file: string): Promise<boolean> {
  if (store.current().generation > 0) return false;
  const seed = librarySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  await store.commit(({ generation, epoch }) => ({ ...seed, generation, epoch }), {
    actor: 'system',
    kind: 'seeded',
    detail: {},
  });
  return true;
}
