/** One step forward: a library of schema `from`, as it stood in its file, becomes one of schema `from + 1`. Pure; throws on nonsense. */
export interface LibraryMigration {
  readonly from: number;
  readonly migrate: (raw: unknown) => unknown;
}

/** The schema that this version writes. */
export const LIBRARY_SCHEMA = 1;

/** Every step there ever was, oldest first; schema 1 is the first. */
export const libraryMigrations: readonly LibraryMigration[] = [];

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
