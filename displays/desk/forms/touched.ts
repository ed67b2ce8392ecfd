type Path = readonly string[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/**
 * The fields of a form that somebody has written to: dotted paths at which `next` differs from `before`. A row that was only
 * added is not written to yet.
 */
export const writtenPaths = (before: unknown, next: unknown, path: Path = []): string[] => {
  if (Object.is(before, next)) return [];
  if (!isRecord(before) || !isRecord(next)) return [path.join('.')];
  return Object.keys(before)
    .filter((key) => key in next)
    .flatMap((key) => writtenPaths(before[key], next[key], [...path, key]));
};

const meets = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** Of the sentences by field, those whose field was written to: nobody is blamed for a form not yet filled in. */
export const toldOf = (problems: ReadonlyMap<string, string>, written: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map([...problems].filter(([key]) => [...written].some((path) => meets(key, path))));
