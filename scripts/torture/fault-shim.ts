import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { causeText } from '../../server/ledger/store-error.ts';
import { shell } from './shell.ts';

/** What is to go wrong: the `at`-th call of this sort (from 1), it alone, all of its sort from then on, or all calls from then on. */
export interface DiskFault {
  readonly op: 'write' | 'sync' | 'truncate';
  readonly mode: 'EIO' | 'ENOSPC' | 'EROFS' | 'short' | 'pretend';
  readonly at: number;
  readonly lasts: 'once' | 'its-sort' | 'everything';
}

const OPS = { write: 1, sync: 2, truncate: 3 } as const;
const ERRORS = { EIO: 5, ENOSPC: 28, EROFS: 30, short: 0, pretend: 0 } as const;
const LASTS = { once: 0, 'its-sort': 1, everything: 2 } as const;
const FIELDS = 7;

/** The environment that puts the shim before the C library of a process, for files below `folder`. */
export interface Shim {
  readonly environment: Record<string, string>;
}

/** Builds the shim into `place`, or says why this machine cannot (no C compiler, not Linux). */
export const buildShim = (place: string, folder: string): Shim | { readonly impossible: string } => {
  const library = join(place, 'fault-shim.so');
  const control = join(place, 'fault-control');
  try {
    shell('cc', '-shared', '-fPIC', '-O1', '-o', library, resolve(import.meta.dirname, 'fault-shim.c'), '-ldl');
  } catch (cause) {
    return { impossible: causeText(cause).split('\n')[0] ?? '' };
  }
  writeFileSync(control, Buffer.alloc(4 * FIELDS));
  return { environment: { LD_PRELOAD: library, FAULT_CONTROL: control, FAULT_DIR: folder } };
};

/** Arms the shim by its control file; null: nothing goes wrong. */
export const armShim = (control: string, fault: DiskFault | null): void => {
  const mode = fault?.mode === 'short' ? 2 : fault?.mode === 'pretend' ? 3 : 1;
  const values = fault === null ? [] : [OPS[fault.op], mode, fault.at, LASTS[fault.lasts], ERRORS[fault.mode], 0, 0];
  const bytes = Buffer.alloc(4 * FIELDS);
  values.forEach((value, at) => bytes.writeInt32LE(value, 4 * at));
  withFile(control, (file) => writeSync(file, bytes, 0, bytes.length, 0));
};

/** How many calls were hit since it was armed. */
export const shimHits = (control: string): number => {
  const bytes = Buffer.alloc(4 * FIELDS);
  withFile(control, (file) => readSync(file, bytes, 0, bytes.length, 0));
  return bytes.readInt32LE(4 * (FIELDS - 1));
};

const withFile = (path: string, work: (file: number) => void): void => {
  const file = openSync(path, 'r+');
  try {
    work(file);
  } finally {
    closeSync(file);
  }
};
