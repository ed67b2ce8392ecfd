import type { z } from 'zod';
import { problemsOf } from '../../../content/problem.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import { say } from '../say.ts';

interface Told {
  readonly path: readonly (string | number)[];
  readonly vi: string;
  readonly en: string;
}

/** Sentences by where they belong (`rows.0.days`), so that each stands at its field. */
export const sentencesByPath = (problems: readonly Told[]): ReadonlyMap<string, string> => {
  const byPath = new Map<string, string>();
  for (const { path, vi, en } of problems) {
    const key = path.join('.');
    if (!byPath.has(key)) byPath.set(key, say([vi, en]));
  }
  return byPath;
};

/** What keeps `value` from being published, by field: the very refusals that the server would give. */
export const refusalsOf = (schema: z.ZodType, value: unknown): ReadonlyMap<string, string> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return new Map();
  return sentencesByPath(problemsOf(parsed.error).map((one) => ({ path: one.path, ...sentenceFor(one) })));
};
