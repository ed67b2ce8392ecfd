import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SignedCheckpoint } from '../../../content/ledger/checkpoint.ts';
import type { Instant } from '../../../content/time/instant.ts';
import { makeFolderSync } from '../make-folder.ts';
import { checkpointsIn, type ReadCheckpoint } from './checkpoint-rows.ts';

/** Checkpoints as lines of text beside the database, a file a month: what remains when the database is set aside or put back. */
export interface CheckpointFile {
  /** On disk when it returns. Throws the system's error. */
  append(signed: SignedCheckpoint, time: Instant): void;
  all(): ReadCheckpoint[];
  /** Those of the last lines, about `count` of them: a start need not read years. */
  newest(count: number): ReadCheckpoint[];
}

const NAME = /^checkpoints-\d{4}-\d{2}\.jsonl$/;

/** The files in `folder`, which is made at the first checkpoint. */
export const checkpointFile = (folder: string): CheckpointFile => ({
  append: (signed, time) => {
    makeFolderSync(folder);
    const path = join(folder, `checkpoints-${new Date(time).toISOString().slice(0, 7)}.jsonl`);
    const fresh = !existsSync(path);
    appendDurably(path, `${JSON.stringify(signed)}\n`);
    if (fresh) syncFolder(folder);
  },
  all: () => namesIn(folder).flatMap((name) => checkpointsIn(readFileSync(join(folder, name), 'utf8'))),
  newest: (count) => {
    const found: ReadCheckpoint[] = [];
    for (const name of namesIn(folder).reverse()) {
      if (found.length >= count) break;
      found.push(...checkpointsIn(lastLines(join(folder, name), count - found.length)));
    }
    return found;
  },
});

const namesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => NAME.test(name))
        .sort()
    : [];

const lastLines = (path: string, count: number): string => {
  const text = readFileSync(path, 'utf8');
  let from = text.length;
  for (let line = 0; line <= count && from > 0; line += 1) from = text.lastIndexOf('\n', from - 1);
  return text.slice(from + 1);
};

const appendDurably = (path: string, line: string): void => {
  const file = openSync(path, 'a+', 0o600);
  try {
    // A line that a full disk or a power cut tore stays by itself.
    writeFileSync(file, endsWhole(file) ? line : `\n${line}`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

const LINE_FEED = 0x0a;

const endsWhole = (file: number): boolean => {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === LINE_FEED);
};

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
