import type { z } from 'zod';
import type { StoreError } from './store-error.ts';

/** What SQLite columns hold here: numbers are 64-bit floats or integers below 2^53. */
export type SqlValue = string | number | null | Uint8Array;

/** Reads; every row is parsed by the given schema (columns by name), so that nothing unparsed leaves the store. */
export interface SqlReader {
  all<T>(row: z.ZodType<T>, text: string, ...values: SqlValue[]): T[];
  get<T>(row: z.ZodType<T>, text: string, ...values: SqlValue[]): T | null;
}

/** Reads and writes inside one transaction; sees its own writes. Use only inside the function it was given to. */
export interface SqlWriter extends SqlReader {
  run(text: string, ...values: SqlValue[]): { readonly changes: number };
}

/** One SQLite file: WAL, synchronous=FULL. Reads see only what is committed. */
export interface Database extends SqlReader {
  /**
   * Runs `fn` (synchronous) in the next commit, together with all writes that wait then; resolves only when it is on disk. If `fn`
   * throws, only its own changes are undone and its error is the rejection. Otherwise rejects with a StoreError.
   */
  write<T>(fn: (sql: SqlWriter) => T): Promise<T>;
  /** Why every write is refused from now on, or null. */
  failure(): StoreError | null;
  /** Fails closed: refuses every later write with `STORE-failed`; tells the owner once. For a store beside this one whose disk failed. */
  fail(cause: unknown): StoreError;
  /** Commits what waits, then closes (twice is once); later writes are refused with `STORE-closed`. */
  close(): Promise<void>;
}
