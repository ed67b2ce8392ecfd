import { z } from 'zod';
import { presetScales } from '../../content/score/scale.ts';
import { defaultRating } from '../../content/score/settings.ts';

/** One step forward: a library of schema `from`, as it stood in its file, becomes one of schema `from + 1`. Pure; throws on nonsense. */
export interface LibraryMigration {
  readonly from: number;
  readonly migrate: (raw: unknown) => unknown;
}

/** The schema that this version writes. */
export const LIBRARY_SCHEMA = 3;

const membersSchema = z.record(z.string(), z.unknown());

/** Schema 2 brought ratings: the scales of the product, no points yet; in the shape that it had. */
const addRating = (raw: unknown): unknown => {
  const { counters: _counters, scales, ...rest } = defaultRating();
  const asTheyWere = scales.map(({ used: _used, name, ...scale }) => ({ ...scale, name: name.vi }));
  return { ...membersSchema.parse(raw), schema: 2, rating: { ...rest, scales: asTheyWere } };
};

const ratingOfTwo = z.looseObject({
  scales: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  points: z.array(z.looseObject({ unit: z.string(), counter: z.string().nullable(), scale: z.string() })),
});

/** Schema 3: scales are named in both languages and know whether they were used; counters have names («quay-1» becomes «Quầy 1»). */
const nameScalesAndCounters = (raw: unknown): unknown => {
  const library = membersSchema.parse(raw);
  const { scales, points, ...rest } = ratingOfTwo.parse(library.rating);
  const english = new Map(presetScales().map(({ name }) => [name.vi, name.en]));
  const used = new Set(points.map((point) => point.scale));
  const places = new Map(
    points.flatMap(({ unit, counter }) => (counter === null ? [] : [[`${unit}/${counter}`, { id: counter, unit }] as const])),
  );
  const named = scales.map(({ name, ...scale }) => ({
    ...{ ...scale, name: { vi: name, en: english.get(name) ?? name }, used: used.has(scale.id) },
  }));
  const counters = [...places.values()].map(({ id, unit }) => ({ id, unit, name: id.replace(/^quay-/, 'Quầy ') }));
  return { ...library, schema: 3, rating: { ...rest, scales: named, counters, points } };
};

/** Every step there ever was, oldest first; schema 1 is the first. */
export const libraryMigrations: readonly LibraryMigration[] = [
  { from: 1, migrate: addRating },
  { from: 2, migrate: nameScalesAndCounters },
];

/** `raw` of schema `from`, brought forward step by step to `to`; null when a step is missing. */
export const migrateLibrary = (
  raw: unknown,
  from: number,
  to: number,
  steps: readonly LibraryMigration[],
): { readonly raw: unknown } | null => {
  let value = raw;
  for (let schema = from; schema < to; schema += 1) {
    const step = steps.find((candidate) => candidate.from === schema);
    if (!step) return null;
    value = step.migrate(value);
  }
  return { raw: value };
};
