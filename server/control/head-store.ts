import { join } from 'node:path';
import { z } from 'zod';
import { type Head, headSchema } from '../../content/wire/head.ts';
import { readText, writeDurably } from '../keys/durable-file.ts';
import type { Log } from '../ledger/log.ts';

/**
 * Where the newest heads are kept, so that a restart gives no display a new revision without need. Losing them costs a revision
 * for every display and nothing else: the parts are the same, so no screen changes.
 */
export interface HeadStore {
  load(): Promise<Head[]>;
  save(heads: readonly Head[]): Promise<void>;
}

const fileSchema = z.strictObject({ v: z.literal(1), heads: z.array(headSchema) });

/** Heads in `heads.json` of this folder. A damaged file counts as none, loudly. */
export function headFile(folder: string, log: Log): HeadStore {
  const path = join(folder, 'heads.json');
  return {
    async load() {
      const text = await readText(path);
      if (text === null) return [];
      try {
        return fileSchema.parse(JSON.parse(text)).heads;
      } catch (error) {
        log.warn({ event: 'heads-damaged', path, error }, 'kept heads are damaged: every display gets a new revision');
        return [];
      }
    },
    save: (heads) => writeDurably(path, JSON.stringify({ v: 1, heads })),
  };
}
