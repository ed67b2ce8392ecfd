import { createHash } from 'node:crypto';
import { type Library, librarySchema } from '../../content/library.ts';
import { type Problem, problem, problemsOf } from '../../content/problem.ts';
import type { Hash } from '../../content/slide/slide.ts';
import { causeText } from '../ledger/store-error.ts';
import { LIBRARY_SCHEMA, type LibraryMigration, migrateLibrary } from './migrations.ts';

/** SHA-256 of bytes in lower-case hex. */
export const sha256Of = (bytes: Uint8Array | string): Hash => createHash('sha256').update(bytes).digest('hex');

/**
 * The bytes of a library file: a JSON object whose head names format, schema, generation and the SHA-256 of the text of the library
 * in it, with one record a line, so that people can read and compare generations.
 */
export const libraryBytes = (library: Library): Buffer => {
  const body = linesOf(library);
  const head = { format: FORMAT, schema: library.schema, generation: library.generation, sha256: sha256Of(body) };
  return Buffer.from(`${JSON.stringify(head).slice(0, -1)},"library":${body}}\n`);
};

/** What a file says: the library in it, or why it cannot be used; `damaged` is the disk's fault, the others are not. */
export type ReadLibrary =
  | { readonly kind: 'good'; readonly library: Library }
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'newer'; readonly schema: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Reads the bytes of the file of `generation`: the hash first, then forward by schema, then the parser. */
export const readLibrary = (bytes: Uint8Array, generation: number, steps: readonly LibraryMigration[]): ReadLibrary => {
  const text = Buffer.from(bytes).toString('utf8');
  const head = HEAD.exec(text);
  if (!head || !text.endsWith('}\n')) return { kind: 'damaged', why: 'shape' };
  const body = text.slice(head[0].length, -2);
  if (sha256Of(body) !== head[3]) return { kind: 'damaged', why: 'hash' };
  if (Number(head[2]) !== generation) return { kind: 'damaged', why: 'generation' };
  const schema = Number(head[1]);
  return schema > LIBRARY_SCHEMA ? { kind: 'newer', schema } : parsedBody(body, schema, generation, steps);
};

const FORMAT = 'niem-yet-library';
const HEAD = /^\{"format":"niem-yet-library","schema":(\d{1,6}),"generation":(\d{1,15}),"sha256":"([0-9a-f]{64})","library":/;

const parsedBody = (body: string, schema: number, generation: number, steps: readonly LibraryMigration[]): ReadLibrary => {
  const forward = migrated(body, schema, steps);
  if ('code' in forward) return { kind: 'refused', problems: [forward] };
  const parsed = librarySchema.safeParse(forward.raw);
  if (!parsed.success) return { kind: 'refused', problems: problemsOf(parsed.error) };
  return parsed.data.generation === generation ? { kind: 'good', library: parsed.data } : { kind: 'damaged', why: 'generation' };
};

const migrated = (body: string, schema: number, steps: readonly LibraryMigration[]): { readonly raw: unknown } | Problem => {
  try {
    return migrateLibrary(JSON.parse(body), schema, LIBRARY_SCHEMA, steps) ?? problem('STORE-no-step', [], { schema });
  } catch (cause) {
    return problem('STORE-step-failed', [], { schema, cause: causeText(cause) });
  }
};

const linesOf = (library: Library): string =>
  `{\n${Object.entries(library)
    .map(([key, value]) => `${JSON.stringify(key)}:${Array.isArray(value) ? recordLines(value) : JSON.stringify(value)}`)
    .join(',\n')}\n}`;

const recordLines = (records: readonly unknown[]): string =>
  records.length === 0 ? '[]' : `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]`;
