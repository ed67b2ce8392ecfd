import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Journal, openJournal } from '../../server/ledger/journal.ts';
import { sha256Of } from '../../server/library/library-file.ts';
import { type LibraryStore, openLibrary } from '../../server/library/library-store.ts';
import { markerOf } from './marked-library.ts';
import type { Acknowledged } from './victim.ts';

const TABLES = [
  { id: 'torture-1', sql: 'CREATE TABLE markers (generation INTEGER PRIMARY KEY, marker INTEGER NOT NULL) STRICT;' },
];
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const markerRow = z.object({ generation: z.number(), marker: z.number() });

/** What stands in the folder after a start. */
export interface Standing {
  readonly generation: number;
  readonly acts: number;
  readonly orphans: number;
}

/**
 * Opens what a killed publisher left and checks it as the history says: every acknowledged publish is there with its act, its marker
 * and its number; old or new, never mixed; library and ledger name one generation; nothing half-written stays. Throws on the first loss.
 */
export const checkFolder = async (folder: string, acknowledged: readonly Acknowledged[]): Promise<Standing> => {
  const journal = await openJournal(folder, silent, { tables: TABLES, now: Date.now, onFailure: () => undefined });
  const library = await openLibrary(join(folder, 'library'), journal, silent, Date.now);
  try {
    for (const wrong of [...wrongWithLibrary(library, journal, folder), ...wrongWithHistory(journal, acknowledged)]) {
      throw new Error(`${wrong} (acknowledged: ${JSON.stringify(acknowledged.at(-1) ?? null)})`);
    }
    return {
      generation: library.current().generation,
      acts: journal.acts.list({ before: null, limit: 1 })[0]?.seq ?? 0,
      orphans: readdirSync(join(folder, 'library')).filter((name) => name.includes('.orphan-')).length,
    };
  } finally {
    await library.close();
    await journal.close();
  }
};

function* wrongWithLibrary(library: LibraryStore, journal: Journal, folder: string): Generator<string> {
  const current = library.current();
  const named = journal.acts.newestLibrary();
  const names = readdirSync(join(folder, 'library'));
  const marker = journal.database.get(markerRow, 'SELECT * FROM markers ORDER BY generation DESC LIMIT 1');
  if (journal.findings.length > 0) yield `the journal found ${JSON.stringify(journal.findings)}`;
  if (library.status().findings.length > 0) yield `the library found ${JSON.stringify(library.status().findings)}`;
  if (markerOf(current) === null) yield `generation ${current.generation} is mixed`;
  if (markerOf(current) !== (marker?.marker ?? 0))
    yield `the library has marker ${markerOf(current)}, its transaction ${marker?.marker}`;
  if (named?.generation !== current.generation) yield `the ledger names ${named?.generation}, in force is ${current.generation}`;
  if (sha256Of(readFileSync(join(folder, 'library', `library-${current.generation}.json`))) !== named?.sha256)
    yield 'another file';
  if (names.some((name) => name.endsWith('.tmp') || name.includes('.damaged-'))) yield `half-written: ${names.join(', ')}`;
}

function* wrongWithHistory(journal: Journal, acknowledged: readonly Acknowledged[]): Generator<string> {
  const kept = new Map(
    journal.database.all(markerRow, 'SELECT * FROM markers').map(({ generation, marker }) => [generation, marker]),
  );
  for (const { generation, marker, counter } of acknowledged) {
    if (!journal.acts.namedLibrary(generation)) yield `publish ${generation} has no act`;
    if (kept.get(generation) !== marker) yield `publish ${generation} had marker ${marker}, kept is ${kept.get(generation)}`;
    if (journal.counters.current('revision') < counter) yield `number ${counter} was given out, the counter stands before it`;
  }
}
