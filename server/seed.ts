import { readFile } from 'node:fs/promises';
import { librarySchema } from '../content/library.ts';
import { type Problem, problemsOf } from '../content/problem.ts';
import { sentenceFor } from '../content/sentences.ts';
import type { LibraryStore } from './library/library-store.ts';

const told = (found: Problem): string => `${found.path.join('.')}: ${Object.values(sentenceFor(found)).join(' / ')}`;

/** Publishes the library of this file as the first generation, if nothing was ever published. Rejects when the file is none. */
export async function seedLibrary(store: LibraryStore, file: string): Promise<boolean> {
  if (store.current().generation > 0) return false;
  const parsed = librarySchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`--seed ${file}: ${problemsOf(parsed.error).map(told).join(' ')}`);
  await store.commit(({ generation, epoch }) => ({ ...parsed.data, generation, epoch }), {
    actor: 'system',
    kind: 'seeded',
    detail: {},
  });
  return true;
}
