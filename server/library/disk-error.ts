import { z } from 'zod';

const errnoSchema = z.looseObject({ code: z.string() });
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);
const CROWDED: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM']);

/** `missing`: no such file; `full` and `crowded` may pass; after `failed` the disk is not believed any more. */
export type DiskTrouble = 'missing' | 'full' | 'crowded' | 'failed';

/** What an error of the file system means for a store. */
export const diskTrouble = (thrown: unknown): DiskTrouble => {
  const parsed = thrown instanceof Error ? errnoSchema.safeParse({ ...thrown }) : null;
  const code = parsed?.success ? parsed.data.code : '';
  if (code === 'ENOENT') return 'missing';
  if (FULL.has(code)) return 'full';
  return CROWDED.has(code) ? 'crowded' : 'failed';
};
