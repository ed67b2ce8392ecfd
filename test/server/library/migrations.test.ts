import { describe, expect, it } from 'vitest';
import { librarySchema } from '../../../content/library.ts';
import { defaultRating } from '../../../content/score/settings.ts';
import { readLibrary, sha256Of } from '../../../server/library/library-file.ts';
import { LIBRARY_SCHEMA, libraryMigrations, migrateLibrary } from '../../../server/library/migrations.ts';
import { library } from '../../support/schedule-library.ts';

/** A library as schema 2 kept it: scales with one name, counters by id alone. */
const ofSchemaTwo = (): Record<string, unknown> => {
  const { rating, ...rest } = library({ generation: 7 });
  const { counters, scales, ...settings } = rating;
  expect(counters).toEqual([]);
  const old = scales.map(({ used: _used, name, ...scale }) => ({ ...scale, name: name.vi }));
  const point = (id: string, unit: string, counter: string | null, scale: string) => ({
    ...{ id, unit, name: id, counter, scale, kind: 'kiosk', active: true },
  });
  const points = [
    point('a', 'u', 'quay-1', 'nam-muc'),
    point('b', 'u', 'quay-1', 'nam-muc'),
    point('c', 'v', 'tiep-dan', 'rieng'),
    point('d', 'v', null, 'rieng'),
  ];
  const own = { ...old[2], id: 'rieng', name: 'Thang riêng' };
  return { ...rest, schema: 2, rating: { ...settings, scales: [...old, own], points } };
};

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

  it('names the scales of schema 2 in both languages, marks those in use, and names counters', () => {
    const forward = migrateLibrary(ofSchemaTwo(), 2, 3, libraryMigrations);
    const { rating } = librarySchema.parse(forward?.raw);
    expect(rating.scales.map(({ id, name, used }) => [id, name.vi, name.en, used])).toEqual([
      ['nam-muc', 'Năm mức', 'Five levels', true],
      ['bon-muc', 'Bốn mức', 'Four levels', false],
      ['ba-muc', 'Ba mức', 'Three levels', false],
      ['rieng', 'Thang riêng', 'Thang riêng', true],
    ]);
    expect(rating.counters).toEqual([
      { id: 'quay-1', unit: 'u', name: 'Quầy 1' },
      { id: 'tiep-dan', unit: 'v', name: 'tiep-dan' },
    ]);
    expect(rating.scales[0]?.levels).toEqual(defaultRating().scales[0]?.levels);
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
