import { describe, expect, it } from 'vitest';
import { librarySchema } from '../../../content/library.ts';
import { defaultRating } from '../../../content/score/settings.ts';
import { readLibrary, sha256Of } from '../../../server/library/library-file.ts';
import { LIBRARY_SCHEMA, libraryMigrations, migrateLibrary } from '../../../server/library/migrations.ts';
import { library } from '../../support/schedule-library.ts';

/** A library as schema 1 kept it: without ratings. */
const ofSchemaOne = (): Record<string, unknown> => {
  const { rating, ...rest } = library({ generation: 7 });
  expect(rating).toEqual(defaultRating());
  return { ...rest, schema: 1 };
};

describe('library migrations', () => {
  it('reads a file of schema 1: everything stays, and ratings have the scales of the product', () => {
    const body = JSON.stringify(ofSchemaOne());
    const head = `{"format":"niem-yet-library","schema":1,"generation":7,"sha256":"${sha256Of(body)}","library":`;
    const read = readLibrary(Buffer.from(`${head}${body}}\n`), 7, libraryMigrations);
    expect(read).toEqual({ kind: 'good', library: library({ generation: 7 }) });
  });

  it('has a step for every schema there was, and the last one gives what the parser takes', () => {
    const forward = migrateLibrary(ofSchemaOne(), 1, LIBRARY_SCHEMA, libraryMigrations);
    expect(libraryMigrations.map((step) => step.from)).toEqual(Array.from({ length: LIBRARY_SCHEMA - 1 }, (_, at) => at + 1));
    expect(librarySchema.parse(forward?.raw).schema).toBe(LIBRARY_SCHEMA);
  });

  it('refuses what is no library at all', () => {
    expect(() => migrateLibrary('nonsense', 1, LIBRARY_SCHEMA, libraryMigrations)).toThrow();
  });
});
