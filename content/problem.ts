import type { z } from 'zod';

/**
 * What is wrong and where, without words for people: the edge chooses those (`sentenceFor`).
 * `code` is stable (for example `TXT-3`), `path` leads into the value, `detail` fills the sentence.
 */
export interface Problem {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly detail: Readonly<Record<string, string | number>>;
}

/** A problem at `path`; a convenience that keeps the shape in one place. */
export const problem = (
  code: string,
  path: readonly (string | number)[] = [],
  detail: Readonly<Record<string, string | number>> = {},
): Problem => ({ code, path, detail });

/** A sentence for people in both languages; `{name}` stands for the detail of that name. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** The sentences of one room, by problem code. */
export type SentenceTable = Readonly<Record<string, Sentence>>;

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/**
 * Every issue of a ZodError as a Problem with a stable code, its path and details. An issue that names `params.problem` (the door
 * of text does) keeps that code; the generic ones become `ZOD-…`. Zod's own messages are never shown to people.
 */
export const problemsOf = (error: z.core.$ZodError): Problem[] => error.issues.flatMap((issue) => problemsOfIssue(issue, []));

function problemsOfIssue(issue: Issue, above: Path): Problem[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  switch (issue.code) {
    case 'invalid_type':
      return [problem(TYPE_CODES[issue.expected] ?? 'ZOD-invalid-type', path, { expected: issue.expected })];
    case 'too_small':
      return [problem(sizeCode(SMALL, issue.origin, issue.inclusive), path, { minimum: Number(issue.minimum) })];
    case 'too_big':
      return [problem(sizeCode(BIG, issue.origin, issue.inclusive), path, { maximum: Number(issue.maximum) })];
    case 'invalid_format':
      return [problem(FORMAT_CODES[issue.format] ?? 'ZOD-invalid-format', path, { format: issue.format })];
    case 'not_multiple_of':
      return [problem('ZOD-not-multiple-of', path, { divisor: issue.divisor })];
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem('ZOD-unknown-field', [...path, key], { field: key }));
    case 'invalid_union':
      return problemsOfUnion(issue, path);
    case 'invalid_key':
      return [problem('ZOD-invalid-key', path)];
    case 'invalid_element':
      return issue.issues.flatMap((inner) => problemsOfIssue(inner, path));
    case 'invalid_value':
      return [problem('ZOD-invalid-value', path, { allowed: issue.values.map(String).join(', ') })];
    case 'custom':
      return [customProblem(issue.params, path)];
    default:
      return unknownIssue(issue, path);
  }
}

const TYPE_CODES: Readonly<Record<string, string>> = {
  string: 'ZOD-not-text',
  number: 'ZOD-not-number',
  int: 'ZOD-not-whole-number',
  boolean: 'ZOD-not-boolean',
  array: 'ZOD-not-list',
  object: 'ZOD-not-object',
  record: 'ZOD-not-object',
};

const FORMAT_CODES: Readonly<Record<string, string>> = {
  date: 'ZOD-not-day',
  url: 'ZOD-not-address',
  safeint: 'ZOD-not-whole-number',
};

interface SizeCodes {
  readonly text: string;
  readonly list: string;
  readonly number: string;
  readonly strict: string;
}
const SMALL: SizeCodes = { text: 'ZOD-too-short', list: 'ZOD-too-few', number: 'ZOD-too-small', strict: 'ZOD-not-above' };
const BIG: SizeCodes = { text: 'ZOD-too-long', list: 'ZOD-too-many', number: 'ZOD-too-big', strict: 'ZOD-not-below' };

/** Texts are too short or too long, lists hold too few or too many, numbers are too small or too big. */
function sizeCode(codes: SizeCodes, origin: string, inclusive: boolean | undefined): string {
  if (origin === 'string') return codes.text;
  if (['array', 'set', 'map', 'record', 'object'].includes(origin)) return codes.list;
  return inclusive === false ? codes.strict : codes.number;
}

/** A missing discriminator is named; of plain alternatives the one that came closest speaks. */
function problemsOfUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path): Problem[] {
  const branches = issue.errors.map((branch) => branch.flatMap((inner) => problemsOfIssue(inner, path)));
  const closest = branches.reduce<Problem[] | null>((best, next) => (best && best.length <= next.length ? best : next), null);
  if (closest && closest.length > 0) return closest;
  return [problem('ZOD-no-such-kind', path, { field: issue.discriminator ?? '' })];
}

/** Whoever refines a schema gives `params: { problem: code, ...details }`. */
function customProblem(params: Readonly<Record<string, unknown>> | undefined, path: Path): Problem {
  const { problem: code, ...rest } = params ?? {};
  const detail: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(rest))
    if (typeof value === 'string' || typeof value === 'number') detail[name] = value;
  return problem(typeof code === 'string' ? code : 'ZOD-refused', path, detail);
}

function unknownIssue(issue: never, path: Path): Problem[] {
  return [problem('ZOD-refused', path, { issue: JSON.stringify(issue) })];
}
