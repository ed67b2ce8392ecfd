import { z } from 'zod';
import { defaultRating } from '../../content/score/settings.ts';

/** One step forward: a library of schema `from`, as it stood in its file, becomes one of schema `from + 1`. Pure; throws on nonsense. */
export interface LibraryMigration {
  readonly from: number;
  readonly migrate: (raw: unknown) => unknown;
}

/** The schema that this version writes. */
export const LIBRARY_SCHEMA = 2;

/** Schema 2 brought ratings: the scales of the product, no points yet. When `rating` changes its shape, this keeps the old one. */
const addRating = (raw: unknown): unknown => ({
  ...z.record(z.string(), z.unknown()).parse(raw),
  schema: 2,
  rating: defaultRating(),
});

/** Every step there ever was, oldest first; schema 1 is the first. */
export const libraryMigrations: readonly LibraryMigration[] = [{ from: 1, migrate: addRating }];

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
